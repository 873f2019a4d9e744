using TriageBot.Engine.Dialogs;
using TriageBot.Engine.Questions;
using TriageBot.Engine.Reading;
using TriageBot.Engine.Tests.Support;

namespace TriageBot.Engine.Tests.Reading;

/// <summary>What no word list knows is read by what was learned, where a wrong reading does little harm.</summary>
public sealed class LearnedAnswersTests
{
    private static readonly Lexicon English = Locales.Readers.Lexicon("en");

    [Theory]
    [InlineData("lets skip past this one please")]
    [InlineData("i would like to keep that to myself")]
    public void Declining_InWordsOfNoList_IsSkipped(string text)
    {
        English.YesNo(text).ShouldBe(new Understood(new Skipped()));
        English.InWords.YesNo(text).ShouldBe(AnswerReading.Miss);
    }

    [Theory]
    [InlineData("purple elephants")]
    [InlineData("who is this")]
    [InlineData("Chicago Illinois")]
    public void WordsThatAnswerNothing_AreAMiss(string text) => English.YesNo(text).ShouldBe(AnswerReading.Miss);

    [Theory]
    [InlineData("safe", true)]
    [InlineData("danger", true)]
    [InlineData("consent", true)]
    [InlineData("other_reads_phone", true)]
    [InlineData("family_what", true)]
    [InlineData("safe_call", true)]
    [InlineData("voicemail", true)]
    [InlineData("held_since", false)]
    [InlineData("best_time", false)]
    public void WhatKeepsPeopleSafe_TakesWordsAndDigitsOnly(string question, bool inWords)
    {
        var dialog = RepositoryContent.Load([]).Dialogs["intake"];

        dialog.TakesNoGuess(dialog.Find(question)!).ShouldBe(inWords);
    }

    [Fact]
    public void Shrug_InWordsOfNoList_IsReadWhereADateIsAskedForAndNotWhereNothingIsGuessed()
    {
        const string text = "i would like to keep that to myself";

        English.Date(text, Tense.Past, Labelled.Today).ShouldBe(new Understood(new Skipped()));
        English.InWords.Date(text, Tense.Past, Labelled.Today).ShouldBe(AnswerReading.Miss);
    }

    [Theory]
    [InlineData("two or three")]
    [InlineData("between 4 and 6")]
    public void TwoNumbers_AreNoShrug(string text) => English.Number(text, null, null).ShouldBe(AnswerReading.Miss);
}
