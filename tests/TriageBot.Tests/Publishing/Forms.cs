using System.Text.RegularExpressions;
using TriageBot.Tests.Console;

namespace TriageBot.Tests.Publishing;

/// <summary>Fills in the forms of texts, as they were shown.</summary>
internal static class Forms
{
    public static async Task<Seen> Keep(Visitor visitor, string page, string text) =>
        await visitor.Fill(page, ("stamp", Field("stamp", (await visitor.Look(page)).Body)), ("text", text), ("done", "true"));

    public static string Field(string name, string body) => Regex.Match(body, $"name=\"{name}\" value=\"(?<value>[^\"]+)\"", RegexOptions.None, TimeSpan.FromSeconds(1)).Groups["value"].Value;
}
