using System.Collections.Immutable;
using TriageBot.Channels;
using TriageBot.Engine.Conversations;
using TriageBot.Privacy;
using TriageBot.Stores;
using TriageBot.Turns;

namespace TriageBot.Translation;

/// <summary>Has words translated after the turn that told staff of them. No turn ever waits for it.</summary>
internal sealed class TranslationErrand(IEnumerable<ITranslator> translators, ForeignWords foreign, ITurnStore store, ITurns turns, ISealer sealer, TimeProvider time)
{
    /// <summary>A host that ends waits no longer for what is under way.</summary>
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(15);

    /// <summary>At a time: whatever is done by then is kept, however slow the engine is.</summary>
    private const int Items = 20;
    private const int Letters = 2000;

    private const string English = "en";

    public async Task<SendResult> Run(string intakeId, ContactKey contact, CancellationToken cancel)
    {
        // Switched off meanwhile, erased, or another intake by now: then there is nothing to do any more.
        if (translators.FirstOrDefault() is not { } translator
            || (await store.Load(contact, null, cancel)).Conversation is not { } bytes
            || KeptConversation.Open(bytes, sealer).Conversation is not { } conversation
            || !string.Equals(conversation.IntakeId, intakeId, StringComparison.Ordinal))
        {
            return new Sent(null);
        }

        var (english, result) = await Translate(translator, foreign.Of(conversation, time.GetUtcNow()), cancel);
        if (english.Length > 0)
        {
            await turns.Translated(contact, intakeId, english, cancel);
        }

        return result;
    }

    private static async Task<(ImmutableArray<EnglishText> English, SendResult Result)> Translate(ITranslator translator, ImmutableArray<ForeignText> words, CancellationToken cancel)
    {
        using var timeout = new CancellationTokenSource(Timeout);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancel);
        var english = ImmutableArray.CreateBuilder<EnglishText>();
        SendResult result = new Sent(null);
        var calls = words.GroupBy(word => word.From, StringComparer.Ordinal).SelectMany(group => Batches.Of([.. group.Select(word => word.Text)], Items, Letters).Select(texts => (group.Key, texts)));
        foreach (var (from, texts) in calls)
        {
            try
            {
                switch (await translator.Translate(texts, from, English, either.Token))
                {
                    case Translated translated:
                        english.AddRange(texts.Zip(translated.Texts, (text, made) => Of(text, made, translator.Name)));
                        break;
                    case TranslationFailed { Retryable: true } later:
                        return (english.ToImmutable(), new SendFailure(true, later.Code, later.RetryAfter));
                    case TranslationFailed never:
                        result = new SendFailure(false, never.Code);
                        break;
                }
            }
            catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
            {
                return (english.ToImmutable(), new SendFailure(true, "timeout"));
            }
        }

        return (english.ToImmutable(), result);
    }

    private static EnglishText Of(string text, TranslatedText made, string engine) =>
        new(EnglishText.Key(text), made.From is English || string.IsNullOrWhiteSpace(made.Text) ? null : made.Text, engine);
}
