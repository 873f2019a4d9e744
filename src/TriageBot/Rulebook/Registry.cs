using System.Collections.Immutable;
using TriageBot.Alerts;
using TriageBot.Channels.Mail;
using TriageBot.Engine.Dialogs;
using TriageBot.Hosting;
using TriageBot.Turns;

namespace TriageBot.Rulebook;

/// <summary>Every rule and number as published now, and who looks after each.</summary>
internal sealed class Registry(PublishedContent content, RosterBook roster, HotlineTime time)
{
    /// <summary>So many days ahead an owner is first written to.</summary>
    private const int Soon = 30;

    /// <summary>The hotline's day.</summary>
    public DateOnly Today => time.Today;

    /// <summary>Rules in the order of their dialogs, then numbers.</summary>
    public ImmutableArray<RegistryEntry> All => Of(content.Engine.Content.Dialogs, content.Engine.Content.Phones);

    /// <summary>The same of other content.</summary>
    public static ImmutableArray<RegistryEntry> Of(IEnumerable<Dialog> dialogs, ImmutableArray<Phone> phones) =>
    [
        .. dialogs.SelectMany(dialog => dialog.Rules.Select(rule =>
            new RegistryEntry(RegistryEntry.OfRule, dialog.Id, rule.Id, rule.Text, rule.Source, rule.ReviewBy, rule.Owner) { Rule = rule })),
        .. phones.Select(phone => new RegistryEntry(RegistryEntry.OfPhone, phone.Dialog, phone.Id, phone.Number, phone.Source, phone.ReviewBy, phone.Owner)),
    ];

    /// <summary>A rule that fired may no longer be the law.</summary>
    /// <param name="dialog">Id; null where nobody knows.</param>
    public bool IsPast(string? dialog, string rule) =>
        content.Engine.Content.Dialogs.FirstOrDefault(one => string.Equals(one.Id, dialog, StringComparison.Ordinal))
            ?.Rules.FirstOrDefault(one => string.Equals(one.Id, rule, StringComparison.Ordinal))?.IsPastReview(Today) == true;

    /// <summary>Where an owner is written to: their own address, or that of whoever bears their name on the roster. Null where mail reaches nobody.</summary>
    public string? AddressOf(string? owner) =>
        string.IsNullOrWhiteSpace(owner) || !roster.Has(Way.Mail) ? null
        : MailAddress.Normalise(owner)
            ?? roster.Current.Members.FirstOrDefault(member => member.Email.Length > 0 && string.Equals(member.Name.Trim(), owner.Trim(), StringComparison.OrdinalIgnoreCase))?.Email;

    /// <summary>What coordinators have to see to themselves; null where there is nothing.</summary>
    /// <param name="alsoSoon">Also what falls due soon and reaches nobody.</param>
    public string? Notice(bool alsoSoon)
    {
        var today = Today;
        var near = All.Where(entry => entry.DaysLeft(today) <= Soon).ToLookup(entry => entry.DaysLeft(today) < 0);
        var (past, unheard) = (near[true].ToArray(), near[true].Count(IsUnheard));
        var soon = alsoSoon ? near[false].Count(IsUnheard) : 0;
        var parts = new List<string>();
        if (past.Length > 0)
        {
            parts.Add($"{Count(past.Length)} past {(past.Length == 1 ? "its" : "their")} review date." + (unheard == 0 ? "" : $" Nobody is written to about {(past.Length == 1 ? "it" : unheard == past.Length ? "them" : $"{unheard} of them")}."));
        }

        if (soon > 0)
        {
            parts.Add($"{Count(soon)} due for review within {Soon} days, and nobody is written to.");
        }

        return parts.Count == 0 ? null : string.Join(' ', parts) + (unheard + soon > 0 ? " Set an owner whose mail address is on the roster." : "");
    }

    private bool IsUnheard(RegistryEntry entry) => AddressOf(entry.Owner) is null;

    private static string Count(int count) => count == 1 ? "1 rule or number is" : $"{count} rules and numbers are";
}
