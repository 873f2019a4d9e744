namespace TriageBot.Settings;

/// <summary>Settings in the order of the contract: file, environment's file, environment variables, command line.</summary>
internal static class AppSettings
{
    public static IConfigurationRoot Load(Layout layout, string environment, IReadOnlyList<string> overrides) => new ConfigurationBuilder()
        .SetBasePath(layout.Root)
        .AddJsonFile("appsettings.json", optional: true)
        .AddJsonFile($"appsettings.{environment}.json", optional: true)
        .AddEnvironmentVariables()
        .AddCommandLine([.. overrides])
        .Build();

    /// <summary>Production unless said otherwise, but Development in the source tree, where a newcomer stands.</summary>
    public static string Environment(Layout layout, IReadOnlyList<string> overrides) =>
        new ConfigurationBuilder().AddCommandLine([.. overrides]).Build()[HostDefaults.EnvironmentKey]
        ?? System.Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT")
        ?? System.Environment.GetEnvironmentVariable("DOTNET_ENVIRONMENT")
        ?? (File.Exists(Path.Combine(layout.Root, "TriageBot.sln")) ? Environments.Development : Environments.Production);
}
