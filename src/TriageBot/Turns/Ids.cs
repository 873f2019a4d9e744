using System.Globalization;
using System.Security.Cryptography;
using TriageBot.Engine.Conversations;
using TriageBot.Stores;

namespace TriageBot.Turns;

/// <summary>Makes the ids that the engine, which has no randomness, cannot.</summary>
internal static class Ids
{
    // No vowels and nothing that sounds or looks like something else: it is read out on the phone.
    private const string Letters = "CDFHJKMNPRTVWX";

    public static NewIds New(ContactKey contact, DateTimeOffset now) => new(
        Partition.NewId("cnv", contact, now),
        Partition.NewId("int", contact, now),
        string.Create(CultureInfo.InvariantCulture, $"{Letters[RandomNumberGenerator.GetInt32(Letters.Length)]}{RandomNumberGenerator.GetInt32(2, 10)}-{RandomNumberGenerator.GetInt32(10, 1000)}"));
}
