using TriageBot.Stores;

namespace TriageBot.Outbox;

/// <summary>Names of lanes: within one, entries are delivered in order; different ones do not wait for each other.</summary>
internal static class Lane
{
    private const string PagePrefix = "page:";

    /// <summary>Texts to one contact.</summary>
    public static string Texts(ContactKey contact) => $"text:{contact}";

    /// <summary>Events of one intake, which leave in revision order.</summary>
    public static string Case(string intakeId) => $"case:{intakeId}";

    /// <summary>Translations of one intake, one after the other: the second finds what the first has done.</summary>
    public static string Translation(string intakeId) => $"translation:{intakeId}";

    /// <summary>An entry that waits for nothing.</summary>
    public static string Own(string entryId) => $"own:{entryId}";

    /// <summary>One round of a page to one number: it waits for nothing either, and the next round takes its place.</summary>
    public static string Page(string entryId) => PagePrefix + entryId;

    public static bool IsPage(string lane) => lane.StartsWith(PagePrefix, StringComparison.Ordinal);
}
