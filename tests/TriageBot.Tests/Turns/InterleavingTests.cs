using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using TriageBot.Channels;
using TriageBot.Tests.Support;
using TriageBot.Turns;

namespace TriageBot.Tests.Turns;

/// <summary>Turns, redeliveries, timers, deliveries and deaths of the process in any order: nothing accepted is lost, nothing is doubled under another id.</summary>
public sealed class InterleavingTests
{
    private const int People = 3;

    // Neither DELETE nor STOP, nor a 2, which would refuse consent: all of them rightly take back what waits to be sent.
    private static readonly string[] Words = ["hello", "1", "0", "3", "hola", "1", "0", "la migra se llevo a mi hermano", "BACK", "1", "0", "0", "HELP", "Ana", "60629", "1"];

    [Fact]
    public void Anything_InAnyOrderWithCrashes_LosesNothingAndDoublesNothingById() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(100).WithEndSize(120),
        Prop.ForAll(Gen.Choose(0, 255).Three().ArrayOf().ToArbitrary(), steps => Holds(steps).GetAwaiter().GetResult()));

    private static async Task Holds((int Kind, int A, int B)[] steps)
    {
        await using var world = new World(steps.Select(step => (byte)(step.A ^ step.B)));
        var talk = new Talk(world);
        foreach (var (kind, a, b) in steps)
        {
            switch (kind % 8)
            {
                case 0 or 1 or 2 or 3:
                    await talk.Say(a % People, Words[b % Words.Length], arrives: b % 3 > 0);
                    break;
                case 4:
                    await talk.Again(a);
                    break;
                case 5:
                    await world.Pass(TimeSpan.FromSeconds((a * b) + 1));
                    break;
                case 6:
                    await world.Pass(TimeSpan.FromHours(a % 30));
                    break;
                default:
                    world.CrashIn(a % 12, afterwards: b % 2 == 0);
                    break;
            }
        }

        world.Calm = true;
        await world.Restart();
        await talk.Finish();
        for (var day = 0; day < 3; day++)
        {
            await world.Pass(TimeSpan.FromDays(1));
        }

        await Judge(world, talk);
    }

    private static async Task Judge(World world, Talk talk)
    {
        (await world.Store.Waiting(1000, default)).ShouldBeEmpty("everything is delivered in the end");
        (await world.Store.DeadLetters(1000, default)).ShouldBeEmpty();

        var got = world.Texts.Select(text => text.Id).Concat(talk.Inline).ToHashSet(StringComparer.Ordinal);
        talk.Owed.Where(id => !got.Contains(id)).ShouldBeEmpty("answers that never reached the phone");
        world.Texts.GroupBy(text => text.Id, StringComparer.Ordinal).ShouldAllBe(same => same.Select(text => text.Text).Distinct().Count() == 1);

        var events = world.Events.GroupBy(taken => taken.Id, StringComparer.Ordinal).Select(same => same.Select(taken => taken.Body).Distinct().ShouldHaveSingleItem())
            .Select(body => JsonDocument.Parse(body).RootElement).ToList();
        foreach (var intake in events.GroupBy(taken => taken.GetProperty("data").GetProperty("intakeId").GetString()))
        {
            var revisions = intake.Select(taken => taken.GetProperty("data").GetProperty("revision").GetInt32()).ToList();
            revisions.ShouldBe(revisions.Order().Distinct(), $"revisions of {intake.Key} in order, each once");
            intake.Count(taken => taken.GetProperty("type").GetString() is "intake.completed").ShouldBeLessThanOrEqualTo(1);
        }

        var last = events.GroupBy(taken => taken.GetProperty("data").GetProperty("intakeId").GetString()!, StringComparer.Ordinal)
            .ToDictionary(intake => intake.Key, intake => intake.Max(taken => taken.GetProperty("data").GetProperty("revision").GetInt32()), StringComparer.Ordinal);
        foreach (var row in await world.Store.Intakes(1000, default))
        {
            last.GetValueOrDefault(row.Id).ShouldBe(row.Revision, "the case system has the newest of every intake");
        }
    }

    /// <summary>People, and Twilio in between, who brings a text again when nobody answered.</summary>
    private sealed class Talk(World world)
    {
        private readonly List<(InboundMessage Message, TurnReply? Reply)> said = [];

        /// <summary>Answers that arrived in the response.</summary>
        public HashSet<string> Inline { get; } = [];

        /// <summary>Answers that were promised.</summary>
        public IEnumerable<string> Owed => said.SelectMany(one => one.Reply!.OutboxIds);

        public async Task Say(int person, string text, bool arrives)
        {
            world.Clock.Advance(TimeSpan.FromSeconds(6));
            var message = new InboundMessage("sms", $"+1555123000{person}", Phone.NewSid(), text, [], world.Clock.GetUtcNow(), ReplyInline: true);
            var reply = await world.Text(message);
            said.Add((message, reply));
            if (reply is not null && arrives)
            {
                Inline.UnionWith(reply.OutboxIds);
                await world.Arrived(reply);
            }
        }

        /// <summary>Twilio brings one of the newest texts once more, within the 48 hours that are remembered.</summary>
        public async Task Again(int which)
        {
            var at = said.Count - 1 - (which % 5);
            if (at < 0 || world.Clock.GetUtcNow() - said[at].Message.Received > TimeSpan.FromHours(47))
            {
                return;
            }

            var (message, first) = said[at];
            var reply = await world.Text(message with { Received = world.Clock.GetUtcNow() });
            said[at] = (message, first ?? reply);
            if (first is not null && reply is { Redelivered: true })
            {
                reply.Texts.ShouldBe(first.Texts, "a redelivery gets the same answer");
            }
        }

        /// <summary>What was never answered is found in Twilio's list.</summary>
        public async Task Finish()
        {
            for (var at = 0; at < said.Count; at++)
            {
                var (message, first) = said[at];
                said[at] = (message, first ?? (await world.Text(message with { ReplyInline = false })).ShouldNotBeNull());
            }
        }
    }
}
