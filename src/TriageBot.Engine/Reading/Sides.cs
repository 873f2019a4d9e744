using TriageBot.Engine.Dialogs;
using TriageBot.Engine.Questions;

namespace TriageBot.Engine.Reading;

/// <summary>Which way a word of a yes-no answer points.</summary>
internal enum Side
{
    None,
    Yes,
    No,
    NotSure,
    Skip,

    /// <summary>Points both ways, or only looks like an answer.</summary>
    Unclear,
}

internal static class Sides
{
    public static Side Join(Side left, Side right) => (left, right) switch
    {
        (Side.None, _) => right,
        (_, Side.None) => left,
        _ when left == right => left,
        (Side.Unclear, _) or (_, Side.Unclear) => Side.Unclear,
        (Side.NotSure, _) or (_, Side.NotSure) => Side.NotSure,
        (Side.Skip, Side.No) or (Side.No, Side.Skip) => Side.Skip,
        _ => Side.Unclear,
    };

    public static Side OfDigit(string digit) => digit switch
    {
        "1" or "01" => Side.Yes,
        "2" or "02" => Side.No,
        "3" or "03" => Side.NotSure,
        "0" or "00" => Side.Skip,
        _ => Side.None,
    };

    public static AnswerReading ReadingOf(Side side) => side switch
    {
        Side.Yes => new Understood(new Yes()),
        Side.No => new Understood(new No()),
        Side.NotSure => new Understood(new NotSure()),
        Side.Skip => new Understood(new Skipped()),
        _ => AnswerReading.Miss,
    };
}
