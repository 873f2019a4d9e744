using TriageBot.Engine.Dialogs;

namespace TriageBot.Engine.Checking.Paths;

/// <summary>A conversation in which nothing but one question is answered.</summary>
internal sealed record OneAnswer(string Question, AnswerValue Value, DateOnly Today) : IFacts
{
    public bool AskedForPerson => false;

    public bool SharedDevice => false;

    public AnswerValue? Answer(string question) => string.Equals(question, Question, StringComparison.Ordinal) ? Value : null;

    public bool Flag(string? kind) => false;
}
