using TriageBot.Engine.Checking.Paths;
using TriageBot.Engine.Conversations;
using TriageBot.Engine.Dialogs;
using TriageBot.Engine.Urgency;

namespace TriageBot.Engine.Tests.Checking.Paths;

/// <summary>Goes through a dialog answer by answer, by the engine's own facts and assessor: what exploring is held against.</summary>
internal sealed class Walkthrough(Dialog dialog, DateOnly today)
{
    private static readonly DateTimeOffset Now = DateTimeOffset.UnixEpoch;

    public Conversation Begin(IEnumerable<string> flags, bool person, bool shared) =>
        Conversation.Begin(new NewIds("c", "i", "K7-42"), dialog, Now) with { Flags = [.. flags.Select(kind => new FlagRaised(kind, Now))], WantsPerson = person, SharedDevice = shared };

    public Facts Facts(Conversation conversation) => new(dialog, conversation, today);

    public Question? Next(Conversation conversation)
    {
        var facts = Facts(conversation);
        return dialog.Questions.FirstOrDefault(question => conversation.Find(question.Id) is null && facts.Applies(question));
    }

    public Conversation Answer(Conversation conversation, Question question, AnswerValue value) =>
        conversation with { Answers = conversation.Answers.Add(new Answer(question.Id, value, "", "en", Now)) };

    public bool Fires(Conversation conversation, Rule rule) => !Assessor.Assess([rule], Facts(conversation), _ => "").Reasons.IsEmpty;

    /// <summary>Every conversation on the way that a witness describes, from the first; questions it does not name are skipped.</summary>
    public IEnumerable<Conversation> Along(Witness witness)
    {
        var kinds = witness.Heard.OfType<FlagHeard>().Select(flag => flag.Kind ?? "a-kind-no-condition-names");
        var conversation = Begin(kinds, witness.Heard.OfType<AskedForPerson>().Any(), witness.Heard.OfType<OnSharedDevice>().Any());
        yield return conversation;
        while (Next(conversation) is { } question)
        {
            var value = witness.Answers.FirstOrDefault(answer => answer.Key == question.Id).Value ?? new Skipped();
            conversation = Answer(conversation, question, value);
            yield return conversation;
            if (Ways.Ends(question, value))
            {
                yield break;
            }
        }
    }
}
