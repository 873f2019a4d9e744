using System.Globalization;
using System.Text.Json;
using TriageBot.Engine.Conversations;
using TriageBot.Engine.Conversations.Saved;
using TriageBot.Engine.Dialogs;
using TriageBot.Engine.Tests.Support;
using TriageBot.Engine.Urgency;

namespace TriageBot.Engine.Tests.Conversations;

public class SavedConversationTests
{
    private static readonly string Samples = Path.Combine(Repository.Root, "tests/TriageBot.Engine.Tests/Conversations/saved");
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 15, 0, 0, TimeSpan.Zero);

    // Not one field is at its default.
    private static readonly Conversation Full = new()
    {
        Id = "cnv_1",
        IntakeId = "int_1",
        Reference = "K7-42",
        Dialog = "intake",
        DialogVersion = "sha256:0",
        Phase = Phase.Stopped,
        Resume = Phase.Review,
        Locale = "es",
        LanguageChosen = true,
        Spoken = "mam",
        Answers =
        [
            new("safe", new Yes(), "sí", "es", Now.AddTicks(1)), new("danger", new No(), "2", "es", Now), new("hearing", new NotSure(), "no sé", "es", Now.AddDays(1)),
            new("zip", new Skipped(), "0", "es", Now), new("place", new Unread(), "", "es", Now), new("topic", new Chosen(["work", "other"]), "2 y 3", "es", Now),
            new("ends", new OnDate(new DateOnly(2026, 12, 1)), "Dec 1", "en", Now), new("entry", new OnDate(DateOnly.MinValue, DateOnly.MaxValue, Confirmed: true), "1/12", "en", Now),
            new("owed", new Amount(-12.50m), "12.50", "en", Now), new("story", new Words("se llevó a mi hermano 🙏"), "se llevó a mi hermano 🙏", "es", Now),
        ],
        Waiting = "zip",
        Misses = 2,
        Aside = Aside.WhichDate,
        Flags = [new("custody", Now), new("violence", Now.AddYears(-3))],
        SafetyShown = ["custody"],
        Consent = new(Given: true, "0a1b2c3d", "es", "sí", Now),
        SafeMode = true,
        WantsPerson = true,
        OptedOut = true,
        Remarks = [new("hola", Now), new("hola", Now.AddSeconds(1))],
        Attachments = [new(1, "audio/ogg", Now, "story", AttachmentState.Kept, 5_000_000), new(2, "image/jpeg", Now.AddSeconds(1), null)],
        English = [new(EnglishText.Key("hola"), "hello", "azure"), new(EnglishText.Key("ok"), null, "azure")],
        Handover = new(Level.SameDay, 300, Sent: true, Completed: true),
        Pace = new(Now, 3),
        TextsUntil = Now.AddDays(30),
        StartedAt = Now,
        LastHeardAt = Now.AddMinutes(3),
        LastStory = "story",
        Source = "fair",
        SharedDevice = true,
        NumberNotice = NumberNotice.Said,
        News =
        [
            new(
                new News(NewsKind.Reminder, "int_0", "T9-1")
                {
                    Clinic = "Westside", Meeting = Now.AddDays(3), Place = "1200 Main St", Papers = ["passport", "home"], Referral = "Northside", Text = "venga", English = "come",
                },
                Now.AddDays(2)),
            new(new News(NewsKind.Closed, "int_1", "K7-42"), null),
        ],
        Feedback = new("not-sure", "más o menos", Now),
        Lowered = new(Level.Routine, [new("held", Level.Emergency), new("hearing-soon", Level.SameDay)]),
    };

    public static TheoryData<string, string, string, string, string> Kept()
    {
        var rows = new TheoryData<string, string, string, string, string>();
        foreach (var row in File.ReadLines(Path.Combine(Samples, "samples.tsv")).Where(line => !line.StartsWith('#')).Select(line => line.Split('\t')))
        {
            rows.Add(row[0], row[1], row[2], row[3], row[4]);
        }

        return rows;
    }

    [Theory]
    [MemberData(nameof(Kept))]
    public void Read_OfWhatAnOlderVersionKept_GoesOnWithTheRightQuestion(string sample, string at, string text, string question, string phase)
    {
        var saved = SavedConversation.Read(File.ReadAllBytes(Path.Combine(Samples, sample)));
        var next = Replays.Engine.Take(saved, new MessageCame(DateTimeOffset.Parse(at, CultureInfo.InvariantCulture), text), new NewIds("cnv_9", "int_9", "T9-1"), "intake").Conversation;

        (next.Waiting ?? "none").ShouldBe(question);
        next.Phase.Id().ShouldBe(phase);
        next.Reference.ShouldBe(saved.Reference);
    }

    [Fact]
    public void Samples_OfEveryFormatButTheNewest_AreKept()
    {
        var kept = Directory.GetFiles(Samples, "v*").Select(path => File.ReadAllBytes(path)[0]).Select(first => first == '{' ? 1 : first).ToHashSet();

        Enumerable.Range(1, SavedConversation.Write(Full)[0] - 1).ShouldAllBe(format => kept.Contains(format));
    }

    [Fact]
    public void Read_OfWhatWasWritten_GivesEveryFieldBack()
    {
        var blank = new Conversation { Id = "", IntakeId = "", Reference = "", Dialog = "", DialogVersion = "", StartedAt = default };
        foreach (var field in typeof(Conversation).GetProperties())
        {
            Equals(field.GetValue(Full), field.GetValue(blank)).ShouldBeFalse($"fill in {field.Name} above, and keep it");
        }

        Json(SavedConversation.Read(SavedConversation.Write(Full))).ShouldBe(Json(Full));
    }

    [Fact]
    public void Read_OfWhatWasWritten_GivesEveryTranscriptsConversationBack()
    {
        foreach (var (where, conversation) in Replays.EveryTurn())
        {
            Json(SavedConversation.Read(SavedConversation.Write(conversation))).ShouldBe(Json(conversation), where);
        }
    }

    [Fact]
    public void Read_OfANewerFormat_IsRefusedByName()
    {
        byte[] newer = [9, .. SavedConversation.Write(Full).AsSpan(1)];

        Should.Throw<InvalidDataException>(() => SavedConversation.Read(newer)).Message.ShouldContain("format 9");
    }

    [Fact]
    public void Read_OfBytesCutOff_NeverGivesAConversation()
    {
        var saved = SavedConversation.Write(Full);
        for (var length = 0; length < saved.Length; length++)
        {
            Should.Throw<InvalidDataException>(() => SavedConversation.Read(saved.AsSpan(0, length)), $"{length} bytes");
        }
    }

    private static string Json(Conversation conversation) => JsonSerializer.Serialize(conversation, FirstFormat.Default.Conversation);
}
