using System.Globalization;
using TriageBot.Engine.Dialogs;

namespace TriageBot.Engine.Checking.Paths;

/// <summary>A comparison as coordinators write it.</summary>
internal static class Sentence
{
    public static string Of(Condition atom) => atom switch
    {
        Is a => $"{a.Question} is {(a.Negated ? "not " : "")}{a.Value}",
        Includes a => $"{a.Question} includes {a.Option}",
        IsAnswered a => $"answered({a.Question})",
        FlagHeard { Kind: { } kind } => $"flag({kind})",
        FlagHeard => "flagged",
        AskedForPerson => "asked_for_person",
        OnSharedDevice => "shared_device",
        NumberIs a => $"{a.Question} {Sign(a.Comparison)} {a.Limit.ToString(CultureInfo.InvariantCulture)}",
        DaysAre a => $"{(a.Since ? "days_since" : "days_until")}({a.Question}) {Sign(a.Comparison)} {a.Limit.ToString(CultureInfo.InvariantCulture)}",
        _ => atom.ToString(),
    };

    private static string Sign(Comparison comparison) => comparison switch
    {
        Comparison.Less => "<",
        Comparison.AtMost => "<=",
        Comparison.Equal => "=",
        Comparison.AtLeast => ">=",
        _ => ">",
    };
}
