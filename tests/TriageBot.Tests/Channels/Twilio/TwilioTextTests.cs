using TriageBot.Channels.Twilio;
using TriageBot.Tests.Support;

namespace TriageBot.Tests.Channels.Twilio;

public class TwilioTextTests
{
    [Fact]
    public void Parts_OfAShortText_IsTheText() =>
        TwilioText.Parts("whatsapp", " ¿Está aquí? ").ShouldBe(["¿Está aquí?"]);

    [Fact]
    public void Text_OnSms_DropsAccentsUnlessTheLocaleKeepsThem()
    {
        TwilioText.Parts("sms", "¿Está aquí?").ShouldBe(["¿Esta aqui?"]);
        TwilioText.Parts("sms", "¿Está aquí?", keepAccents: true).ShouldBe(["¿Está aquí?"]);
    }

    [Theory]
    [InlineData("One sentence. ", '.')]
    [InlineData("我们可以帮助你。", '。')]
    [InlineData("क्या आप ठीक हैं। ", '।')]
    [InlineData("هل أنت بخير؟ ", '؟')]
    [InlineData("a line without a stop\n", 'p')]
    [InlineData("words-without-any-end ", 'd')]
    public void Parts_OfALongText_EndWhereASentenceOrAWordDoes(string sentence, char end) =>
        TwilioText.Parts("whatsapp", Repeat(sentence, 400)).Select(part => part[^1]).ShouldAllBe(last => last == end);

    [Fact]
    public void Parts_OfATextWithoutAnyBreak_NeverCutAPairInTwo() =>
        TwilioText.Parts("whatsapp", "a" + Repeat("🏥", 2000)).Select(part => (part[0], part[^1])).ShouldAllBe(ends => !char.IsLowSurrogate(ends.Item1) && !char.IsHighSurrogate(ends.Item2));

    [Fact]
    public void Parts_OfRandomTexts_LoseNothingAndFit()
    {
        var random = new Random(1600);
        for (var round = 0; round < 300; round++)
        {
            var text = RandomTexts.Of(random, random.Next(1, 6000));

            var parts = TwilioText.Parts("whatsapp", text);

            parts.ShouldAllBe(part => part.Length > 0 && part.Length <= 1600);
            Letters(string.Concat(parts)).ShouldBe(Letters(text));
        }
    }

    private static string Letters(string text) => string.Concat(text.Where(letter => !char.IsWhiteSpace(letter)));

    private static string Repeat(string text, int times) => string.Concat(Enumerable.Repeat(text, times));
}
