namespace TriageBot.Chaos.Logs;

/// <summary>One thing that a stand-in, a person or the monkey saw or did. What does not apply is null.</summary>
internal sealed record Entry
{
    /// <summary>One of <see cref="What"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>Seconds since the world began.</summary>
    public double At { get; init; }

    /// <summary>When what began at <see cref="At"/> ended, in the same seconds.</summary>
    public double? Until { get; init; }

    public string? Phone { get; init; }

    public string? Sid { get; init; }

    /// <summary>The host that was called or that called, such as <c>h3</c>.</summary>
    public string? Host { get; init; }

    public string? Text { get; init; }

    public string? Outcome { get; init; }

    public string? Script { get; init; }

    public string? Locale { get; init; }

    /// <summary>The how manieth text of the script, from 0.</summary>
    public int? Turn { get; init; }

    /// <summary>The sender cannot know that this arrived.</summary>
    public bool Doubtful { get; init; }

    /// <summary>Seconds that a host's clock was put forward, or back when negative.</summary>
    public double? Off { get; init; }

    /// <summary>A webhook's id.</summary>
    public string? Id { get; init; }

    /// <summary>A webhook's type.</summary>
    public string? Type { get; init; }

    public string? Intake { get; init; }

    public int? Revision { get; init; }

    public string? Reference { get; init; }

    public string? Level { get; init; }

    /// <summary>SHA-256 of a webhook's body.</summary>
    public string? Digest { get; init; }
}

/// <summary>Kinds of <see cref="Entry"/>.</summary>
internal static class What
{
    public const string Begins = "begins";
    public const string Says = "says";
    public const string Ends = "ends";
    public const string Despairs = "despairs";

    /// <summary>A call of our webhook; <c>Text</c> is the answer's texts joined with <see cref="Between"/>.</summary>
    public const string Call = "call";

    /// <summary>The stand-in stopped calling: only listing can find the text now.</summary>
    public const string GivesUp = "gives-up";
    public const string Listed = "listed";

    /// <summary>A text on somebody's phone; <c>Outcome</c> is inline or rest.</summary>
    public const string Reaches = "reaches";

    /// <summary>A call of Twilio's REST resource that reached nobody.</summary>
    public const string Refused = "refused";

    public const string Webhook = "webhook";
    public const string Monkey = "monkey";

    /// <summary>The outcome of a <see cref="Webhook"/> whose signature was right, and whose time was not.</summary>
    public const string Untimely = "401 untimely";

    /// <summary>How the outcome of a <see cref="Monkey"/> begins who put a host's clock forward or back from <c>At</c> to <c>Until</c>.</summary>
    public const string ClockOff = "clock off by ";

    /// <summary>Two texts of one answer, in one line of the log.</summary>
    public const char Between = '\u001e';
}
