using System.Collections.Immutable;

namespace TriageBot.Engine.Texts;

/// <summary>Papers that a clinic asks people to bring; each has its plain words in every language.</summary>
public static class Papers
{
    public static readonly ImmutableArray<string> All =
    [
        "notice_to_appear", "hearing_notice", "immigration_letters", "identity", "passport", "birth_certificate", "marriage", "work_permit",
        "pay_records", "police_report", "protective_order", "medical", "home",
    ];
}
