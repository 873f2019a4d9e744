using TriageBot.Engine.Texts.Sheets;

namespace TriageBot.Engine.Tests.Texts;

public class KeptNamesTests
{
    [Theory]
    [InlineData("Call {phone.police}.", "", "Llama al {phone.police}.")]
    [InlineData("{lines} 1 {hotline}", "", "{hotline}: {lines}")]
    [InlineData("Call {phone.police}.", "{phone.police}, {phone.police}", "Sí: {phone.police}, o {phone.police}")]
    [InlineData("No names.", "", "Nada.")]
    public void Problems_OfATextThatKeepsItsNames_AreNone(string english, string before, string text) => KeptNames.Problems(english, before, text).ShouldBeEmpty();

    [Theory]
    [InlineData("Call {phone.police}.", "Llama.", "{phone.police} is missing.")]
    [InlineData("Call {phone.police}.", "Llama al {phone.policia}.", "{phone.policia} is not in the English text. Write {phone.police} letter for letter.")]
    [InlineData("Call {phone.police}.", "{phone.police} {phone.police}", "{phone.police} stands here 2 times, in English 1.")]
    [InlineData("Call {phone.police}.", "{phone.police} {", "A brace stands alone.")]
    [InlineData("No names.", "{hotline}", "{hotline} is not in the English text. Take it out.")]
    [InlineData("No names.", "nada }", "A brace stands alone.")]
    public void Problems_OfATextThatLosesOrChangesOne_SaySo(string english, string text, string problem) =>
        KeptNames.Problems(english, "", text).ShouldContain(said => said.StartsWith(problem, StringComparison.Ordinal));
}
