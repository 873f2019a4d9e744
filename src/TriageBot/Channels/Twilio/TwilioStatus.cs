using System.Collections.Frozen;

namespace TriageBot.Channels.Twilio;

/// <summary>A delivery receipt. They come in any order, may be missing, and change nothing here but an opt-out.</summary>
/// <param name="OptedOut">The contact's address, when the carrier says that it refuses our texts.</param>
internal sealed record TwilioStatus(string Channel, string? MessageSid, bool Failed, string? Code, string? OptedOut)
{
    private const string OptedOutCode = "21610";

    private static readonly FrozenSet<string> Known = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "accepted", "scheduled", "queued", "sending", "sent", "receiving", "received", "delivered", "undelivered", "failed", "read", "canceled", "partially_delivered");

    /// <summary>The receipt; or nothing at all for a form without fields, which Twilio's own tests send; or the field that is wrong.</summary>
    public static (TwilioStatus? Status, string? BadField) Read(TwilioForm form)
    {
        if (form.Fields.Count is 0)
        {
            return (null, null);
        }

        if ((form["MessageStatus"] ?? form["SmsStatus"]) is not { } status || !Known.Contains(status))
        {
            return (null, "MessageStatus");
        }

        var (to, code) = (form["To"], form["ErrorCode"]);
        var failed = status.ToLowerInvariant() is "failed" or "undelivered";
        return (new TwilioStatus(
            TwilioAddress.Channel(form["From"], to),
            form["MessageSid"] ?? form["SmsSid"],
            failed,
            code,
            failed && code is OptedOutCode && to is not null ? TwilioAddress.Bare(to) : null), null);
    }
}
