using TriageBot.Engine.Texts;
using TriageBot.Tests.Support;

namespace TriageBot.Tests.Channels.Twilio;

/// <summary>Our count of segments beside Twilio's own calculator.</summary>
public class SmsLengthPeerTests
{
    [PeerFact("sms-segments-calculator")]
    public async Task Segments_OfRandomTextsInManyScripts_AreTwiliosOwn()
    {
        var random = new Random(160);
        var texts = Enumerable.Range(0, 10_000).Select(_ => RandomTexts.Of(random, random.Next(0, random.Next(40, 400)))).ToArray();

        var answers = await NodePeer.Ask<Answer[]>("segments.js", texts);

        var different = texts.Zip(answers)
            .Where(pair => Ours(pair.First) != pair.Second)
            .Select(pair => $"{Ours(pair.First)}, Twilio {pair.Second}: {pair.First}")
            .ToArray();
        different.ShouldBeEmpty();
        answers.Count(answer => answer.Encoding is "GSM-7").ShouldBeInRange(500, 9_500);
    }

    private static Answer Ours(string text) => new(SmsLength.Of(text).Segments, SmsLength.Of(text).IsGsm7 ? "GSM-7" : "UCS-2");

    private sealed record Answer(int Segments, string Encoding);
}
