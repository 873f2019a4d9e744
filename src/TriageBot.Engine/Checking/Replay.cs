using System.Collections.Immutable;
using TriageBot.Engine.Checking.Wording;
using TriageBot.Engine.Conversations;
using TriageBot.Engine.Dialogs;

namespace TriageBot.Engine.Checking;

/// <summary>Plays a transcript in one locale and says where it came out differently.</summary>
public static class Replay
{
    /// <summary>Tags of the locales that an example for all of them is played in, by the dialog it is of: those on offer there that have every text.</summary>
    public static IReadOnlyDictionary<string, ImmutableArray<string>> Complete(Library library, Content content)
    {
        var whole = library.Locales.Values.Where(locale => LocaleProgress.Of(library, locale, content.Types).Missing == 0).Select(locale => locale.Tag).ToHashSet(StringComparer.Ordinal);
        return library.Dialogs.Keys.ToDictionary(id => id, id => content.Of(id).Offered.Select(locale => locale.Tag).Where(whole.Contains).ToImmutableArray(), StringComparer.Ordinal);
    }

    /// <param name="saved">Save and load between any two turns.</param>
    public static IReadOnlyList<Finding> Run(DialogEngine engine, Transcript transcript, string dialog, string locale, bool saved) => engine.Content.LocaleOf(locale) is null
        ? [new(transcript.File, 0, Severity.Error, "transcript", $"{transcript.Name}: there is no language '{locale}'.", "Correct the tag, or take it out of 'locales'.")]
        : Findings(transcript, locale, Play(engine, transcript, dialog, locale, saved));

    public static IReadOnlyList<Finding> Findings(Transcript transcript, string locale, IEnumerable<ReplayedTurn> turns) =>
        [.. turns.SelectMany(turn => turn.Differences.Select(difference => Differs(transcript, turn.Turn, locale, difference.Message)))];

    /// <summary>The example turn by turn, as it comes out.</summary>
    /// <param name="saved">Save and load between any two turns.</param>
    public static ImmutableArray<ReplayedTurn> Play(DialogEngine engine, Transcript transcript, string dialog, string locale, bool saved)
    {
        var rehearsal = new Rehearsal(engine, dialog, transcript.Now, saved);
        if (transcript.BeginsElsewhere(locale))
        {
            rehearsal.Choose(locale);
        }

        var words = engine.Content.Published(dialog);
        return [.. transcript.Turns.Select(turn => Play(rehearsal, turn, locale, tag => engine.Content.PhrasingOf(words, tag)))];
    }

    private static ReplayedTurn Play(Rehearsal rehearsal, TranscriptTurn turn, string locale, Func<string, Texts.Phrasing> words)
    {
        var turns = new List<Turn>(rehearsal.Wait(turn.After ?? TranscriptLoader.Pause));
        var said = turn.TextIn(locale);
        if (said is not null)
        {
            turns = [rehearsal.Say(said)];
        }

        var played = ReplayedTurn.Of(turn, said, turns);
        return played with { Differences = [.. Unsaid(turn, said, locale), .. Expected.Differences(turn.Expect, played, turns.Count > 0 ? turns[^1] : null, words(turn.Expect.Locale ?? locale))] };
    }

    private static IEnumerable<Difference> Unsaid(TranscriptTurn turn, string? said, string locale) =>
        said is null && turn.In is not null ? [new Difference("in", $"there is no text in '{locale}'", null)] : [];

    private static Finding Differs(Transcript transcript, TranscriptTurn turn, string locale, string difference) => new(
        transcript.File, turn.Line, Severity.Error, "transcript", $"{transcript.Name} [{locale}]: {difference}.", "Mend the dialog or the texts, or correct the example if it is the example that is wrong.");
}
