using TriageBot.Tests.Support;

namespace TriageBot.Tests.Hosting;

/// <summary>A library stays in its room, so that another can take its place in one change.</summary>
public class RoomsTests
{
    [Theory]
    [InlineData("StackExchange.Redis", "Stores/Redis")]
    [InlineData("Microsoft.Data.Sqlite", "Stores/Sqlite")]
    [InlineData("SQLitePCL", "Stores/Sqlite")]
    [InlineData("System.CommandLine", "Commands")]
    [InlineData("Microsoft.IdentityModel", "Channels/BotFramework")]
    [InlineData("MailKit", "Channels/Mail")]
    [InlineData("MimeKit", "Channels/Mail")]
    public void Library_UsedAnywhere_IsUsedInItsRoomOnly(string library, string room)
    {
        var source = Path.Combine(Repository.Root, "src", "TriageBot");

        var users = Directory.EnumerateFiles(source, "*.cs", SearchOption.AllDirectories)
            .Select(file => (Name: Path.GetRelativePath(source, file).Replace('\\', '/'), Text: File.ReadAllText(file)))
            .Where(file => !file.Name.StartsWith("obj/", StringComparison.Ordinal) && !file.Name.StartsWith("bin/", StringComparison.Ordinal))
            .Where(file => file.Text.Contains($"using {library}", StringComparison.Ordinal) || file.Text.Contains($" {library}.", StringComparison.Ordinal))
            .Select(file => file.Name)
            .ToList();

        users.ShouldNotBeEmpty();
        users.ShouldAllBe(file => file.StartsWith(room + "/", StringComparison.Ordinal) || file == "Program.cs");
    }
}
