using TriageBot.Engine.Dialogs;

namespace TriageBot.Engine.Conversations;

/// <summary>What a conversation knows: only answers to questions that still apply count, so that a corrected answer
/// takes everything that hung on it along.</summary>
public sealed class Facts : IFacts
{
    private readonly Conversation _conversation;
    private readonly Dictionary<string, AnswerValue> _applying = new(StringComparer.Ordinal);

    public Facts(Dialog dialog, Conversation conversation, DateOnly today)
    {
        _conversation = conversation;
        Today = today;

        // In the order of asking: a condition only looks back, so one pass settles all.
        foreach (var answer in conversation.Answers.OrderBy(answer => dialog.PlaceOf(answer.Question)))
        {
            if (dialog.Find(answer.Question) is { } question && Applies(question))
            {
                _applying.Add(answer.Question, answer.Value);
            }
        }
    }

    public DateOnly Today { get; }

    public bool AskedForPerson => _conversation.WantsPerson;

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
}
