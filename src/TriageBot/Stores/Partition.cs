using System.Globalization;

namespace TriageBot.Stores;

/// <summary>Spreads contacts over the parts of a divided store. Every id a contact's turn makes ends with the contact's bucket,
/// so that the part is known from the id alone.</summary>
internal static class Partition
{
    private const int IdDigits = 32;
    private const int BucketDigits = 4;

    /// <summary>A new id: prefix, 28 digits of time and chance, 4 of the contact's bucket. Ids of one contact sort by time.</summary>
    public static string NewId(string prefix, ContactKey contact, DateTimeOffset now)
    {
        var digits = Guid.CreateVersion7(now).ToString("N").AsSpan(0, IdDigits - BucketDigits);
        return string.Create(CultureInfo.InvariantCulture, $"{prefix}_{digits}{Bucket(contact):x4}");
    }

    public static int Of(ContactKey contact, int partitions) => Bucket(contact) % partitions;

    /// <summary>Null for an id that was not made here.</summary>
    public static int? Of(string id, int partitions)
    {
        if (id.Length <= IdDigits || id[^(IdDigits + 1)] != '_')
        {
            return null;
        }

        return ushort.TryParse(id.AsSpan(id.Length - BucketDigits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var bucket) ? bucket % partitions : null;
    }

    /// <summary>FNV-1a: spreads names, hides nothing. It must be the same on every host and in every release.</summary>
    public static uint Hash(string name)
    {
        var hash = 2166136261u;
        foreach (var letter in name)
        {
            hash = (hash ^ letter) * 16777619u;
        }

        return hash;
    }

    private static ushort Bucket(ContactKey contact)
    {
        var hash = Hash(contact.Value ?? "");
        return (ushort)(hash ^ (hash >> 16));
    }
}
