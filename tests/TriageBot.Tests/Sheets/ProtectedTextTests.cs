using TriageBot.Sheets;

namespace TriageBot.Tests.Sheets;

public class ProtectedTextTests
{
    [Fact]
    public void Of_ATextWithNames_SendsNumbersInstead()
    {
        var text = ProtectedText.Of("Call {phone.police} or {phone.office}, {phone.police}.", []);

        text.Text.ShouldBe("Call {1} or {2}, {3}.");
        text.Restore("O {2} o {1}: {3}").ShouldBe("O {phone.office} o {phone.police}: {phone.police}");
    }

    [Fact]
    public void Of_AMenu_SendsItsQuestionOnly()
    {
        var text = ProtectedText.Of("What is it, {hotline}?\n1 Work\n2 Family", [("1 Work", "1 Trabajo"), ("2 Family", "2 Familia")]);

        text.Text.ShouldBe("What is it, {1}?\n{2}\n{3}");
        text.Restore("¿Qué es, {1}?\n{2}\n{3}").ShouldBe("¿Qué es, {hotline}?\n1 Trabajo\n2 Familia");
    }

    [Theory]
    [InlineData("Llama.")]
    [InlineData("Llama {1} {1}.")]
    [InlineData("Llama {1} {2}.")]
    [InlineData("Llama {1} {uno}.")]
    [InlineData("Llama ｛1｝.")]
    public void Restore_OfWhatCameBackBroken_IsNothing(string translated) => ProtectedText.Of("Call {phone.office}.", []).Restore(translated).ShouldBeNull();
}
