using System.Collections.Immutable;
using TriageBot.CaseQueue.News;
using TriageBot.Engine.Conversations;
using TriageBot.Engine.Texts;
using TriageBot.Routing;
using TriageBot.Stores;
using TriageBot.Turns;

namespace TriageBot.Console.Cases;

/// <summary>A reply before it is sent: both texts, and what it would cost.</summary>
/// <param name="Language">English name of the language the person reads.</param>
/// <param name="Tag">Its BCP 47 tag.</param>
/// <param name="English">As staff wrote it.</param>
/// <param name="Text">In the person's language; null where nobody and nothing has put it there yet.</param>
/// <param name="By">The engine that translated it; null where somebody wrote it or it stands in the locale.</param>
/// <param name="Whole">The whole text as it goes out; null without <paramref name="Text"/>.</param>
/// <param name="Problem">Why there is no translation, for staff.</param>
internal sealed record ReplyDraft(string Language, string Tag, string English, string? Text, string? By, string? Whole, int Segments, string? Problem);

/// <summary>Staff's replies to a person, in the language that the person reads.</summary>
internal sealed class ReplyDesk(NewsDesk news, CurrentClinics clinics, PublishedContent content)
{
    private const string English = "en";

    /// <summary>What can be said in every language without a translator: id and English words.</summary>
    /// <param name="dialog">Id of the intake's, whose numbers they name.</param>
    public ImmutableArray<(string Id, string Text)> Ready(string? dialog)
    {
        var staff = content.Engine.Content.StaffPhrasingOf(content.DialogOr(dialog));
        return [.. Sentences().Select(one => (one.Id, one.In(staff)))];
    }

    /// <param name="ready">Id of one of <see cref="Ready"/>; null where <paramref name="english"/> is written freely.</param>
    /// <returns>Null when the conversation is gone.</returns>
    public async Task<ReplyDraft?> Draft(IntakeRow intake, string reference, string? ready, string english, CancellationToken cancel)
    {
        if (await news.Conversation(intake.Contact, cancel) is not { } conversation)
        {
            return null;
        }

        var engine = content.Engine.Content;
        var tag = conversation.Locale ?? English;
        var language = engine.LocaleOf(tag)?.EnglishName ?? tag;
        if (Sentences().FirstOrDefault(one => string.Equals(one.Id, ready, StringComparison.Ordinal)) is { } sentence)
        {
            var dialog = engine.DialogOf(conversation);
            return Complete(conversation, reference, language, tag, sentence.In(engine.StaffPhrasingOf(dialog)), sentence.In(engine.PhrasingOf(dialog, tag)), null);
        }

        return await news.InTheirWords(conversation, new Dictionary<string, string>(StringComparer.Ordinal) { [English] = english }, cancel) switch
        {
            InWords words => Complete(conversation, reference, language, tag, english, words.Text, words.By),
            TryLater => new ReplyDraft(language, tag, english, null, null, null, 0, $"The translator does not answer now. Write it in {language} yourself, or try again."),
            _ => new ReplyDraft(language, tag, english, null, null, null, 0, $"Nothing translates into {language} here. Write it in {language} yourself, or choose one of the ready sentences."),
        };
    }

    /// <param name="eventId">The same one when the form is sent twice: then it is told once.</param>
    /// <param name="tag">Of the language of <paramref name="text"/>.</param>
    public Task<NewsAnswer> Send(string intakeId, string eventId, string actor, string tag, string text, string? english, CancellationToken cancel)
    {
        var words = new Dictionary<string, string>(StringComparer.Ordinal) { [tag] = text };
        if (english is not null)
        {
            words.TryAdd(English, english);
        }

        return news.Tell(eventId, actor, new CaseNews(intakeId, NewsKind.Message) { Text = words }, cancel);
    }

    /// <summary>What became of a reply, for whoever sent it.</summary>
    public static string Outcome(NewsAnswer answer) => answer switch
    {
        TakenIn { Outcome.State: "said" } => "Sent.",
        TakenIn { Outcome: { State: "waits", Why: "night" } } => "It is night where they are. It goes out in the morning at 8.",
        TakenIn { Outcome: { State: "waits", Why: "answering" } } => "They are just answering something else, such as whether to erase everything. It goes out half an hour after their last text.",
        TakenIn { Outcome.State: "waits" } => "They are in safe mode, so nothing is sent unasked. They get it once they write and say that it is safe.",
        TakenIn { Outcome.Why: "opted-out" } => "Not sent: they wrote STOP. Call, if calling is safe.",
        TakenIn { Outcome.Why: "shared-device" } => "Not sent: they wrote on a device that others use. Use the contact they gave.",
        TakenIn { Outcome.Why: "no-consent" } => "Not sent: they have not agreed yet, so you could not read what they answer. Call, if calling is safe.",
        NoWords => "Not sent: they have changed their language meanwhile. Write it again.",
        _ => "Not sent: the conversation has ended.",
    };

    private IEnumerable<ReadySentence> Sentences() =>
    [
        .. StaffReplies.All.Select(id => new ReadySentence(id, "replies." + id, null)),
        .. clinics().Where(partner => partner.Reach.Length > 0).SelectMany(partner => partner.Needs.Select(need => new ReadySentence($"{need} {partner.Id}", "partners." + need, $"{partner.Name}, {partner.Reach}"))),
    ];

    private ReplyDraft Complete(Conversation conversation, string reference, string language, string tag, string english, string text, string? by)
    {
        var whole = news.Whole(conversation, reference, text);
        var dropsAccents = content.Engine.Content.LocaleOf(tag) is { DropAccents: true };
        return new ReplyDraft(language, tag, english, text, by, whole, SmsLength.Of(Sms.Prepare(whole, dropsAccents)).Segments, null);
    }
}

/// <param name="Key">Of the text in every locale.</param>
/// <param name="Partner">Name and number that it gives, or null.</param>
internal sealed record ReadySentence(string Id, string Key, string? Partner)
{
    public string In(Phrasing words) => Partner is null ? words.Common(Key) : words.Common(Key, ("partner", Partner));
}
