using TriageBot.Chaos.Cases;
using TriageBot.Chaos.Twilio;

namespace TriageBot.Chaos;

/// <summary>What every host is told, beside its store.</summary>
internal static class Settings
{
    /// <summary>Long enough that an event is a dead letter only when the receiver says that it is gone.</summary>
    private const int Retries = 200;

    public static IEnumerable<string> Of(string host, int twilioPort, int casePort, bool clockSteps) =>
    [
        $"--Twilio:AccountSid={Account.Sid}",
        $"--Twilio:AuthToken={Account.Token}",
        $"--Twilio:From={Account.Number}",
        $"--Twilio:PublicUrl={Account.PublicUrl}",
        $"--Twilio:ApiBaseUrl=http://127.0.0.1:{twilioPort}/{host}",
        $"--CaseQueue:Url=http://127.0.0.1:{casePort}/{host}",
        $"--CaseQueue:Secret={EventSignature.Secret}",
        .. Enumerable.Range(0, Retries).Select(retry => $"--CaseQueue:RetrySeconds:{retry}=1"),
        $"--Alerts:To:0={Account.Staff}",
        "--Limits:PerContactPerMinute=0",

        // A clock that is put forward by hours makes nobody silent for hours; what it does to a conversation no script tells.
        .. clockSteps ? new[] { "--Conversations:PartialAfterHours=48", "--Conversations:NudgeAfterHours=48" } : [],
        "--Privacy:EncryptionKeys:0=chaos:bWFkZSBmb3IgdGhlIGNoYW9zIGhhcm5lc3Mgb25seSE=",
        "--Privacy:LookupKey=YW5vdGhlciBrZXkgZm9yIHRoZSBjaGFvcyBydW4gISE=",
    ];
}
