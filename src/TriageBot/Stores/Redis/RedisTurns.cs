using System.Globalization;
using System.Security.Cryptography;
using StackExchange.Redis;
using TriageBot.Engine.Conversations;

namespace TriageBot.Stores.Redis;

/// <summary>What a turn reads and writes: one script call in, unless this host saw the conversation last, and one out.</summary>
internal sealed class RedisTurns(RedisPartitions partitions, RedisAudit audit, DueBoard board) : IDisposable
{
    private const int AtOnce = 500;

    private readonly RecentTurns recent = new();

    public Loaded? Recent(ContactKey contact) => recent.Of(contact);

    public async Task<Loaded> Load(ContactKey contact, MessageKey? message, CancellationToken cancel)
    {
        var row = RedisValues.Rows(await partitions.Run(RedisScript.Load, partitions.Of(contact), cancel, contact.Value, message?.Value ?? ""));
        return new Loaded((byte[]?)row[0], row[1].IsNull ? 0 : (long)row[1], (byte[]?)row[2], (byte[]?)row[3]);
    }

    public async Task<bool> Commit(TurnCommit commit, CancellationToken cancel)
    {
        var partition = partitions.Of(commit.Contact);

        // Known again when the call is repeated because its answer was lost.
        var token = RandomNumberGenerator.GetBytes(8);
        var result = await audit.Chained(partition, commit.Audit, links => partitions.Run(RedisScript.Commit, partition, cancel, Values(commit, token, links)), cancel);
        board.Touch(partition, commit.EarliestDue);
        if (Left(commit, token, result) is { } left)
        {
            recent.Keep(commit.Contact, left);
        }
        else
        {
            recent.Forget(commit.Contact);
        }

        return Done(result);
    }

    public async Task<IReadOnlyList<DueTimer>> DueTimers(DateTimeOffset now, int limit, CancellationToken cancel)
    {
        var due = await partitions.RunAll(RedisScript.Timers, await board.Due(now, cancel), cancel, RedisValues.Ticks(now.UtcTicks + 1), limit);
        return [.. due.SelectMany(RedisValues.Rows).Select(RedisValues.Text).Select(Timer).OrderBy(timer => timer.Due).Take(limit)];
    }

    public async Task ForgetMarks(DateTimeOffset before, CancellationToken cancel)
    {
        foreach (var partition in await board.Held(cancel))
        {
            var cursor = "0";
            do
            {
                cursor = RedisValues.Text(await partitions.Run(RedisScript.ForgetMarks, partition, cancel, RedisValues.Ticks(before), cursor, AtOnce));
            }
            while (cursor is not "0");
        }
    }

    public async Task<IReadOnlyList<byte[]>> Transcript(ContactKey contact, CancellationToken cancel)
    {
        var lines = await partitions.Read(partitions.Of(contact), (database, prefix) => database.ListRangeAsync($"{prefix}t:{contact.Value}"), cancel);
        return [.. lines.Select(line => (byte[])line!)];
    }

    public void Dispose() => recent.Dispose();

    private static bool Done(RedisResult[] result) => RedisValues.Number(result[0]) == 1;

    // As the turn left it, or as another one did that came first; null when there is nothing of that, or the message is known.
    private static Loaded? Left(TurnCommit commit, byte[] token, RedisResult[] result) => (Done(result), result) switch
    {
        (true, _) => commit is { Erase: false, Conversation: { } conversation } ? new(conversation, commit.Expected + 1, null, token) : null,
        (false, [_, { IsNull: false } conversation, { IsNull: false } version, { IsNull: false } other]) => new((byte[])conversation!, (long)version, null, (byte[])other!),
        _ => null,
    };

    private static DueTimer Timer(string member)
    {
        var parts = member.Split('|');
        return new DueTimer(new ContactKey(parts[1]), Enum.Parse<TimerKind>(parts[2]), RedisValues.Time(parts[0]));
    }

    private static RedisValue[] Values(TurnCommit commit, byte[] token, IEnumerable<RedisValue> links) =>
    [
        commit.Contact.Value,
        commit.Expected.ToString(CultureInfo.InvariantCulture),
        token,
        commit.RestsOn ?? [],
        RedisValues.Ticks(commit.At),
        commit.Conversation ?? [],
        commit.Mark?.Key.Value ?? "",
        commit.Mark?.Answer ?? [],
        RedisValues.Flag(commit.Erase),
        RedisValues.Flag(commit.ForgetTranscript),
        RedisValues.Flag(commit.ForgetIntakes),
        .. links,
        commit.Timers.Length,
        .. commit.Timers.SelectMany(timer => new[] { timer.Kind.ToString(), timer.Due is { } due ? RedisValues.Ticks(due) : "" }),
        commit.Transcript.Length,
        .. commit.Transcript.Select(line => (RedisValue)line),
        .. RedisValues.Of(commit.Outbox),
        .. Intake(commit.Intake),
        .. Page(commit.Page),
        .. commit.Attachment is { } attachment ? (RedisValue[])["1", RedisRecords.AttachmentName(attachment.IntakeId, attachment.Number), attachment.Body] : ["0"],
        commit.Rewritten.Length,
        .. commit.Rewritten.SelectMany(change => new RedisValue[] { change.Place, change.Line }),
        commit.ForgetAttachments.Length,
        .. commit.ForgetAttachments.Select(one => (RedisValue)RedisRecords.AttachmentName(one.IntakeId, one.Number)),
    ];

    private static RedisValue[] Intake(IntakeRow? row) => row is null
        ? ["0"]
        : ["1", row.Id, row.Contact.Value, row.Revision, (int)row.Level, row.Score, RedisValues.Ticks(row.UpdatedAt), row.Document];

    private static RedisValue[] Page(PageRow? row) => row is null
        ? ["0"]
        :
        [
            "1", row.Id, row.IntakeId, row.Contact.Value, row.CodeHash, RedisValues.Ticks(row.CreatedAt), RedisValues.Ticks(row.Next), row.Body,
            row.AcknowledgedAt is { } at ? RedisValues.Ticks(at) : "", row.AcknowledgedBy ?? "",
        ];
}
