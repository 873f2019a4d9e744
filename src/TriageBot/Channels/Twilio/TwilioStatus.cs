using System.Collections.Frozen;

namespace TriageBot.Channels.Twilio;

/// <summary>A delivery receipt. They come in any order and may be missing, so only those that are final say anything.</summary>
/// <param name="Arrived">On the person's phone.</param>
/// <param name="Failed">It never will be.</param>
/// <param name="To">The contact's address.</param>
/// <param name="OptedOut">The contact's address, when the carrier says that it refuses our texts.</param>
internal sealed record TwilioStatus(string Channel, string? MessageSid, bool Arrived, bool Failed, string? Code, string? To, string? OptedOut)
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
            status.ToLowerInvariant() is "delivered" or "read",
            failed,
            code,
            to is null ? null : TwilioAddress.Bare(to),
            failed && code is OptedOutCode && to is not null ? TwilioAddress.Bare(to) : null), null);
    }
}
