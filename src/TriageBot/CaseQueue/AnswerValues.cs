using System.Globalization;
using System.Text.Json.Nodes;
using TriageBot.Engine.Dialogs;

namespace TriageBot.CaseQueue;

/// <summary>Answers as the case queue receives them.</summary>
internal static class AnswerValues
{
    /// <summary><c>yes</c>, <c>no</c>, <c>not-sure</c> · null when skipped or not understood · an option id, or a list of them where several may be named ·
    /// an ISO date, or both readings in order while it reads two ways · a number · the person's own words.</summary>
    public static JsonNode? Json(Question question, AnswerValue value) => value switch
    {
        Yes => "yes",
        No => "no",
        NotSure => "not-sure",
        Chosen chosen when question.Several => List(chosen.Options),
        Chosen chosen => chosen.Options.Length == 1 ? chosen.Options[0] : List(chosen.Options),
        OnDate { Other: { } other } date => List([Iso(date.Date), Iso(other)]),
        OnDate date => Iso(date.Date),
        Amount amount => amount.Number,
        Words words => words.Text,
        _ => null,
    };

    /// <summary>Whether someone still has to find out: skipped, not sure, not understood, or a date that reads two ways.</summary>
    public static bool IsOpen(AnswerValue? value) => value is null or Skipped or NotSure or Unread or OnDate { Other: not null };

    /// <summary>For a field that holds one text.</summary>
    public static string? Text(AnswerValue? value) => value switch
    {
        Words words => words.Text,
        Chosen chosen => string.Join(", ", chosen.Options),
        OnDate { Other: null } date => Iso(date.Date),
        Amount amount => amount.Number.ToString(CultureInfo.InvariantCulture),
        _ => null,
    };

    public static bool? Flag(AnswerValue? value) => value switch
    {
        Yes => true,
        No => false,
        _ => null,
    };

    private static string Iso(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static JsonArray List(IEnumerable<string> items) => [.. items.Select(item => (JsonNode)item)];
}
