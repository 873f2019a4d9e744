using System.Collections.Immutable;
using TriageBot.Engine.Reading;
using TriageBot.Engine.Tests.Support;

namespace TriageBot.Engine.Tests.Reading;

public sealed class FirstMessageTests
{
    private static readonly MessageReader Reader = Locales.Readers.Messages;

    private static readonly ImmutableArray<Message> Messages =
        [.. Labelled.Rows("first-messages.tsv").Select(row => new Message(row[0], row[1], Kinds(row[2]), row[3], row[4]))];

    [Theory]
    [InlineData("tune", 0.97)]
    [InlineData("held", 0.95)]
    public void Flags_OfLabelledMessages_AreRarelyMissed(string set, double floor)
    {
        var expected = In(set).SelectMany(message => message.Flags.Select(flag => (message, flag))).ToList();
        var missed = expected.Where(pair => !Read(pair.message).Flags.Contains(pair.flag)).Select(pair => $"{pair.flag}: {pair.message.Text}").ToList();

        expected.Count.ShouldBeGreaterThan(60);
        (1 - ((double)missed.Count / expected.Count)).ShouldBeGreaterThanOrEqualTo(floor, string.Join('\n', missed));
    }

    [Theory]
    [InlineData("tune", 0.95)]
    [InlineData("held", 0.9)]
    public void Flags_OfLabelledMessages_AreRarelyFalse(string set, double floor)
    {
        var raised = In(set).SelectMany(message => Read(message).Flags.Select(flag => (message, flag))).ToList();
        var wrong = raised.Where(pair => !pair.message.Flags.Contains(pair.flag)).Select(pair => $"{pair.flag}: {pair.message.Text}").ToList();

        (1 - ((double)wrong.Count / raised.Count)).ShouldBeGreaterThanOrEqualTo(floor, string.Join('\n', wrong));
    }

    [Fact]
    public void Cry_OfAFewWords_IsHeardInItsLanguage()
    {
        var cries = Labelled.Rows("cries.tsv").Select(row => (Language: row[0], Dangers: Kinds(row[1]), Text: row[2])).ToList();
        var wrong = cries.Select(cry => (cry, Heard: Reader.Read(cry.Text, null, Labelled.Today)))
            .Where(read => read.Heard.Confidence < Heard.Sure || read.Heard.Language != read.cry.Language || !read.Heard.Flags.Intersect(read.cry.Dangers).Any())
            .Select(read => $"{read.cry} {read.Heard.Language} {read.Heard.Confidence} {string.Join(',', read.Heard.Flags)}");

        cries.Count.ShouldBeGreaterThan(400);
        wrong.ShouldBeEmpty();
    }

    [Fact]
    public void Keyword_OfEveryLabelledMessage_IsHeardOnlyWhenItIsTheWholeMessage()
    {
        var wrong = Messages.Where(message => (Read(message).Keyword?.ToString().ToLowerInvariant() ?? "-") != message.Keyword).Select(message => message.Text);

        wrong.ShouldBeEmpty();
    }

    [Fact]
    public void Language_OfLabelledMessages_IsNeverSureAndWrong()
    {
        var wrong = Messages.Where(message => Read(message) is { Confidence: >= Heard.Sure } heard && message.Language != "-" && heard.Language != message.Language)
            .Select(message => message.Text);

        wrong.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("tune", 0.95)]
    [InlineData("held", 0.95)]
    public void Language_OfLabelledMessages_IsMostlySure(string set, double floor)
    {
        var told = In(set).Where(message => message.Language != "-").ToList();
        var unsure = told.Where(message => Read(message) is not { Confidence: >= Heard.Sure }).Select(message => message.Text).ToList();

        (1 - ((double)unsure.Count / told.Count)).ShouldBeGreaterThanOrEqualTo(floor, string.Join('\n', unsure));
    }

    [Theory]
    [InlineData("hello", "en")]
    [InlineData("hola", "es")]
    [InlineData("help", "en")]
    [InlineData("ayuda", "es")]
    [InlineData("español", "es")]
    [InlineData("english please", "en")]
    public void Language_OfOneWord_IsSureEnoughForNoMenu(string text, string tag)
    {
        var heard = Reader.Read(text, null);

        heard.Language.ShouldBe(tag);
        heard.Confidence.ShouldBeGreaterThanOrEqualTo(Heard.Sure);
    }

    private static IEnumerable<Message> In(string set) => Messages.Where(message => message.Set == set);

    private static Heard Read(Message message) => Reader.Read(message.Text, null, Labelled.Today);

    private static ImmutableArray<string> Kinds(string flags) => flags is "-" ? [] : [.. flags.Split(',')];

    private sealed record Message(string Set, string Language, ImmutableArray<string> Flags, string Keyword, string Text);
}
