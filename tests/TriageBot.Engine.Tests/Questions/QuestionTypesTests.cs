using System.Collections.Frozen;
using TriageBot.Engine.Dialogs;
using TriageBot.Engine.Questions;
using TriageBot.Engine.Reading;
using TriageBot.Engine.Tests.Reading;
using TriageBot.Engine.Tests.Support;

namespace TriageBot.Engine.Tests.Questions;

/// <summary>What every question type owes whoever asks it.</summary>
public sealed class QuestionTypesTests
{
    private static readonly QuestionTypes Types = QuestionTypes.Default();
    private static readonly ReadingContext English = new(Locales.Readers.Lexicon("en"), Labelled.Today, FrozenDictionary<string, string>.Empty);

    public static TheoryData<string> Names() => [.. Types.Names];

    [Fact]
    public void Default_HasTheTypesDialogsName() =>
        Types.Names.ShouldBe(["yes-no", "choice", "date", "number", "text", "place", "name", "times"], ignoreOrder: true);

    [Theory]
    [MemberData(nameof(Names))]
    public void Zero_OnAQuestionThatMayBeSkipped_Skips(string type) =>
        Types[type].Read(Ask(type) with { Min = type is "number" ? 1 : null }, "0", English).ShouldBe(new Understood(new Skipped()));

    [Theory]
    [MemberData(nameof(Names))]
    public void Skip_OnARequiredQuestion_IsNotUnderstood(string type) =>
        Types[type].Read(Ask(type) with { Required = true }, "skip", English).ShouldBeOfType<NotUnderstood>();

    [Theory]
    [MemberData(nameof(Names))]
    public void Emptiness_OnAnyQuestion_IsNotUnderstood(string type) =>
        Types[type].Read(Ask(type), " \n", English).ShouldBeOfType<NotUnderstood>();

    [Theory]
    [MemberData(nameof(Names))]
    public void Lint_OfASoundQuestion_IsSilent(string type) => Types[type].Lint(Ask(type)).ShouldBeEmpty();

    [Fact]
    public void NotSure_IsAnAnswerToSafeButNotToConsent()
    {
        var yesNo = Types["yes-no"];

        yesNo.Read(Ask("yes-no") with { Id = Opening.Safe, Required = true }, "3", English).ShouldBe(new Understood(new NotSure()));
        yesNo.Read(Ask("yes-no") with { Id = Opening.Consent, Required = true }, "3", English).ShouldBeOfType<NotUnderstood>();
    }

    [Theory]
    [InlineData("en", "I'm safe", "safe", "yes")]
    [InlineData("en", "I'm safe", "danger", "no")]
    [InlineData("en", "not safe", "safe", "no")]
    [InlineData("en", "not safe", "danger", "yes")]
    [InlineData("es", "estoy bien gracias", "safe", "yes")]
    [InlineData("es", "estoy bien gracias", "danger", "no")]
    [InlineData("es", "no estoy a salvo", "danger", "yes")]
    [InlineData("es", "no", "danger", "no")]
    public void Words_ThatMeanOppositeThings_AreReadByTheQuestion(string tag, string text, string question, string meaning)
    {
        var reading = Types["yes-no"].Read(Ask("yes-no") with { Id = question }, text, English with { Words = Locales.Readers.Lexicon(tag) });

        reading.ShouldBe(new Understood(meaning is "yes" ? new Yes() : new No()));
    }

    [Fact]
    public void Zero_WhereTheRangeIncludesIt_IsANumber() =>
        Types["number"].Read(Ask("number") with { Min = 0, Max = 10 }, "0", English).ShouldBe(new Understood(new Amount(0)));

    [Theory]
    [InlineData("11")]
    [InlineData("-1")]
    public void Number_OutsideItsRange_IsNotUnderstood(string text) =>
        Types["number"].Read(Ask("number") with { Min = 0, Max = 10 }, text, English).ShouldBeOfType<NotUnderstood>();

    [Fact]
    public void Text_LongerThanItsRoom_IsKeptUpToIt()
    {
        var reading = Types["text"].Read(Ask("text") with { Max = 5 }, "they 😭 him", English);

        reading.ShouldBe(new Understood(new Words("they")));
    }

    [Fact]
    public void Lint_OfMistakes_SaysThemAll()
    {
        Types["choice"].Lint(Ask("choice") with { Options = [] }).ShouldNotBeEmpty();
        Types["choice"].Lint(Ask("choice") with { Options = ["a", "b", "a"] }).ShouldNotBeEmpty();
        Types["number"].Lint(Ask("number") with { Min = 2, Max = 1 }).ShouldNotBeEmpty();
        Types["date"].Lint(Ask("date") with { Options = ["a"], Min = 1 }).Count().ShouldBe(2);
    }

    private static Question Ask(string type) => new() { Id = "q", Type = type, Options = type is "choice" ? ["work", "family"] : [] };
}
