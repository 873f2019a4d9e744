using TriageBot.Engine.Dialogs;
using TriageBot.Engine.Texts.Sheets;

namespace TriageBot.Publishing;

/// <summary>Which texts somebody has read who vouches for a language's essentials: safety, consent and keywords. They are also the first to be translated.</summary>
internal static class Essentials
{
    /// <summary>By the beginning of a text's id below its file, in the order in which people in danger meet them.</summary>
    private static readonly string[] InDialogs = [Opening.Safe + ".", Opening.Danger + ".", Opening.Consent + "."];

    private static readonly string[] InCommon =
        ["safety.", "greeting", "ask_safe_again", "pause.", "consent.", "stop.", "start.", "exit.", "delete.", "help"];

    private const string Common = "common.";
    private const string Words = "words.";
    private const string Keywords = "words.keywords.";

    public static bool Has(string id) =>
        id.StartsWith(Keywords, StringComparison.Ordinal)
        || (id.StartsWith(Common, StringComparison.Ordinal) ? Begins(id[Common.Length..], InCommon) : Begins(id[(id.IndexOf('.', StringComparison.Ordinal) + 1)..], InDialogs));

    /// <summary>What is read in danger first, then dialogs as they go, then all other texts, then words.</summary>
    public static int Rank(SheetRow row) => Has(row.Id) switch
    {
        true when row.Id.StartsWith(Common + "safety.", StringComparison.Ordinal) => 0,
        true when row.Kind is RowKind.Text => 1,
        true => 2,
        _ when row.Id.StartsWith(Words, StringComparison.Ordinal) => 5,
        _ when row.Id.StartsWith(Common, StringComparison.Ordinal) => 4,
        _ => 3,
    };

    private static bool Begins(string key, string[] beginnings) => Array.Exists(beginnings, beginning => key.StartsWith(beginning, StringComparison.Ordinal));
}
