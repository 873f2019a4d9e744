using TriageBot.Chaos.Judging;
using TriageBot.Chaos.Logs;

namespace TriageBot.Tests.Chaos;

/// <summary>A run with one person, who is in danger, writes twice, and is handed over. Tests take one thing away from it or add one.</summary>
internal static class SmallLog
{
    public const string Phone = "+15551000001";
    public const string StoreDown = "El sistema está lento.";

    private const string Staff = "+15550002000";

    public static IReadOnlyList<Entry> Lines { get; } =
    [
        new() { Kind = What.Begins, At = 1, Phone = Phone, Script = "small [en]" },
        new() { Kind = What.Says, At = 2, Phone = Phone, Sid = "SM1", Turn = 0, Text = "hello" },
        new() { Kind = What.Call, At = 3, Phone = Phone, Sid = "SM1", Host = "h1", Outcome = "200", Text = "Hello. Is it safe?" },
        new() { Kind = What.Reaches, At = 3, Phone = Phone, Sid = "SM1", Host = "h1", Outcome = "inline", Text = "Hello. Is it safe?" },
        new() { Kind = What.Webhook, At = 4, Phone = Phone, Host = "h1", Outcome = "taken", Id = "evt_1", Type = "intake.flagged", Intake = "int_1", Revision = 1, Reference = "K7-42", Level = "emergency", Digest = "a" },
        new() { Kind = What.Reaches, At = 5, Phone = Staff, Host = "h1", Outcome = "rest", Text = "New urgent request K7-42. Reply 123456 to take it." },
        new() { Kind = What.Says, At = 10, Phone = Phone, Sid = "SM2", Turn = 1, Text = "1" },
        new() { Kind = What.Call, At = 11, Phone = Phone, Sid = "SM2", Host = "h1", Outcome = "200", Text = "Sent: K7-42." },
        new() { Kind = What.Reaches, At = 11, Phone = Phone, Sid = "SM2", Host = "h1", Outcome = "inline", Text = "Sent: K7-42." },
        new() { Kind = What.Webhook, At = 12, Phone = Phone, Host = "h1", Outcome = "taken", Id = "evt_2", Type = "intake.completed", Intake = "int_1", Revision = 2, Reference = "K7-42", Level = "emergency", Digest = "b" },
        new() { Kind = What.Ends, At = 13, Phone = Phone, Script = "small [en]" },
    ];

    public static Entry Line(string kind, int which = 0) => Lines.Where(entry => entry.Kind == kind).ElementAt(which);

    public static IReadOnlyList<Entry> Without(params Entry[] gone) => [.. Lines.Where(entry => !gone.Contains(entry))];

    public static IReadOnlyList<Entry> With(params Entry[] more) => [.. Lines.Concat(more).OrderBy(entry => entry.At)];

    public static IReadOnlyList<Entry> Instead(Entry old, Entry @new) => [.. Lines.Select(entry => entry == old ? @new : entry).OrderBy(entry => entry.At)];

    public static Verdict Judged(IReadOnlyList<Entry> storm) => Judge.Read(Lines, storm, [StoreDown]);
}
