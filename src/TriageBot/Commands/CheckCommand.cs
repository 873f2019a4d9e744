using TriageBot.Engine.Checking;

namespace TriageBot.Commands;

/// <summary>Every finding in dialogs and locales at once.</summary>
internal static class CheckCommand
{
    /// <summary><c>dialogs/intake/dialog.yaml:12: error text-missing: … Fix: …</c></summary>
    public static string Line(Finding finding) =>
        $"{finding.File}:{finding.Line}: {(finding.Severity is Severity.Error ? "error" : "warning")} {finding.Code}: {finding.Message} {finding.Fix}";
}
