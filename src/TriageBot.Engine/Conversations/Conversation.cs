using System.Collections.Immutable;
using TriageBot.Engine.Dialogs;
using TriageBot.Engine.Urgency;

namespace TriageBot.Engine.Conversations;

/// <summary>One contact's ongoing exchange: all that the next turn needs, and what is saved between turns.</summary>
public sealed record Conversation
{
    public required string Id { get; init; }

    /// <summary>The intake this conversation becomes, known from the start so that a flag can name it.</summary>
    public required string IntakeId { get; init; }

    /// <summary>Short and sayable, such as <c>K7-42</c>.</summary>
    public required string Reference { get; init; }

    public required string Dialog { get; init; }

    /// <summary>The pinned content hash.</summary>
    public required string DialogVersion { get; init; }

    public Phase Phase { get; init; } = Phase.Language;

    /// <summary>Where to go back to from <see cref="Phase.Paused"/> or <see cref="Phase.Stopped"/>.</summary>
    public Phase? Resume { get; init; }

    /// <summary>BCP 47 tag, or null while unknown.</summary>
    public string? Locale { get; init; }

    /// <summary>The person named the language, rather than being heard in it.</summary>
    public bool LanguageChosen { get; init; }

    /// <summary>Tag of the language of <c>relay.yaml</c> that the person speaks, while the conversation is in <see cref="Locale"/>; else null.</summary>
    public string? Spoken { get; init; }

    /// <summary>In the order they were given; one per question.</summary>
    public ImmutableArray<Answer> Answers { get; init; } = [];

    /// <summary>The question now waiting, or null.</summary>
    public string? Waiting { get; init; }

    /// <summary>Answers in a row not understood for <see cref="Waiting"/>.</summary>
    public int Misses { get; init; }

    /// <summary>A small question in between, which the next text answers.</summary>
    public Aside Aside { get; init; }

    public ImmutableArray<FlagRaised> Flags { get; init; } = [];

    /// <summary>Kinds of safety text shown for a rule, so that none is said twice.</summary>
    public ImmutableArray<string> SafetyShown { get; init; } = [];

    public Consent? Consent { get; init; }

    /// <summary>Set once by the exit word, an unsafe phone or violence; never unset by itself.</summary>
    public bool SafeMode { get; init; }

    /// <summary>Asked for a person.</summary>
    public bool WantsPerson { get; init; }

    public bool OptedOut { get; init; }

    /// <summary>What was written that answered no question: kept for a person to read.</summary>
    public ImmutableArray<Remark> Remarks { get; init; } = [];

    /// <summary>In the order they came; the first is number 1.</summary>
    public ImmutableArray<Attachment> Attachments { get; init; } = [];

    /// <summary>The person's words in English, as far as a machine has translated them for staff.</summary>
    public ImmutableArray<EnglishText> English { get; init; } = [];

    /// <summary>What the case queue has been told, or null.</summary>
    public Handover? Handover { get; init; }

    /// <summary>Set while a person's lower level stands against the rules; else null.</summary>
    public Lowered? Lowered { get; init; }

    /// <summary>What the person is still to be told, in the order it came.</summary>
    public ImmutableArray<WaitingNews> News { get; init; } = [];

    /// <summary>Whether it helped; null while they have not said.</summary>
    public Feedback? Feedback { get; init; }

    /// <summary>How many texts came since when: whoever sends too many is heard but not answered each time.</summary>
    public Pace? Pace { get; init; }

    /// <summary>When the texts of a case that was handed over are erased; null before, and again once done.</summary>
    public DateTimeOffset? TextsUntil { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset? LastHeardAt { get; init; }

    /// <summary>Tag of the place that sent the person, such as a fair or a shelter; null when nothing tells.</summary>
    public string? Source { get; init; }

    /// <summary>The person writes on a device that others use after them, such as a shelter's tablet: it cannot be called or written to.</summary>
    public bool SharedDevice { get; init; }

    /// <summary>Whether the person knows that a number was taken out of their text.</summary>
    public NumberNotice NumberNotice { get; init; }

    /// <summary>Question whose free-text answer the last text gave: a quick further text joins it.</summary>
    public string? LastStory { get; init; }

    public static Conversation Begin(NewIds ids, Dialog dialog, DateTimeOffset now) => new()
    {
        Id = ids.Conversation,
        IntakeId = ids.Intake,
        Reference = ids.Reference,
        Dialog = dialog.Id,
        DialogVersion = dialog.Version,
        StartedAt = now,
    };

    /// <summary>What a machine made of these words; null while none has.</summary>
    public EnglishText? EnglishOf(string words)
    {
        if (English.IsEmpty)
        {
            return null;
        }

        var key = EnglishText.Key(words);
        return English.FirstOrDefault(text => string.Equals(text.Of, key, StringComparison.Ordinal));
    }

    public Answer? Find(string question)
    {
        foreach (var answer in Answers)
        {
            if (string.Equals(answer.Question, question, StringComparison.Ordinal))
            {
                return answer;
            }
        }

        return null;
    }
}

/// <summary>Ids that only the host can make, because the engine has no randomness.</summary>
public sealed record NewIds(string Conversation, string Intake, string Reference);

public enum Aside
{
    None,

    /// <summary>The date that waits reads two ways.</summary>
    WhichDate,

    /// <summary>DELETE was said; a yes erases.</summary>
    ConfirmDelete,

    /// <summary>At review: which answer to change.</summary>
    WhichAnswer,

    /// <summary>LANGUAGE was said.</summary>
    WhichLanguage,

    /// <summary>Staff wrote in between: what comes next is for them.</summary>
    ForStaff,

    /// <summary>The work is done: did it help?</summary>
    Survey,

    /// <summary>News waits in safe mode: is it safe to read now?</summary>
    SafeToTell,
}

/// <summary>Said once a conversation, and only when the language is known.</summary>
public enum NumberNotice
{
    /// <summary>No such number came.</summary>
    None,
    Due,
    Said,
}

public sealed record FlagRaised(string Kind, DateTimeOffset At);

public sealed record Pace(DateTimeOffset Since, int Count);

public sealed record Remark(string Text, DateTimeOffset At);

/// <param name="TextVersion">Hash of the consent text that was shown.</param>
/// <param name="Given">False: refused.</param>
public sealed record Consent(bool Given, string TextVersion, string Language, string Reply, DateTimeOffset At);

/// <param name="Level">The highest level handed over, which only a named person lowers.</param>
/// <param name="Revision">Of the last event that left.</param>
/// <param name="Sent">A completed or partial intake has left, not just a flag.</param>
public sealed record Handover(Level Level, int Revision, bool Sent, bool Completed);
