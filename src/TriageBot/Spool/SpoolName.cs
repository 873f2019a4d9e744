using System.Globalization;
using TriageBot.Stores;

namespace TriageBot.Spool;

/// <summary>The name of a spooled message's file. It tells the order, whose it is and which message it is, by keyed hashes only.</summary>
/// <param name="Order">Goes up with every message this host spools, whatever its clock does.</param>
internal readonly record struct SpoolName(long Order, ContactKey Contact, MessageKey Message)
{
    public const string Waiting = ".msg";

    /// <summary>Could not be opened; set aside for a person.</summary>
    public const string Bad = ".bad";

    public string File(string ending = Waiting) => string.Create(CultureInfo.InvariantCulture, $"{Order:d19}.{Contact.Value}.{Message.Value}{ending}");

    // Folders of two hosts may have been put together by hand, so the order alone may not be unique.
    public static IComparer<SpoolName> Oldest { get; } = Comparer<SpoolName>.Create((one, other) =>
        one.Order != other.Order ? one.Order.CompareTo(other.Order) : string.CompareOrdinal(one.Message.Value, other.Message.Value));

    /// <summary>Null for a file that waits for nothing.</summary>
    public static SpoolName? Parse(string file)
    {
        var parts = Path.GetFileName(file).Split('.');
        return parts.Length == 4 && file.EndsWith(Waiting, StringComparison.Ordinal) && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var order)
            ? new SpoolName(order, new ContactKey(parts[1]), new MessageKey(parts[2]))
            : null;
    }
}
