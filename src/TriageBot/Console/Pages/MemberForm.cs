using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using TriageBot.Alerts;
using TriageBot.Channels.Mail;
using TriageBot.Engine.Texts;

namespace TriageBot.Console.Pages;

/// <summary>A member of the roster as somebody fills it in.</summary>
internal sealed class MemberForm
{
    private const int LongestName = 60;

    public long Version { get; set; }

    /// <summary>Empty for somebody new.</summary>
    public string? Tag { get; set; }

    public string? Name { get; set; }

    public string? Number { get; set; }

    public string? Email { get; set; }

    public int Step { get; set; } = 1;

    public string? From { get; set; }

    public string? To { get; set; }

    public string? Languages { get; set; }

    public string? Away { get; set; }

    public DayOfWeek[]? Days { get; set; }

    public int EveryWeeks { get; set; } = 1;

    public string? WeekFrom { get; set; }

    public string[]? Areas { get; set; }

    /// <summary>Ids.</summary>
    public string[]? Clinics { get; set; }

    /// <summary>The member, or else what is wrong, in one sentence.</summary>
    /// <param name="locale">Our locale of a tag, or null.</param>
    /// <param name="before">What is kept of them; null for somebody new.</param>
    public (Member? Member, string? Problem) Read(Func<string, Locale?> locale, Member? before)
    {
        var name = Name?.Trim() ?? "";
        var languages = (Languages ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (name.Length is 0 or > LongestName)
        {
            return (null, $"A name has 1 to {LongestName} letters.");
        }

        var (number, email) = (PhoneNumber.Normalise(Number), MailAddress.Normalise(Email));
        if (number is null && !string.IsNullOrWhiteSpace(Number))
        {
            return (null, "That is no phone number: write it as +15551234567.");
        }

        if (email is null && !string.IsNullOrWhiteSpace(Email))
        {
            return (null, "That is no mail address: write it as name@example.org.");
        }

        if ((number ?? email) is null && before?.Chat is null)
        {
            return (null, "Write a phone number, a mail address, or both.");
        }

        if (Step is < 1 or > Member.LastStep)
        {
            return (null, $"Steps are 1 to {Member.LastStep}.");
        }

        if (!TimeOnly.TryParseExact(From, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var from) || !TimeOnly.TryParseExact(To, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var to))
        {
            return (null, "Write the hours as 08:00 and 20:30; the same twice means all day.");
        }

        if (languages.FirstOrDefault(tag => locale(tag) is null) is { } unknown)
        {
            return (null, $"'{unknown}' is no language of this hotline: write names or tags with commas between, such as Spanish, ht.");
        }

        var (back, week) = (Day(Away), Day(WeekFrom));
        if (back is null && !string.IsNullOrEmpty(Away))
        {
            return (null, "Write the day they are back as 2026-12-31.");
        }

        if (EveryWeeks is < 1 or > Member.MostWeeks || (EveryWeeks > 1 && week is null))
        {
            return (null, $"Their turn comes every 1 to {Member.MostWeeks} weeks; if not each week, name a day in a week that is theirs, as 2026-12-31.");
        }

        return (new Member(string.IsNullOrEmpty(Tag) ? "roster:" + RandomNumberGenerator.GetHexString(6, lowercase: true) : Tag, name, number ?? "", Step)
        {
            Email = email ?? "",
            Chat = before?.Chat,
            Code = before?.Code,
            From = from,
            To = to,
            AwayUntil = back,
            EveryWeeks = EveryWeeks,
            WeekFrom = EveryWeeks > 1 ? week : null,
            Languages = [.. languages.Select(tag => locale(tag)!.Tag).Distinct(StringComparer.Ordinal)],
            Areas = [.. (Areas ?? []).Distinct(StringComparer.Ordinal)],
            Clinics = [.. (Clinics ?? []).Distinct(StringComparer.Ordinal)],
            Days = [.. (Days ?? []).Distinct().Order()],
        }, null);
    }

    private static DateOnly? Day(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
