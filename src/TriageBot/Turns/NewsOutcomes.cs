using System.Text.Json;
using TriageBot.CaseQueue.News;
using TriageBot.Engine.Conversations;
using TriageBot.Privacy;

namespace TriageBot.Turns;

/// <summary>What became of news, kept for whoever tells it again.</summary>
internal static class NewsOutcomes
{
    public const string Purpose = "news";

    public static NewsOutcome Of(Turn turn) => turn.Effects.OfType<NewsTaken>().Single() switch
    {
        { State: NewsState.Said } => new NewsOutcome("said", null),
        { State: NewsState.Waits, Why: var why } => new NewsOutcome("waits", why),
        { Why: var why } => new NewsOutcome("refused", why),
    };

    public static byte[] Seal(NewsOutcome outcome, ISealer sealer) => sealer.Seal(JsonSerializer.SerializeToUtf8Bytes(outcome), Purpose);

    public static NewsOutcome Open(byte[] sealedBytes, ISealer sealer) => JsonSerializer.Deserialize<NewsOutcome>(sealer.Open(sealedBytes, Purpose))!;
}
