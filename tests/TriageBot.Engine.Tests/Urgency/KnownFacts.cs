using TriageBot.Engine.Dialogs;

namespace TriageBot.Engine.Tests.Urgency;

/// <summary>Facts set out by a test.</summary>
internal sealed class KnownFacts(DateOnly today, params (string Question, AnswerValue Value)[] answers) : IFacts
{
    public DateOnly Today => today;

    public bool AskedForPerson { get; init; }

    public bool SharedDevice { get; init; }

    public string[] Flags { get; init; } = [];

    public AnswerValue? Answer(string question) => answers.FirstOrDefault(answer => answer.Question == question).Value;

    public bool Flag(string? kind) => kind is null ? Flags.Length > 0 : Flags.Contains(kind);
}
