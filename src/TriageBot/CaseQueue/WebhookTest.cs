using TriageBot.Channels;

namespace TriageBot.CaseQueue;

/// <summary><c>webhook test</c>: posts one signed <c>test</c> event and says what came of it. Nothing is kept or retried.</summary>
internal sealed class WebhookTest(CaseQueueWebhook webhook, TimeProvider time)
{
    /// <returns>Whether the receiver accepted it.</returns>
    public async Task<bool> Run(TextWriter output, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var id = "evt_" + Guid.CreateVersion7(now).ToString("N");
        var body = IntakeJson.Write(new IntakeEvent(CaseEvent.Test, IntakeJson.Time(now), new IntakeData()));
        var result = await webhook.Post(id, body, cancel);
        if (result is SendFailure failure)
        {
            await output.WriteLineAsync($"{id}: not accepted ({failure.Code}). {Advice(failure.Code)}");
            return false;
        }

        await output.WriteLineAsync($"{id}: accepted.");
        return true;
    }

    private static string Advice(string code) => code switch
    {
        "timeout" => $"The receiver did not answer within {CaseQueueWebhook.Timeout.TotalSeconds} seconds.",
        "private-address" => "The address is inside a private network; CaseQueue:AllowPrivateNetwork allows that.",
        "name-not-found" => "The name in CaseQueue:Url is not known.",
        "no-connection" => "Nothing listens at CaseQueue:Url.",
        "tls" => "No secure connection: look at the receiver's certificate.",
        "http-401" or "http-403" => "The receiver refused: compare CaseQueue:Secret on both sides.",
        "http-404" => "The receiver has nothing at this path: look at CaseQueue:Url.",
        CaseQueueWebhook.Gone => "The receiver says that it is gone for good.",
        ['h', 't', 't', 'p', '-', '3', ..] => "Redirects are not followed: put the final address into CaseQueue:Url.",
        _ => "The receiver's own log says more.",
    };
}
