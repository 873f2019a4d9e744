using TriageBot.Engine.Checking;

namespace TriageBot.Engine.Tests.Checking;

/// <summary>The small content with a second pack beside it: English only, with numbers, a name and a day of its own.</summary>
internal static class TwoPacks
{
    public const string Head = "id: oregon\nname: Oregon\nhotline: Oregon Help\nzone: America/Los_Angeles\nnumbers: [\"+15035550100\", \"whatsapp:+15035550199\", \"telegram:oregon_bot\"]\nlocales: [en]\n";

    private const string Phones = """
        phones:
          - {id: office, number: "503-555-0100", source: "set by the clinic", review_by: 2027-02-28}
          - {id: police, number: "911", source: "fcc.gov", review_by: 2027-11-30}
        """;

    private const string Sources = """
        sources:
          - {tag: salem, name: Salem library, keywords: [SALEM]}
        """;

    public static SoundContent Load()
    {
        var small = SoundContent.Load().Stamped();
        return new SoundContent(small.Files
            .Add("dialogs/oregon/dialog.yaml", small.Files["dialogs/small/dialog.yaml"].Replace("id: small\n", Head, StringComparison.Ordinal))
            .Add("dialogs/oregon/resources.yaml", Phones)
            .Add("dialogs/oregon/sources.yaml", Sources)
            .Add("locales/en/oregon.yaml", small.Files["locales/en/small.yaml"]));
    }

    public static IEnumerable<string> Codes(SoundContent content) => content.Findings().Select(finding => $"{finding.Code} {finding.File}");
}
