using System.Collections.Immutable;
using TriageBot.Engine.Dialogs;
using TriageBot.Engine.Dialogs.Pieces;
using TriageBot.Engine.Questions;

namespace TriageBot.Console.Editing;

/// <summary>The forms in which questions, rules, numbers and places are changed.</summary>
internal static class PieceForms
{
    private const string Condition = "Such as: who is me_minor, topic includes work, days_until(court_date) <= 7; joined with and, or, not.";

    private static readonly ImmutableArray<(string, string)> Levels = [("", "says nothing"), ("emergency", "emergency"), ("same-day", "same day"), ("within-72h", "within 72 hours"), ("routine", "routine")];

    public static string Name(PieceKind kind) => kind switch
    {
        PieceKind.Question => "Question",
        PieceKind.Rule => "Rule",
        PieceKind.Phone => "Number",
        _ => "Place",
    };

    public static string Names(PieceKind kind) => kind switch
    {
        PieceKind.Question => "Questions",
        PieceKind.Rule => "Urgency rules",
        PieceKind.Phone => "Phone numbers",
        _ => "Places that send people",
    };

    /// <summary>All but the short name.</summary>
    public static ImmutableArray<FormGroup> Of(PieceKind kind, Dialog dialog) => kind switch
    {
        PieceKind.Question => Question(),
        PieceKind.Rule => Rule(dialog),
        PieceKind.Phone => Phone(),
        _ => Place(),
    };

    /// <summary>A piece with what somebody has filled in; what the form does not show stays as it is.</summary>
    public static Piece Read(PieceKind kind, Dialog dialog, Piece? before, string id, Func<string, string?> typed)
    {
        var name = PiecePlace.Of(kind).Id;
        var piece = before ?? new Piece(kind, [Field.One(name, id.Trim())]);
        return piece.With(Of(kind, dialog).SelectMany(group => group.Fields).Select(field => Value(field, typed(field.Key) ?? "")));
    }

    private static Field Value(FormField field, string typed) => field.Input switch
    {
        FormInput.List => Field.List(field.Key, typed.Split([',', '\n', '،', '、'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)),
        FormInput.Switch => Field.One(field.Key, typed is "true" or "on" ? "true" : ""),
        _ => Field.One(field.Key, string.Join(' ', typed.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))),
    };

    private static ImmutableArray<FormGroup> Question() =>
    [
        new("", [
            new("type", "How it is answered", "", FormInput.Choice, [.. QuestionTypes.Default().Names.Select(name => (name, name))]),
            new("when", "Asked when", FormInput.Lines, $"Empty: always. {Condition}"),
            new("fills", "Fills a field of the intake", FormInput.Line, "Such as contact.place or adverse.employer; mostly empty."),
        ]),
        new("For a choice", [
            new("options", "Options, in their order", FormInput.List, "Short names with commas between, nine at most. What people read for each is written in Words."),
            new("several", "More than one may be named", FormInput.Switch),
        ]),
        new("For a date", [new("tense", "A date without a year is", "", FormInput.Choice, [("", "to come"), ("past", "past"), ("future", "to come")])]),
        new("For a number or a text", [new("min", "At least", FormInput.Number), new("max", "At most; of a text: letters", FormInput.Number)]),
        new("Heard before it is asked", [new("hears", "Concepts that tell it", FormInput.List, "From concepts.yaml, such as take; mostly empty.")]),
    ];

    private static ImmutableArray<FormGroup> Rule(Dialog dialog) =>
    [
        new("", [
            new("text", "What staff read", FormInput.Lines, "One plain sentence. {when} becomes \"in 4 days\"."),
            new("when", "Holds when", FormInput.Lines, $"{Condition} May be empty where a date decides alone."),
            new("level", "Then it is", "Leave it at \"says nothing\" where a date decides.", FormInput.Choice, Levels),
            new("safety", "Safety text said with it", "", FormInput.Choice, [("", "none"), .. new[] { "danger", "custody", "removal", "violence", "self-harm", "child-danger", "trafficking" }.Select(kind => (kind, kind))]),
        ]),
        new("Where a date decides", [
            new("clock.kind", "What falls due", FormInput.Line, "Such as hearing or appeal."),
            new("clock.from", "Counted from the answer to", "", FormInput.Choice, [("", "no date"), .. dialog.Questions.Where(question => question.Type is "date").Select(question => (question.Id, question.Id))]),
            new("clock.plus", "And this long after it", FormInput.Line, "30 days, 15 business days, 6 months, 1 year; empty: the date itself."),
            new("clock.within.emergency", "Emergency with so many days left", FormInput.Number),
            new("clock.within.same-day", "Same day with so many days left", FormInput.Number),
            new("clock.within.within-72h", "Within 72 hours with so many days left", FormInput.Number),
            new("clock.within.routine", "Routine with so many days left", FormInput.Number),
            new("clock.passed", "Once it has passed", "", FormInput.Choice, Levels),
            new("clock.unknown", "Asked, and not known", "", FormInput.Choice, Levels),
        ]),
        new("Where it comes from", [.. Origin(), new("effective_from", "In force from", FormInput.Day)]),
    ];

    private static ImmutableArray<FormGroup> Phone() => [new("", [new("number", "Number or address", FormInput.Line, "As people should read it."), .. Origin()])];

    private static ImmutableArray<FormGroup> Place() =>
    [
        new("", [
            new("name", "Name, for staff", FormInput.Line),
            new("keywords", "Words on its poster", FormInput.List, "One word each, in any language, with commas between."),
        ]),
    ];

    private static ImmutableArray<FormField> Origin() =>
    [
        new("source", "Source", FormInput.Lines, "A law, a page, or who decided it."),
        new("review_by", "Somebody looks again by", FormInput.Day),
        new("owner", "Who looks after it", FormInput.Line, "Their name as on the roster, or a mail address; empty: nobody yet."),
    ];
}
