using TriageBot.Engine.Dialogs;
using TriageBot.Engine.Questions;
using TriageBot.Engine.Tests.Support;

namespace TriageBot.Engine.Tests.Reading;

/// <summary>Ethiopic numbers, as they stand on calendars and letters.</summary>
public sealed class GeezNumeralTests
{
    [Theory]
    [InlineData("፩", 1)]
    [InlineData("፲፪", 12)]
    [InlineData("፻", 100)]
    [InlineData("፪፻፶ ብር", 250)]
    [InlineData("፲፱፻፺", 1990)]
    [InlineData("፳፻፲፱", 2019)]
    [InlineData("፼", 10_000)]
    public void Number_InEthiopicSigns_IsItsValue(string text, int value) =>
        Locales.Readers.Lexicon("am").Number(text, null, null).ShouldBe(new Understood(new Amount(value)));
}
