using System.Globalization;
using System.Text.Json;
using TriageBot.CaseQueue;
using TriageBot.Engine.Urgency;
using TriageBot.Privacy;
using TriageBot.Stores;
using TriageBot.Tests.Support;

namespace TriageBot.Tests.Console;

/// <summary>Intakes put straight into a host's store, with what the audit trail would say of them.</summary>
internal static class ManyIntakes
{
    private static readonly (string Tag, string Name)[] Languages = [("es", "Spanish"), ("es", "Spanish"), ("es", "Spanish"), ("ht", "Haitian Creole"), ("am", "Amharic")];
    private static readonly string[] Areas = ["immigration", "work", "immigration", "family"];
    private static readonly string[] Places = ["60629", "60629", "Cicero", "60601", ""];
    private static readonly string[] Fates = ["case-closed accepted by a clinic", "case-closed advice given", "case-closed cannot be helped here", "case-taken", ""];

    public static async Task Fill(RunningHost host, int count)
    {
        var (store, sealer, now) = (host.Get<IStore>(), host.Get<ISealer>(), host.Clock.GetUtcNow());
        for (var i = 0; i < count; i++)
        {
            var (contact, at, level) = (new ContactKey($"made-up-{i}"), now.AddDays(-1 - (i % 20)), (Level)(i % 4));
            var (id, language) = (Partition.NewId("int", contact, at), Languages[i % 5]);
            var commit = new TurnCommit
            {
                Contact = contact,
                Expected = 0,
                At = at,
                Intake = new IntakeRow(id, contact, 1, level, 50, at, sealer.Seal(JsonSerializer.SerializeToUtf8Bytes(Intake(i, language.Name, level), JsonSerializerOptions.Web), "intake")),
                Audit =
                [
                    new(at.AddMinutes(-9), "person", "conversation-began", id, language.Tag),
                    i % 7 == 0 ? new(at, "system", "conversation-left", id, $"{language.Tag} zip silence, 14 segments") : new(at, "person", "intake.completed", id, $"revision 1, {level.Id()}, 22 segments"),
                ],
            };
            (await store.Commit(commit, default)).ShouldBeTrue();
            if (Fates[i % 5].Split(' ', 2) is [{ Length: > 0 } action, ..] fate)
            {
                await store.Audit(new AuditEntry(at.AddMinutes(10 * (i % 30)), "usr_made", action, id, fate.ElementAtOrDefault(1)), default);
            }
        }
    }

    private static IntakeData Intake(int i, string language, Level level) => new()
    {
        IntakeId = "int",
        Language = new LanguageData("xx", language, "person", true),
        Urgency = new UrgencyData(level.Id(), 50, []),
        PracticeAreas = [Areas[i % 4]],
        ProblemCodes = [new ProblemCode("LSC", (i % 4) switch { 1 => "22", 3 => "31", _ => "81" }), new ProblemCode("LIST", "IM-02-00-00-00")],
        Contact = new ContactData { Name = "Ana Secret", Address = "+15550001111", Place = Places[i % 5] },
        Consent = new ConsentData("v3", "es", "1", i.ToString(CultureInfo.InvariantCulture)),
    };
}
