using TriageBot.Channels.Mail;

namespace TriageBot.Alerts;

/// <summary>Settings <c>Alerts:*</c>.</summary>
internal sealed record AlertOptions
{
    public const string Section = "Alerts";

    private const string Console = "/console";

    /// <summary>Phone numbers that are paged, in E.164 (<c>+15551234567</c>); spaces, dashes and brackets are forgiven.</summary>
    public string[]? To { get; init; }

    /// <summary>How often a page repeats until somebody takes it.</summary>
    public int RepeatMinutes { get; init; } = 5;

    /// <summary>The console's outside address, such as <c>https://hotline.example.org/console</c>: what a mail leads to.</summary>
    public string ConsoleUrl { get; init; } = "";

    public MailOptions Email { get; init; } = new();

    public TimeSpan Repeat => TimeSpan.FromMinutes(RepeatMinutes);

    /// <summary>One clear line each; any of them keeps the server from starting. Numbers are named by their place in the list.</summary>
    public IEnumerable<string> Problems(bool production)
    {
        if (RepeatMinutes is < 1 or > 1440)
        {
            yield return "Alerts:RepeatMinutes must be from 1 to 1440.";
        }

        foreach (var (place, number) in (To ?? []).Index())
        {
            if (PhoneNumber.Normalise(number) is null)
            {
                yield return $"Alerts:To:{place} is no phone number: write it as +15551234567.";
            }
        }

        if ((Email.IsOn || ConsoleUrl.Length > 0) && !IsWebAddress(ConsoleUrl, production))
        {
            yield return $"Alerts:ConsoleUrl must be the console's outside address, such as https://hotline.example.org/console{(production ? ", with https" : "")}: mail to staff leads there.";
        }

        foreach (var problem in Email.Problems(production))
        {
            yield return problem;
        }
    }

    /// <summary>Of a page of the console.</summary>
    /// <param name="path">Below it.</param>
    public string LinkTo(string path)
    {
        var address = ConsoleUrl.Trim().TrimEnd('/');
        return $"{address}{(address.EndsWith(Console, StringComparison.OrdinalIgnoreCase) ? "" : Console)}/{path}";
    }

    /// <summary>Said once at the start.</summary>
    public IEnumerable<string> Warnings(bool production)
    {
        if (production && To is not { Length: > 0 })
        {
            yield return "Alerts:To is empty: nobody is paged in an emergency.";
        }
    }

    private static bool IsWebAddress(string text, bool production) =>
        Uri.TryCreate(text.Trim(), UriKind.Absolute, out var address) && (address.Scheme is "https" || (address.Scheme is "http" && !production)) && address.UserInfo.Length + address.Query.Length + address.Fragment.Length == 0;
}
