using System.Collections.Frozen;
using System.Collections.Immutable;
using TriageBot.Engine.Urgency;

namespace TriageBot.Engine.Dialogs;

/// <summary>What is asked, when, and how urgency is scored: one <c>dialog.yaml</c> as a value.</summary>
public sealed record Dialog
{
    private readonly FrozenDictionary<string, int> _places = FrozenDictionary<string, int>.Empty;
    private readonly FrozenSet<string> _clocked = FrozenSet<string>.Empty;
    private readonly FrozenSet<string> _guarding = FrozenSet<string>.Empty;

    public required string Id { get; init; }

    /// <summary>Content hash (<c>sha256:…</c>) of questions, options and conditions: what a conversation is pinned to.</summary>
    public required string Version { get; init; }

    /// <summary>The text it was loaded from, so that a version can be kept and loaded again.</summary>
    public SourceFile? Source { get; init; }

    /// <summary>Where it is used. Never pinned: a new number or name counts for every conversation at once.</summary>
    public Pack Pack { get; init; } = Pack.Everywhere;

    /// <summary>In the order they are asked: the next question is the first that applies and is unanswered.</summary>
    public required ImmutableArray<Question> Questions
    {
        get;
        init
        {
            field = value;
            _places = value.Select((question, place) => (question.Id, place))
                .DistinctBy(pair => pair.Id, StringComparer.Ordinal)
                .ToFrozenDictionary(pair => pair.Id, pair => pair.place, StringComparer.Ordinal);
            Place = value.FirstOrDefault(question => question.Fills is "contact.place");
            QuestionsByCue = new CueIndex(value.Select(question => question.When is { } when ? Cue.Of(when) : null));
        }
    }

    /// <summary>When true the phone may be read by somebody else: neutral words, no nudges.</summary>
    public Condition SafeMode
    {
        get;
        init
        {
            field = value;
            _guarding = value.Questions().ToFrozenSet(StringComparer.Ordinal);
        }
    } = Condition.Never;

    /// <summary>Line in <c>dialog.yaml</c>, 1-based; 0 when it says nothing of safe mode.</summary>
    public int SafeModeLine { get; init; }

    /// <summary>Never pinned: a change of law counts for every conversation at once.</summary>
    public ImmutableArray<Rule> Rules
    {
        get;
        init
        {
            field = value;
            RulesByCue = new CueIndex(value.Select(CuesOf));
            _clocked = value.SelectMany(DatesOf).ToFrozenSet(StringComparer.Ordinal);
        }
    } = [];

    /// <summary>Never pinned, for the same reason.</summary>
    public ImmutableArray<Classification> Classifications { get; init; } = [];

    /// <summary>The question for where the person is; null when the dialog does not ask it.</summary>
    public Question? Place { get; private init; }

    internal CueIndex QuestionsByCue { get; private init; } = CueIndex.Empty;

    internal CueIndex RulesByCue { get; private init; } = CueIndex.Empty;

    public Question? Find(string id) => _places.TryGetValue(id, out var place) ? Questions[place] : null;

    /// <summary>0-based place in the order of asking, or -1.</summary>
    public int PlaceOf(string id) => _places.GetValueOrDefault(id, -1);

    /// <summary>A level hangs on how far off the answer to this question is.</summary>
    public bool HasClock(string id) => _clocked.Contains(id);

    /// <summary>The opening, what safe mode hangs on, and whether to call or leave a message: read from words and digits alone, for a wrong guess could hurt somebody.</summary>
    public bool TakesNoGuess(Question question) =>
        question.Stage is not Stage.Screening || question.Fills is "contact.safeToCall" or "contact.voicemailOk" || _guarding.Contains(question.Id);

    private static IEnumerable<string> DatesOf(Rule rule) =>
        (rule.When?.Atoms().OfType<DaysAre>().Select(days => days.Question) ?? []).Concat(rule.Clock is { } clock ? [clock.Question] : []);

    private static ImmutableArray<Cue>? CuesOf(Rule rule) =>
        (rule.When is { } when ? Cue.Of(when) : null) ?? (rule.Clock is { } clock ? [new Cue(clock.Question, null)] : null);
}

/// <summary>A practice area with its problem codes, given to the intake when the condition holds.</summary>
/// <param name="Area">Practice area id, such as <c>immigration</c>.</param>
/// <param name="When">Over the answers so far.</param>
/// <param name="List">LIST taxonomy code, or null.</param>
/// <param name="Lsc">LSC problem code, or null.</param>
public sealed record Classification(string Area, Condition When, string? List, string? Lsc)
{
    /// <summary>The condition as it was written.</summary>
    public string? WhenText { get; init; }

    /// <summary>Line in <c>dialog.yaml</c>, 1-based.</summary>
    public int Line { get; init; }
}

/// <summary>Which part of the lifecycle a question belongs to.</summary>
public enum Stage
{
    Safety,
    Consent,
    Screening,
}

/// <summary>One question of a dialog. What the person reads is in the locales, under this id.</summary>
public sealed record Question
{
    public required string Id { get; init; }

    /// <summary>Name of the question type: <c>yes-no</c>, <c>choice</c>, <c>date</c>, <c>number</c>, <c>text</c>, <c>place</c>, <c>name</c>, <c>times</c>.</summary>
    public required string Type { get; init; }

    public Stage Stage { get; init; } = Stage.Screening;

    /// <summary>Over earlier questions only; null means it always applies.</summary>
    public Condition? When { get; init; }

    /// <summary>The condition as it was written.</summary>
    public string? WhenText { get; init; }

    /// <summary>A required question cannot be skipped with 0: only <c>safe</c> and <c>consent</c>.</summary>
    public bool Required { get; init; }

    /// <summary>Choice: option ids in order; the person answers with 1, 2, 3…</summary>
    public ImmutableArray<string> Options { get; init; } = [];

    /// <summary>Choice: several options may be named.</summary>
    public bool Several { get; init; }

    /// <summary>Date: which way a missing year is read.</summary>
    public Tense Tense { get; init; } = Tense.Future;

    /// <summary>Number: inclusive bounds. Text: the most characters kept.</summary>
    public decimal? Min { get; init; }

    public decimal? Max { get; init; }

    /// <summary>The intake field this answer fills (<c>contact.name</c>, <c>client.relation</c>, <c>adverse.employer</c>…), or null.</summary>
    public string? Fills { get; init; }

    /// <summary>Concepts (<c>locales/&lt;tag&gt;/concepts.yaml</c>): a clause that speaks of one of them, in any earlier text, may hold the answer already.
    /// Date and choice only. Not pinned: it changes how people are read, not what they are asked.</summary>
    public ImmutableArray<string> Hears { get; init; } = [];

    /// <summary>Line in <c>dialog.yaml</c>, 1-based; 0 when not loaded from a file.</summary>
    public int Line { get; init; }
}

/// <summary>Which way a date lies that came without its year.</summary>
public enum Tense
{
    Past,
    Future,
}

/// <summary>The ids that the contract fixes and the engine treats specially.</summary>
public static class Opening
{
    public const string Safe = "safe";
    public const string Danger = "danger";
    public const string Consent = "consent";
}
