using TriageBot.Engine.Checking;
using TriageBot.Engine.Dialogs;
using TriageBot.Engine.Texts;

namespace TriageBot.Engine.Tests.Support;

/// <summary>The locales as they ship.</summary>
internal static class Locales
{
    public static IReadOnlyDictionary<string, Locale> All { get; } = Directory.GetDirectories(Path.Combine(Repository.Root, "locales"))
        .Select(Load)
        .ToDictionary(locale => locale.Tag, StringComparer.Ordinal);

    private static Locale Load(string folder)
    {
        var findings = new List<Finding>();
        var files = Directory.GetFiles(folder, "*.yaml").Select(file => new SourceFile(file, File.ReadAllText(file))).ToList();
        return LocaleLoader.Load(files, findings) ?? throw new InvalidOperationException($"{folder}: {string.Join("; ", findings.Select(finding => finding.Message))}");
    }
}
