namespace TriageBot.Chaos.Twilio;

/// <summary>A text that Twilio received from somebody and has to bring to us.</summary>
internal sealed class InboundText(string from, string body, DateTimeOffset at)
{
    private int _answered;

    public string Sid { get; } = Account.NewSid();

    public string From { get; } = from;

    public string Body { get; } = body;

    public DateTimeOffset At { get; } = at;

    /// <summary>True for the first answer that was read: Twilio acts on no other.</summary>
    public bool TakeAnswer() => Interlocked.Exchange(ref _answered, 1) == 0;

    public IReadOnlyList<KeyValuePair<string, string>> Form() =>
    [
        new("MessageSid", Sid), new("SmsSid", Sid), new("SmsMessageSid", Sid), new("AccountSid", Account.Sid),
        new("From", From), new("To", Account.Number), new("Body", Body), new("NumMedia", "0"), new("NumSegments", "1"),
        new("SmsStatus", "received"), new("ApiVersion", "2010-04-01"), new("FromCountry", "US"), new("ToCountry", "US"),
    ];
}
