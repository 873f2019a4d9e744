using FsCheck;
using FsCheck.Fluent;
using TriageBot.Engine.Dialogs;
using TriageBot.Engine.Tests.Urgency;

namespace TriageBot.Engine.Tests.Dialogs;

public class ConditionTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    private static readonly KnownFacts Facts = new(
        Today,
        ("detained", new Yes()),
        ("lawyer", new NotSure()),
        ("zip", new Skipped()),
        ("topic", new Chosen(["immigration", "work"])),
        ("who", new Chosen(["me"])),
        ("hearing_date", new OnDate(Today.AddDays(5))),
        ("last_entry", new OnDate(Today.AddDays(-100))),
        ("owed", new Amount(500)))
    { Flags = ["custody"] };

    [Theory]
    [InlineData("detained is yes", true)]
    [InlineData("detained is no", false)]
    [InlineData("detained is not no", true)]
    [InlineData("lawyer is not-sure", true)]
    [InlineData("zip is skipped", true)]
    [InlineData("who is me", true)]
    [InlineData("topic is work", false)]
    [InlineData("topic includes work", true)]
    [InlineData("topic includes family", false)]
    [InlineData("days_until(hearing_date) <= 7", true)]
    [InlineData("days_until(hearing_date) < 5", false)]
    [InlineData("days_until(hearing_date) = 5", true)]
    [InlineData("days_since(last_entry) < 730", true)]
    [InlineData("owed >= 500", true)]
    [InlineData("owed > 500", false)]
    [InlineData("answered(owed)", true)]
    [InlineData("answered(zip)", false)]
    [InlineData("answered(lawyer)", false)]
    [InlineData("flag(custody)", true)]
    [InlineData("flag(violence)", false)]
    [InlineData("flagged", true)]
    [InlineData("asked_for_person", false)]
    [InlineData("never_asked is yes", false)]
    [InlineData("never_asked is not yes", false)]
    [InlineData("not never_asked is yes", true)]
    [InlineData("detained is no or who is me", true)]
    [InlineData("detained is no and who is me or owed >= 1", true)]
    [InlineData("detained is no and (who is me or owed >= 1)", false)]
    [InlineData("not (detained is yes and flag(violence))", true)]
    public void Condition_Sentence_MeansWhatItSays(string text, bool holds)
    {
        var condition = ConditionParser.TryParse(text, out var problem);
        problem.ShouldBeNull();
        condition!.Holds(Facts).ShouldBe(holds);
    }

    [Theory]
    [InlineData("", "a question id is expected")]
    [InlineData("detained", "'is', 'includes'")]
    [InlineData("detained is", "yes, no, not-sure, skipped or an option is expected")]
    [InlineData("detained is yes and", "a question id is expected")]
    [InlineData("detained is yes who is me", "'who' is not expected here")]
    [InlineData("(detained is yes", "')' is expected")]
    [InlineData("days_until(hearing_date) <= soon", "a number is expected, not 'soon'")]
    [InlineData("days_until hearing_date <= 7", "'(' is expected")]
    [InlineData("owed == 5", "a number is expected")]
    public void Condition_NotReadable_SaysWhy(string text, string why)
    {
        ConditionParser.TryParse(text, out var problem).ShouldBeNull();
        problem.ShouldNotBeNull().ShouldContain(why);
    }

    [Fact]
    public void Condition_AnyText_NeverThrows() => Prop.ForAll<string>(text =>
    {
        var condition = ConditionParser.TryParse(text ?? "", out var problem);
        return condition is null == problem is not null;
    }).QuickCheckThrowOnFailure();
}
