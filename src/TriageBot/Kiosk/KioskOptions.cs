namespace TriageBot.Kiosk;

/// <summary>Settings <c>Kiosk:*</c>.</summary>
internal sealed class KioskOptions
{
    public const string Section = "Kiosk";

    /// <summary>Whether <c>/start</c> answers. Unset: in Development only.</summary>
    public bool? Enabled { get; set; }

    public bool IsOn(bool production) => Enabled ?? !production;
}
