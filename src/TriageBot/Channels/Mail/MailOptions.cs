namespace TriageBot.Channels.Mail;

/// <summary>The <c>Alerts:Email</c> section of the settings: the server that mail to staff goes out by. Without <see cref="Host"/> none does.</summary>
internal sealed record MailOptions
{
    private const string Section = "Alerts:Email";
    private const string StartTlsName = "StartTls";
    private const string TlsName = "Tls";
    private const string NoneName = "None";

    public string Host { get; init; } = "";

    public int Port { get; init; } = 587;

    /// <summary><c>StartTls</c>: encrypted once connected. <c>Tls</c>: from the first byte. <c>None</c>: for a stand-in on this machine.</summary>
    public string Security { get; init; } = StartTlsName;

    /// <summary>Empty: the server asks for no password.</summary>
    public string User { get; init; } = "";

    public string Password { get; init; } = "";

    /// <summary>An address, or <c>Name &lt;address&gt;</c>.</summary>
    public string From { get; init; } = "";

    public bool IsOn => !string.IsNullOrWhiteSpace(Host);

    public bool IsTls => Is(TlsName);

    public bool IsPlain => Is(NoneName);

    /// <summary>One line each, naming the setting; none when it is off or complete.</summary>
    public IEnumerable<string> Problems(bool production)
    {
        if (!IsOn)
        {
            return string.IsNullOrWhiteSpace(User + Password + From) ? [] : [$"{Section}:Host is missing: without it no mail goes out."];
        }

        return new (bool IsWrong, string Problem)[]
        {
            (Port is < 1 or > 65535, $"{Section}:Port is {Port}. Write a port such as 587."),
            (!Is(StartTlsName) && !IsTls && !IsPlain, $"{Section}:Security is '{Security}'. Write {StartTlsName} or {TlsName}."),
            (IsPlain && production, $"{Section}:Security {NoneName} sends mail and password in the clear: in Production write {StartTlsName} or {TlsName}."),
            (!MailAddress.IsSender(From), $"{Section}:From is no mail address: write it as hotline@example.org."),
            (string.IsNullOrEmpty(User) != string.IsNullOrEmpty(Password), $"{Section}:User and {Section}:Password go together: one of them is missing."),
        }.Where(one => one.IsWrong).Select(one => one.Problem);
    }

    private bool Is(string security) => string.Equals(Security.Trim(), security, StringComparison.OrdinalIgnoreCase);
}
