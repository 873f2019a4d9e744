using TriageBot.Engine.Reading;

namespace TriageBot.Engine.Tests.Reading;

public sealed class TokensTests
{
    [Theory]
    [InlineData("Órale, SÍ!", "orale si")]
    [InlineData("don't DON’T don´t", "dont dont dont")]
    [InlineData("siiii nooo", "si no")]
    [InlineData("3days 5pm", "3 days 5 pm")]
    [InlineData("٣/٤/٢٠٢٧", "3 4 2027")]
    [InlineData("３月", "3 月")]
    [InlineData("1️⃣ (2) ③", "1 2 3")]
    [InlineData("👍🏽👍", "👍 👍")]
    [InlineData("🤷‍♀️", "🤷")]
    [InlineData("停止发送", "停 止 发 送")]
    [InlineData("मुझे हिरासत", "मुझे हिरासत")]
    [InlineData("ـسلام", "سلام")]
    [InlineData("\ud800a\udc00", "a")]
    public void Tokens_OfText_AreFolded(string text, string expected) =>
        string.Join(' ', Tokens.Of(text).Select(token => token.Text)).ShouldBe(expected);

    [Fact]
    public void Tokens_OfText_RememberWhereTheyStood()
    {
        const string text = "  me llamo José!";

        text[Tokens.Of(text)[^1].Start..Tokens.Of(text)[^1].End].ShouldBe("José");
    }
}
