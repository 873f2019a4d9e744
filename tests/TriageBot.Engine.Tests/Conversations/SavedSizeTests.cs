using System.Text;
using TriageBot.Engine.Conversations;
using TriageBot.Engine.Tests.Support;

namespace TriageBot.Engine.Tests.Conversations;

/// <summary>A resting conversation is kept in 2 KB. Sealing and the address in front take about a hundred bytes of them.</summary>
public class SavedSizeTests
{
    private const int Most = 1900;

    [Fact]
    public void Write_OfEveryTranscriptAtEveryTurn_StaysWithinTwoKilobytes()
    {
        var sizes = Replays.EveryTurn().Select(turn => (turn.Where, SavedConversation.Write(turn.Conversation).Length)).ToList();

        sizes.Count.ShouldBeGreaterThan(1000);
        sizes.Where(size => size.Length > Most).ShouldBeEmpty();
    }

    [Fact]
    public void Write_OfAThousandBytesOfOwnWordsThatNothingCanPack_StaysWithinTwoKilobytes()
    {
        var words = Convert.ToBase64String(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 250).Select(i => (i * 7919 % 1009).ToString("x3")))))[..1000];
        var longest = Replays.EveryTurn().Select(turn => turn.Conversation).MaxBy(conversation => SavedConversation.Write(conversation).Length)!;

        SavedConversation.Write(longest with { Remarks = longest.Remarks.Add(new Remark(words, longest.StartedAt)) }).Length.ShouldBeLessThanOrEqualTo(Most);
    }

    [Fact]
    public void Write_OfALongStoryInPlainWords_StaysWithinTwoKilobytes()
    {
        var story = string.Join(' ', Locales.All["en"].Common.Values.Select(text => text.Text).Order(StringComparer.Ordinal));
        story.Length.ShouldBeGreaterThan(1600);
        var longest = Replays.EveryTurn().Select(turn => turn.Conversation).MaxBy(conversation => SavedConversation.Write(conversation).Length)!;

        SavedConversation.Write(longest with { Remarks = [new Remark(story[..1600], longest.StartedAt)] }).Length.ShouldBeLessThanOrEqualTo(Most);
    }
}
