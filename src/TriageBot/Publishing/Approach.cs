using System.Collections.Immutable;
using TriageBot.Channels.Twilio;
using TriageBot.Engine.Checking;
using TriageBot.Engine.Checking.Paths;
using TriageBot.Engine.Conversations;
using TriageBot.Engine.Dialogs;
using TriageBot.Engine.Reading.Model;
using TriageBot.Hosting;
using TriageBot.Settings;

namespace TriageBot.Publishing;

/// <summary>Plays the shortest way to a question, as a person would text it.</summary>
internal sealed class Approach(HostSettings settings, TrialEngines engines, HotlineTime time)
{
    /// <summary>More texts than this lead nowhere.</summary>
    private const int Most = 90;

    private const string Hello = "hello";
    private const string Skip = "0";

    /// <param name="trail">What has to be heard and answered on the way.</param>
    /// <param name="locale">Tag of the language it is held in.</param>
    /// <param name="then">What is answered there; null: nothing.</param>
    /// <returns>The last turn asks the question, or comes right after it; null where no texts lead there, such as on a shared device.</returns>
    public Task<ImmutableArray<RehearsedTurn>?> To(Library library, Dialog dialog, string question, Trail trail, string locale, string? then, CancellationToken cancel) =>
        Task.Run(() => Play(engines.Of(library), dialog, question, trail, locale, then), cancel);

    private ImmutableArray<RehearsedTurn>? Play(DialogEngine engine, Dialog dialog, string question, Trail trail, string locale, string? then)
    {
        var opening = trail.Heard.Select(heard => Words(engine, heard)).ToList();
        if (opening.Contains(null))
        {
            return null;
        }

        var talk = new Talk(engine, dialog.Id, time.At(null), TwilioAddress.Sms);
        talk.Choose(locale);
        var turns = new List<RehearsedTurn>();
        var texts = new Queue<string>([Hello, .. opening.OfType<string>()]);
        while (turns.Count < Most && !string.Equals(talk.Conversation?.Waiting, question, StringComparison.Ordinal))
        {
            turns.Add(talk.Say(texts.TryDequeue(out var text) ? text : Answer(dialog, talk.Conversation, trail)));
        }

        if (!string.Equals(talk.Conversation?.Waiting, question, StringComparison.Ordinal))
        {
            return null;
        }

        return then is null ? [.. turns] : [.. turns, talk.Say(then)];
    }

    private static string Answer(Dialog dialog, Conversation? conversation, Trail trail)
    {
        if (conversation is not { Waiting: { } waiting, Aside: Aside.None } || dialog.Find(waiting) is not { } question)
        {
            return "1";
        }

        return trail.Answers.FirstOrDefault(answer => string.Equals(answer.Key, waiting, StringComparison.Ordinal)).Value is { } value
            ? Anywhere.Said(question, value) ?? (question.Type is "times" ? "18:00" : "Ana")
            : question.Required ? "1" : Skip;
    }

    /// <summary>What somebody writes who is heard to mean this: an example that is heard so, and as nothing else.</summary>
    private string? Words(DialogEngine engine, Condition heard) => heard switch
    {
        AskedForPerson => "PERSON",
        FlagHeard flag => ContentFiles.Examples(settings.Layout, settings.Content, new List<Finding>())
            .Where(example => example is { Locale: "en", Kind: ExampleKind.Message, Labels.Length: 1 } && (flag.Kind is null || string.Equals(example.Labels[0], flag.Kind, StringComparison.Ordinal)))
            .FirstOrDefault(example => engine.Content.Reader.Read(example.Text, "en", time.Today).Flags.SequenceEqual(example.Labels, StringComparer.Ordinal))?.Text,
        _ => null,
    };
}
