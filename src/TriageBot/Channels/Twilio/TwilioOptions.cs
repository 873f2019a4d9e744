namespace TriageBot.Channels.Twilio;

/// <summary>The <c>Twilio</c> section of the settings. All of the account's keys empty: no texting, and every webhook call is refused.</summary>
internal sealed record TwilioOptions
{
    public const string Section = "Twilio";

    public string AccountSid { get; init; } = "";

    public string AuthToken { get; init; } = "";

    /// <summary>Our number in E.164. Not used where <see cref="MessagingServiceSid"/> is set.</summary>
    public string From { get; init; } = "";

    public string MessagingServiceSid { get; init; } = "";

    /// <summary>May have a path.</summary>
    public string ApiBaseUrl { get; init; } = "https://api.twilio.com";

    /// <summary>The address outside a proxy, path included where the proxy strips one. The only thing believed about proxies: forwarded headers are not.</summary>
    public string PublicUrl { get; init; } = "";

    /// <summary><c>TwiML</c>: the answer travels in the response to the webhook. <c>Rest</c>: it is sent like any other message.</summary>
    public string ReplyWith { get; init; } = "TwiML";

    /// <summary>Message segments that one sender may send in a second, as Twilio's page of the number says; 0: as fast as Twilio takes them.
    /// With it, a safety text never waits at Twilio behind others. Of one host.</summary>
    public double SegmentsPerSecond { get; init; }

    /// <summary>ContentSid (<c>HX…</c>) of an approved WhatsApp template by BCP 47 tag: what we start more than a day after the person last wrote goes
    /// as its first variable.</summary>
    public IReadOnlyDictionary<string, string> WhatsAppTemplates { get; init; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    public bool RepliesInline => !string.Equals(ReplyWith, "Rest", StringComparison.OrdinalIgnoreCase);

    /// <summary><see cref="PublicUrl"/> without a final slash, or null. Pasted whole from Twilio's settings, it ends in our own route.</summary>
    public string? PublicOrigin
    {
        get
        {
            var url = PublicUrl.Trim().TrimEnd('/');
            return url.Length is 0 ? null : url.EndsWith(TwilioEndpoints.MessagesPath, StringComparison.Ordinal) ? url[..^TwilioEndpoints.MessagesPath.Length] : url;
        }
    }

    public bool IsOn => !Empty(AccountSid) || !Empty(AuthToken) || !Empty(From) || !Empty(MessagingServiceSid);

    /// <summary>One line each, naming the setting; none when it is off or complete.</summary>
    public IEnumerable<string> Problems()
    {
        if (!string.Equals(ReplyWith, "TwiML", StringComparison.OrdinalIgnoreCase) && RepliesInline)
        {
            yield return "Twilio:ReplyWith must be TwiML or Rest";
        }

        if (!IsWebAddress(ApiBaseUrl))
        {
            yield return "Twilio:ApiBaseUrl must be a web address";
        }

        if (!Empty(PublicUrl) && !IsWebAddress(PublicUrl))
        {
            yield return "Twilio:PublicUrl must be the web address that Twilio calls, or empty";
        }

        if (!(SegmentsPerSecond >= 0))
        {
            yield return "Twilio:SegmentsPerSecond must be 0 or more";
        }

        foreach (var (tag, sid) in WhatsAppTemplates.Where(template => !template.Value.StartsWith("HX", StringComparison.Ordinal)))
        {
            yield return $"Twilio:WhatsAppTemplates:{tag} must be a ContentSid (HX…), not {sid}";
        }

        foreach (var missing in IsOn ? Missing() : [])
        {
            yield return missing;
        }
    }

    private IEnumerable<string> Missing()
    {
        if (Empty(AccountSid))
        {
            yield return "Twilio:AccountSid is missing: nothing can be sent without it";
        }

        if (Empty(AuthToken))
        {
            yield return "Twilio:AuthToken is missing: nothing proves that a text comes from Twilio";
        }

        if (Empty(From) && Empty(MessagingServiceSid))
        {
            yield return "Twilio:From or Twilio:MessagingServiceSid is missing: texts need a sender";
        }
    }

    private static bool Empty(string value) => string.IsNullOrWhiteSpace(value);

    private static bool IsWebAddress(string value) =>
        Uri.TryCreate(value, UriKind.Absolute, out var address)
        && address.Scheme is "http" or "https"
        && address is { Query: "", Fragment: "" };
}
