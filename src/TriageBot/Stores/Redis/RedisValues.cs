using System.Globalization;
using StackExchange.Redis;
using TriageBot.Engine.Urgency;

namespace TriageBot.Stores.Redis;

/// <summary>Our values as the scripts take and give them. Times are UTC ticks of one width, so that they sort as letters do.</summary>
internal static class RedisValues
{
    public const int TicksWidth = 19;

    public static RedisValue Ticks(DateTimeOffset time) => Ticks(time.UtcTicks);

    public static RedisValue Ticks(long ticks) => ticks.ToString("D19", CultureInfo.InvariantCulture);

    public static RedisValue Flag(bool set) => set ? "1" : "0";

    public static DateTimeOffset Time(string ticks) => new(long.Parse(ticks, CultureInfo.InvariantCulture), TimeSpan.Zero);

    public static DateTimeOffset Time(RedisResult ticks) => Time((string)ticks!);

    public static RedisResult[] Rows(RedisResult result) => (RedisResult[])result!;

    public static string Text(RedisResult result) => (string)result!;

    public static int Number(RedisResult result) => (int)(long)result;

    public static IEnumerable<RedisValue> Of(IReadOnlyCollection<OutboxEntry> entries) => [entries.Count, .. entries.SelectMany(Of)];

    public static OutboxEntry Entry(RedisResult result)
    {
        var row = Rows(result);
        return new OutboxEntry(
            Text(row[0]), new ContactKey(Text(row[1])), Text(row[2]), Enum.Parse<OutboxKind>(Text(row[3])), Time(row[4]), (byte[])row[5]!, Number(row[6]), TextOrNull(row[7]));
    }

    public static IntakeRow Intake(RedisResult result)
    {
        var row = Rows(result);
        return new IntakeRow(
            Text(row[0]), new ContactKey(Text(row[1])), Number(row[2]), (Level)Number(row[3]), Number(row[4]), Time(row[5]), (byte[])row[6]!, Time(row[7]));
    }

    public static PageRow Page(RedisResult result)
    {
        var row = Rows(result);
        var taken = TextOrNull(row[7]);
        return new PageRow(
            Text(row[0]), Text(row[1]), new ContactKey(Text(row[2])), Text(row[3]), Time(row[4]), Time(row[5]), (byte[])row[6]!,
            taken is null ? null : Time(taken), TextOrNull(row[8]));
    }

    private static RedisValue[] Of(OutboxEntry entry) =>
    [
        entry.Id, entry.Contact.Value ?? "", entry.Lane, entry.Kind.ToString(), Ticks(entry.Due), entry.Attempts, entry.LastError ?? "", entry.Payload,
    ];

    private static string? TextOrNull(RedisResult result) => Text(result) is { Length: > 0 } text ? text : null;
}
