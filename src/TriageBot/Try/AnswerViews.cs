using System.Collections.Immutable;
using System.Globalization;
using TriageBot.Engine.Dialogs;
using TriageBot.Engine.Texts;

namespace TriageBot.Try;

/// <summary>Answers in staff's words. A pinned question may have lost a text since: then its id stands in.</summary>
internal static class AnswerViews
{
    public static string Label(Phrasing words, string question) => words.Find(question + ".label") ?? question;

    public static string Option(Phrasing words, string question, string option) => words.Find($"{question}.options.{option}") ?? option;

    public static AnswerView Of(Phrasing words, Answer answer)
    {
        var (kind, items) = Shown(words, answer);
        return new AnswerView(answer.Question, Label(words, answer.Question), kind, items, answer.Text);
    }

    private static (string Kind, ImmutableArray<string> Items) Shown(Phrasing words, Answer answer) => answer.Value switch
    {
        Yes => ("yes", []),
        No => ("no", []),
        NotSure => ("not-sure", []),
        Skipped => ("skip", []),
        Chosen chosen => ("chosen", [.. chosen.Options.Select(option => Option(words, answer.Question, option))]),
        OnDate { Other: { } other } date => ("date", [Iso(date.Date), Iso(other)]),
        OnDate date => ("date", [Iso(date.Date)]),
        Amount amount => ("number", [amount.Number.ToString(CultureInfo.InvariantCulture)]),
        Words own => ("words", [own.Text]),
        _ => ("unread", []),
    };

    private static string Iso(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
