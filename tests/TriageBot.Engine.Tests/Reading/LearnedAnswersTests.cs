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
        English.YesNoInWords(text).ShouldBe(AnswerReading.Miss);
    }

    [Theory]
    [InlineData("purple elephants")]
    [InlineData("who is this")]
    [InlineData("Chicago Illinois")]
    public void WordsThatAnswerNothing_AreAMiss(string text) => English.YesNo(text).ShouldBe(AnswerReading.Miss);

    [Theory]
    [InlineData("safe")]
    [InlineData("danger")]
    [InlineData("consent")]
    public void TheOpening_TakesWordsAndDigitsOnly(string question)
    {
        var asked = RepositoryContent.Load([]).Dialogs["intake"].Find(question)!;
        var context = new ReadingContext(English, Labelled.Today, new Dictionary<string, string>(StringComparer.Ordinal));

        QuestionTypes.Default()["yes-no"].Read(asked, "we surely did that back then", context).ShouldBe(AnswerReading.Miss);
    }

    [Theory]
    [InlineData("two or three")]
    [InlineData("between 4 and 6")]
    public void TwoNumbers_AreNoShrug(string text) => English.Number(text, null, null).ShouldBe(AnswerReading.Miss);
}
