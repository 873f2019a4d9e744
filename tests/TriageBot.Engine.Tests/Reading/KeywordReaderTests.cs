using TriageBot.Engine.Reading;
using TriageBot.Engine.Tests.Support;

namespace TriageBot.Engine.Tests.Reading;

public class KeywordReaderTests
{
    [Theory]
    [InlineData("STOP", null, "Stop")]
    [InlineData("STOP", "ur", "Stop")]
    [InlineData("parar", null, "Stop")]
    [InlineData("acha", "sw", "Stop")]
    [InlineData("acha", "ur", null)]
    [InlineData("acha", null, null)]
    [InlineData("стоп", "uk", "Stop")]
    [InlineData("ayuda", null, "Help")]
    public void Word_OfOneLanguageAndEverydayInAnother_IsAKeywordOnlyInItsOwn(string text, string? language, string? keyword) =>
        (Locales.Readers.Messages.Read(text, language).Keyword?.ToString()).ShouldBe(keyword);
}
