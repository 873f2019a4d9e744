using TriageBot.Engine.Dialogs;
using TriageBot.Engine.Urgency;

namespace TriageBot.Engine.Conversations;

/// <summary>What a conversation knows: only answers to questions that still apply count, so that a corrected answer
/// takes everything that hung on it along.</summary>
public sealed class Facts : IFacts
{
    private readonly Dialog _dialog;
    private readonly Conversation _conversation;
    private readonly Dictionary<string, AnswerValue> _applying;
    private readonly List<Question> _answered;
    private List<Cue>? _cues;

    public Facts(Dialog dialog, Conversation conversation, DateOnly today)
    {
        (_dialog, _conversation, Today) = (dialog, conversation, today);
        var answers = conversation.Answers.AsSpan().ToArray();
        _applying = new(answers.Length, StringComparer.Ordinal);
        _answered = new(answers.Length);

        // In the order of asking: a condition only looks back, so one pass settles all.
        var places = Array.ConvertAll(answers, answer => dialog.PlaceOf(answer.Question));
        Array.Sort(places, answers);
        for (var i = 0; i < answers.Length; i++)
        {
            if (places[i] >= 0 && dialog.Questions[places[i]] is var question && Applies(question))
            {
                _applying.Add(question.Id, answers[i].Value);
                _answered.Add(question);
            }
        }
    }

    public DateOnly Today { get; }

    public bool AskedForPerson => _conversation.WantsPerson;

    public bool SharedDevice => _conversation.SharedDevice;

    /// <summary>Questions that apply and have an answer, in the order of asking.</summary>
    public IReadOnlyList<Question> Answered => _answered;

    /// <summary>The first question that applies and is unanswered, or null.</summary>
    public Question? Next()
    {
        var next = First(_dialog.QuestionsByCue.Always.AsSpan(), _dialog.Questions.Length);
        foreach (var cue in Cues)
        {
            next = First(_dialog.QuestionsByCue.On(cue).AsSpan(), next);
        }

        return next < _dialog.Questions.Length ? _dialog.Questions[next] : null;
    }

    public Assessment Assess(Func<int, string> when) =>
        Assessor.Assess(_dialog.RulesByCue.On(Cues).Select(place => _dialog.Rules[place]), this, when);

    public bool Applies(Question question) => question.When?.Holds(this) ?? true;

    public AnswerValue? Answer(string question) => _applying.GetValueOrDefault(question);

    public bool Flag(string? kind)
    {
        foreach (var flag in _conversation.Flags)
        {
            if (kind is null || string.Equals(flag.Kind, kind, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private List<Cue> Cues => _cues ??= KnownCues();

    private int First(ReadOnlySpan<int> places, int before)
    {
        foreach (var place in places)
        {
            if (place >= before || (Applies(_dialog.Questions[place]) && _conversation.Find(_dialog.Questions[place].Id) is null))
            {
                return Math.Min(place, before);
            }
        }

        return before;
    }

    private List<Cue> KnownCues()
    {
        var cues = new List<Cue>((2 * _answered.Count) + 5);
        foreach (var question in _answered)
        {
            Cue.AddOf(question.Id, _applying[question.Id], cues);
        }

        if (AskedForPerson)
        {
            cues.Add(Cue.Person);
        }

        if (SharedDevice)
        {
            cues.Add(Cue.SharedDevice);
        }

        if (!_conversation.Flags.IsEmpty)
        {
            cues.Add(Cue.Flag(null));
            cues.AddRange(_conversation.Flags.Select(flag => Cue.Flag(flag.Kind)));
        }

        return cues;
    }
}
