using FsCheck;
using FsCheck.Fluent;
using TriageBot.Engine.Conversations;
using TriageBot.Engine.Urgency;
using TriageBot.Stores;

namespace TriageBot.Tests.Compliance;

public abstract partial class StoreCompliance
{
    private const int StepKinds = 12;

    [StoreFact]
    public void AnySteps_WithReopeningInBetween_AgreeWithThePlainStore()
    {
        var steps = Gen.Choose(0, 255).Three().Select(numbers => new Step(numbers.Item1 % StepKinds, numbers.Item2, numbers.Item3));

        Prop.ForAll(steps.ArrayOf().ToArbitrary(), taken => Agree(taken).GetAwaiter().GetResult())
            .Check(Config.QuickThrowOnFailure.WithMaxTest(40).WithEndSize(60));
    }

    private async Task Agree(Step[] steps)
    {
        var plain = new MemoryStore();
        var real = await NewStore();
        for (var i = 0; i < steps.Length; i++)
        {
            if (steps[i].Kind == 0)
            {
                real = await Reopen(real);
                continue;
            }

            var scene = await Scene.Of(plain, steps[i], Noon.AddSeconds(i));
            var expected = await Take(plain, steps[i], scene);
            (await Take(real, steps[i], scene)).ShouldBe(expected, $"result of step {i}, {steps[i]}");
            (await StoreState.Of(real, scene.Now)).ShouldBe(await StoreState.Of(plain, scene.Now), $"after step {i}, {steps[i]}");
        }

        await real.DisposeAsync();
    }

    private static async Task<string> Take(IStore store, Step step, Scene scene)
    {
        switch (step.Kind)
        {
            case 1 or 2 or 3:
                return $"{await store.Commit(scene.Commit(step), default)}";
            case 4:
                await store.Delivered([scene.EntryId], default);
                return "";
            case 5:
                await store.Retry(scene.EntryId, step.B, scene.Now.AddMinutes(step.B % 7), "503", default);
                return "";
            case 6:
                await store.Bury(scene.EntryId, step.B, scene.Now, "410", default);
                return "";
            case 7:
                return $"{await store.Replay(scene.EntryId, scene.Now, default)}";
            case 8:
                return $"{scene.Page is { } page && await store.RepeatPage(page, scene.Now.AddMinutes(5), [scene.Entry("round", step.B, page.Contact)], default)}";
            case 9:
                return $"{(await store.AcknowledgePage($"code{step.A % 3}", null, $"staff{step.B}", scene.Now, default))?.AcknowledgedBy}";
            case 10:
                await store.ForgetMarks(scene.Now.AddSeconds(-step.B % 20), default);
                return "";
            default:
                return $"{await store.Reseal(bytes => bytes.Length % 2 == step.A % 2 ? [.. bytes, (byte)step.B] : null, default)}";
        }
    }

    /// <summary>One thing done to a store; the numbers pick whom and what.</summary>
    private sealed record Step(int Kind, int A, int B);

    /// <summary>What a step finds, the same for both stores.</summary>
    private sealed record Scene(DateTimeOffset Now, long Version, string EntryId, PageRow? Page)
    {
        public static async Task<Scene> Of(MemoryStore store, Step step, DateTimeOffset now)
        {
            var entries = (await store.Waiting(1000, default)).Concat(await store.DeadLetters(1000, default)).ToList();
            var pages = await store.DuePages(now.AddDays(1), 1000, default);
            return new Scene(
                now,
                (await store.Load(Contact(step), null, default)).Version,
                entries.Count == 0 ? "none" : entries[step.A % entries.Count].Id,
                pages.Count == 0 ? null : pages[step.A % pages.Count]);
        }

        public TurnCommit Commit(Step step)
        {
            var (contact, b) = (Contact(step), step.B);
            return new TurnCommit
            {
                Contact = contact,
                Expected = b % 16 == 15 ? Version + 1 : Version,
                At = Now,
                Conversation = b % 5 == 4 ? null : Bytes($"conversation {b}"),
                Mark = b % 3 == 0 ? new(new MessageKey($"{contact} m{b % 8}"), Bytes($"answer {b}")) : null,
                Outbox = [.. Enumerable.Range(0, b % 4).Select(i => Entry($"o{i}", b + i, contact))],
                Timers = b % 2 == 0 ? [new((TimerKind)(b % 5), b % 10 == 0 ? null : Now.AddMinutes(b % 9))] : [],
                Transcript = [.. Enumerable.Repeat(Bytes($"line {b}"), b % 3)],
                Intake = b % 4 == 1 ? new($"int_{contact.Value}_{b % 2}", contact, b, (Level)(b % 4), b % 100, Now, Bytes("document")) : null,
                Page = b % 6 == 1 ? new($"{contact} page{b % 5}", "int", contact, $"code{b % 3}", Now, Now.AddMinutes(b % 11), Bytes("body")) : null,
                Attachment = b % 8 == 3 ? new($"int_{contact.Value}_{b % 2}", b % 3, contact, Bytes($"attachment {b}")) : null,
                Audit = b % 7 == 1 ? [new(Now, "system", "did", "int")] : [],
                Erase = b % 13 == 12,
                ForgetTranscript = b % 11 == 10,
                ForgetIntakes = b % 7 == 6,
            };
        }

        public OutboxEntry Entry(string name, int number, ContactKey contact) => new(
            $"{name} {Now:HHmmss}", contact, $"{contact} lane{number % 3}", (OutboxKind)(number % 4), Now.AddMinutes(number % 5), Bytes($"payload {number}"));

        private static ContactKey Contact(Step step) => new($"contact{step.A % 3}");
    }
}
