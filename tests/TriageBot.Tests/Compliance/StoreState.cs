using TriageBot.Stores;

namespace TriageBot.Tests.Compliance;

/// <summary>All that can be asked of a store, as lines to compare. What is due at the same moment may come in any order.</summary>
internal static class StoreState
{
    private const int All = 1000;

    public static async Task<string> Of(IStore store, DateTimeOffset now)
    {
        var lines = new List<string> { $"next due {await store.NextDue(default):O}" };
        for (var i = 0; i < 3; i++)
        {
            var contact = new ContactKey($"contact{i}");
            var loaded = await store.Load(contact, new MessageKey($"{contact} m{3 * i % 8}"), default);
            lines.Add($"{contact} {loaded.Version} {Hex(loaded.Conversation)} {Hex(loaded.Remembered)}");
            lines.AddRange((await store.Transcript(contact, default)).Select(line => $"{contact} line {Hex(line)}"));
        }

        foreach (var kind in Enum.GetValues<OutboxKind>())
        {
            Ordered(lines, "due", await store.Due(kind, now, All, default), entry => entry.Due, Show);
        }

        Ordered(lines, "waiting", await store.Waiting(All, default), entry => entry.Due, Show);
        Ordered(lines, "dead", await store.DeadLetters(All, default), entry => entry.Due, Show);
        Ordered(lines, "timer", await store.DueTimers(now.AddMinutes(4), All, default), timer => timer.Due, timer => $"{timer.Contact} {timer.Kind} {timer.Due:O}");
        Ordered(lines, "page", await store.DuePages(now.AddMinutes(4), All, default), page => page.Next, page => $"{page with { Body = [] }} {Hex(page.Body)}");
        lines.AddRange((await store.Intakes(All, default)).Select(intake => $"intake {intake with { Document = [] }} {Hex(intake.Document)}"));
        for (var i = 0; i < 18; i++)
        {
            lines.Add($"attachment {i} {Hex(await store.Attachment($"int_contact{i / 6}_{i % 2}", i % 3, default))}");
        }

        lines.AddRange((await store.AuditTrail(All, default)).Select(entry => $"audit {entry}"));
        return string.Join('\n', lines);
    }

    private static void Ordered<T>(List<string> lines, string what, IReadOnlyList<T> items, Func<T, DateTimeOffset> due, Func<T, string> show)
    {
        items.Select(due).ShouldBe(items.Select(due).Order(), $"{what}: longest due first");
        lines.AddRange(items.Select(item => $"{what} {due(item):O} {show(item)}").Order(StringComparer.Ordinal));
    }

    private static string Show(OutboxEntry entry) => $"{entry with { Payload = [] }} {Hex(entry.Payload)}";

    private static string Hex(byte[]? bytes) => bytes is null ? "-" : Convert.ToHexString(bytes);
}
