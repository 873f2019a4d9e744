using System.Text.Json;
using TriageBot.Engine.Conversations;
using TriageBot.Privacy;
using TriageBot.Stores;
using TriageBot.Translation;
using TriageBot.Turns;
using Told = TriageBot.Engine.Conversations.News;

namespace TriageBot.CaseQueue.News;

/// <summary>Puts news into the person's words and has a turn tell it.</summary>
internal sealed class NewsDesk(IRecordStore records, ITurnStore store, ITurns turns, CaseEvents cases, PublishedContent content, ISealer sealer, IEnumerable<ITranslator> translators)
{
    private const string English = "en";

    private readonly ITranslator? _translator = translators.FirstOrDefault();

    /// <param name="eventId">The same one when it is told again: then nothing happens twice.</param>
    /// <param name="actor">For the audit trail.</param>
    public async Task<NewsAnswer> Tell(string eventId, string actor, CaseNews news, CancellationToken cancel)
    {
        if (await records.Intake(news.IntakeId, cancel) is not { } row || await Conversation(row.Contact, cancel) is not { } conversation)
        {
            return NoIntake.Answer;
        }

        var words = news.Kind is NewsKind.Message ? await InTheirWords(conversation, news.Text, cancel) : new InWords("", null, null);
        if (words is not InWords said)
        {
            return words;
        }

        var intake = JsonSerializer.Deserialize<IntakeData>(cases.Open(row), JsonSerializerOptions.Web)!;
        var told = new Told(news.Kind, row.Id, intake.Reference ?? "")
        {
            Clinic = news.Clinic,
            Meeting = news.Meeting,
            Place = news.Place,
            Papers = news.Papers,
            Referral = news.Referral,
            Text = news.Kind is NewsKind.Message ? said.Text : null,
            English = said.English,
        };
        return await turns.Tell(row.Contact, eventId, actor, told, cancel) is { } outcome ? new TakenIn(outcome) : NoIntake.Answer;
    }

    /// <summary>Staff's words in the language that the conversation is in: as they were given, or through the translator.</summary>
    /// <param name="text">By language tag.</param>
    public async Task<NewsAnswer> InTheirWords(Conversation conversation, IReadOnlyDictionary<string, string> text, CancellationToken cancel)
    {
        var tag = conversation.Locale ?? English;
        var english = text.GetValueOrDefault(English);
        if (text.TryGetValue(tag, out var own))
        {
            return new InWords(own, tag is English ? null : english, null);
        }

        if (_translator is null || english is null)
        {
            return new NoWords(tag);
        }

        return await _translator.Translate([english], English, tag, cancel) switch
        {
            Translated { Texts: [var made] } when !string.IsNullOrWhiteSpace(made.Text) => new InWords(made.Text.Trim(), english, _translator.Name),
            TranslationFailed { Retryable: true } => new TryLater(),
            _ => new NoWords(tag),
        };
    }

    public async Task<Conversation?> Conversation(ContactKey contact, CancellationToken cancel) =>
        (await store.Load(contact, null, cancel)).Conversation is { } kept ? KeptConversation.Open(kept, sealer).Conversation : null;

    /// <summary>The whole text as it would go out.</summary>
    public string Whole(Conversation conversation, string reference, string text)
    {
        var engine = content.Engine.Content;
        return engine.PhrasingOf(engine.DialogOf(conversation), conversation.Locale ?? English).Common("news.message", ("reference", reference), ("text", text));
    }
}

internal abstract record NewsAnswer;

internal sealed record TakenIn(NewsOutcome Outcome) : NewsAnswer;

/// <param name="English">What it is in English, where it is not.</param>
/// <param name="By">The engine that translated it; null where somebody wrote it.</param>
internal sealed record InWords(string Text, string? English, string? By) : NewsAnswer;

/// <summary>Nobody gave the words in this language, and there is no translator that could.</summary>
internal sealed record NoWords(string Language) : NewsAnswer;

/// <summary>The translator does not answer.</summary>
internal sealed record TryLater : NewsAnswer;

/// <summary>There is no such intake, or no longer.</summary>
internal sealed record NoIntake : NewsAnswer
{
    public static readonly NoIntake Answer = new();
}
