using System.Collections.Immutable;
using TriageBot.Engine.Dialogs;
using TriageBot.Engine.Questions;
using TriageBot.Engine.Reading;
using TriageBot.Engine.Texts;
using TriageBot.Engine.Urgency;

namespace TriageBot.Engine.Conversations;

/// <summary>One turn while it is being worked out. Lives for one call of the engine and never leaves it.</summary>
internal sealed class Draft(Content content, Conversation conversation, Event @event)
{
    /// <summary>More remarks than this stay in the transcript only: a flood must not make every later turn slow.</summary>
    private const int MostRemarks = 40;

    private readonly List<string> _lines = [];
    private int _safetyTexts;
    private Dialog? _dialog;
    private Phrasing? _words;
    private Lexicon? _lexicon;
    private Facts? _facts;
    private Assessment? _urgency;

    public Content Content => content;

    public Event Event => @event;

    public DateTimeOffset Now => @event.At;

    /// <summary>Of the conversation's dialog, which it keeps until it ends.</summary>
    public Jurisdiction Jurisdiction { get; } = content.Of(conversation);

    public DateOnly Today { get; } = content.Today(conversation, @event.At);

    public Conversation Conversation
    {
        get;
        set
        {
            if (!SameWords(field, value))
            {
                (_dialog, _words, _lexicon) = (null, null, null);
            }

            if (!SameFacts(field, value))
            {
                (_facts, _urgency) = (null, null);
            }

            field = value;
        }
    } = conversation;

    public List<Effect> Effects { get; } = new(10);

    /// <summary>Red flags first heard in this turn.</summary>
    public ImmutableArray<string> NewFlags { get; set; } = [];

    /// <summary>The person said STOP: nothing is sent, whatever else happens.</summary>
    public bool Muted { get; set; }

    /// <summary>News that this turn's text tells.</summary>
    public List<News> Told { get; } = [];

    /// <summary>The person has answered staff's own words, who wait for that.</summary>
    public bool AnswersStaff { get; set; }

    public bool HasSafetyText => _safetyTexts > 0;

    public Dialog Dialog => _dialog ??= content.DialogOf(Conversation);

    public Phrasing Words => _words ??= content.PhrasingOf(Dialog, Conversation.Locale ?? Jurisdiction.Offered[0].Tag);

    public Lexicon Lexicon => _lexicon ??= content.LexiconOf(Conversation.Locale ?? Jurisdiction.Offered[0].Tag);

    /// <summary>What an answer to this question is read with, as of the day on which it was said.</summary>
    public ReadingContext Reading(Question question, DateOnly said) =>
        new(Dialog.TakesNoGuess(question) ? Lexicon.InWords : Lexicon, said, Words.Options(question));

    public Facts Facts => _facts ??= new Facts(Dialog, Conversation, Today);

    public Assessment Urgency => _urgency ??= Facts.Assess(content.StaffPhrasingOf(Dialog).When);

    /// <summary>All lines of the turn as one message: a message costs money and courage.</summary>
    public string Text => string.Join('\n', _lines);

    public Question? Waiting => Conversation.Waiting is { } id ? Dialog.Find(id) : null;

    public void Say(string key, params ReadOnlySpan<(string Name, string Value)> arguments) => _lines.Add(Words.Common(key, arguments));

    public void SayLine(string line) => _lines.Add(line);

    /// <summary>In front of the question, behind whatever safety says.</summary>
    public void SayBeforeLast(string key) =>
        _lines.Insert(Math.Max(_lines.Count - 1, _safetyTexts), Words.Common(key));

    /// <summary>Safety goes in front of everything else.</summary>
    public void SaySafety(string kind)
    {
        _lines.Insert(HasSafetyText ? 1 : 0, Words.Common("safety." + kind));
        _safetyTexts++;
    }

    public void Move(Trigger trigger) =>
        Conversation = Conversation with { Phase = Lifecycle.Next(Conversation.Phase, trigger, Conversation.Resume), Resume = Lifecycle.Resume(Conversation, trigger) };

    public void Remember(string text)
    {
        if (text.Length > 0 && Conversation.Remarks.Length < MostRemarks)
        {
            Conversation = Conversation with { Remarks = Conversation.Remarks.Add(new Remark(text, Now)) };
        }
    }

    /// <param name="at">When the text came; null for the one that is being answered.</param>
    public void Record(Question question, AnswerValue value, string text, DateTimeOffset? at = null)
    {
        var answer = new Answer(question.Id, value, text, Conversation.Locale ?? Jurisdiction.Offered[0].Tag, at ?? Now);
        Conversation = Conversation with
        {
            Answers = Conversation.Answers.RemoveAll(old => string.Equals(old.Question, question.Id, StringComparison.Ordinal)).Add(answer),
            Waiting = null,
            Misses = 0,
            Aside = Aside.None,
        };
    }

    /// <summary>The thread and the person's own wording go; what the answers mean stays with the case.</summary>
    public void ForgetTexts()
    {
        Effects.Add(new ForgetTexts(Intakes: false));
        Conversation = Conversation with
        {
            TextsUntil = null,
            Remarks = [],
            Attachments = [.. Conversation.Attachments.Select(attachment => attachment with { State = AttachmentState.Erased, Bytes = 0 })],
            Answers = [.. Conversation.Answers.Select(answer => answer with { Text = "" })],
        };
    }

    private static bool SameWords(Conversation left, Conversation right) =>
        ReferenceEquals(left.DialogVersion, right.DialogVersion) && ReferenceEquals(left.Locale, right.Locale);

    // What facts are made of: most changes of a turn touch none of it.
    private static bool SameFacts(Conversation left, Conversation right) =>
        ReferenceEquals(left.DialogVersion, right.DialogVersion)
        && left.Answers == right.Answers && left.Flags == right.Flags && left.WantsPerson == right.WantsPerson && left.SharedDevice == right.SharedDevice;

    public void Forget(string question) => Conversation = Conversation with
    {
        Answers = Conversation.Answers.RemoveAll(old => string.Equals(old.Question, question, StringComparison.Ordinal)),
        Waiting = null,
        Misses = 0,
        Aside = Aside.None,
    };
}
