namespace TriageBot.Try;

/// <summary>Settings <c>Try:*</c>.</summary>
internal sealed class TryOptions
{
    public const string Section = "Try";

    /// <summary>Whether <c>/try</c> answers. Unset: in Development only.</summary>
    public bool? Enabled { get; set; }

    public bool IsOn(bool production) => Enabled ?? !production;
}
