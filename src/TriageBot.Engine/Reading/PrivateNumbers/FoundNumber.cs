namespace TriageBot.Engine.Reading.PrivateNumbers;

internal enum PrivateKind
{
    ANumber,

    /// <summary>Social Security number, or the tax number that looks like one.</summary>
    Ssn,
    Passport,
    Card,

    /// <summary>The words say that the number is a phone, a booking or the like.</summary>
    Keep,

    /// <summary>"is", "number", "#": between the words and the number.</summary>
    Between,
}

/// <param name="Start">Where it stands in the text.</param>
/// <param name="End">Just behind it.</param>
/// <param name="IsNamed">The person's own words beside it say what it is.</param>
internal readonly record struct FoundNumber(PrivateKind Kind, int Start, int End, bool IsNamed);
