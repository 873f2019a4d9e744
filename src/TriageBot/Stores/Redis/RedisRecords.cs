using System.Globalization;
using StackExchange.Redis;

namespace TriageBot.Stores.Redis;

/// <summary>Intakes, what staff wrote about them, and pages.</summary>
internal sealed class RedisRecords(RedisPartitions partitions, DueBoard board)
{
    public async Task<IntakeRow?> Intake(string id, CancellationToken cancel) =>
        await partitions.RunUntil(RedisScript.Intake, partitions.Of(id), cancel, id) is { } found ? RedisValues.Intake(found) : null;

    /// <summary>Ranks are short and sort by their letters: the documents are read of those that are wanted only.</summary>
    public async Task<IReadOnlyList<IntakeRow>> Intakes(bool closed, int limit, CancellationToken cancel)
    {
        var ranks = await Task.WhenAll(partitions.All.Select(async partition =>
            (await partitions.Read(partition, (database, prefix) => database.SortedSetRangeByRankAsync(prefix + (closed ? "closed" : "intakes"), 0, limit - 1), cancel))
                .Select(rank => (Partition: partition, Rank: (string)rank!))));
        var wanted = ranks.SelectMany(some => some).OrderBy(one => one.Rank, StringComparer.Ordinal).Take(limit);
        var found = await Task.WhenAll(wanted.Select(one => partitions.Run(RedisScript.Intake, one.Partition, cancel, one.Rank[(one.Rank.LastIndexOf('|') + 1)..])));

        // One that went in between is not there.
        return [.. found.Where(intake => !intake.IsNull).Select(RedisValues.Intake)];
    }

    /// <summary>Partition by partition, by id within each: a rank moves when a level does.</summary>
    public async Task<IReadOnlyList<IntakeRow>> AllIntakes(IntakeRow? after, int limit, CancellationToken cancel)
    {
        var first = after is null ? 0 : partitions.Of(after.Contact);
        foreach (var partition in partitions.All.Skip(first))
        {
            var found = RedisValues.Rows(await partitions.Run(RedisScript.AllIntakes, partition, cancel, partition == first ? after?.Id ?? "" : "", limit));
            if (found.Length > 0)
            {
                return [.. found.Select(RedisValues.Intake)];
            }
        }

        return [];
    }

    public async Task<CaseFileRow?> CaseFile(string intakeId, CancellationToken cancel)
    {
        foreach (var partition in partitions.Of(intakeId))
        {
            var kept = await partitions.Read(partition, (database, prefix) => database.HashGetAsync($"{prefix}f:{intakeId}", ["version", "body"]), cancel);
            if (!kept[0].IsNull)
            {
                return new CaseFileRow(intakeId, (long)kept[0], kept[1]!);
            }
        }

        return null;
    }

    public async Task<bool> SaveCaseFile(CaseFileRow file, CancellationToken cancel) =>
        await partitions.RunUntil(RedisScript.CaseFile, partitions.Of(file.IntakeId), cancel, file.IntakeId, file.Version, file.Version + 1, file.Body, file.ClosedAt is { } at ? at : "") is { } kept && (long)kept == 1;

    public async Task<byte[]?> Attachment(string intakeId, int number, CancellationToken cancel)
    {
        foreach (var partition in partitions.Of(intakeId))
        {
            if ((byte[]?)await partitions.Read(partition, (database, prefix) => database.HashGetAsync($"{prefix}a:{AttachmentName(intakeId, number)}", "body"), cancel) is { } body)
            {
                return body;
            }
        }

        return null;
    }

    public static string AttachmentName(string intakeId, int number) => string.Create(CultureInfo.InvariantCulture, $"{intakeId}:{number}");

    public async Task<IReadOnlyList<PageRow>> DuePages(DateTimeOffset now, int limit, CancellationToken cancel)
    {
        var due = await partitions.RunAll(RedisScript.Pages, await board.Due(now, cancel), cancel, RedisValues.Ticks(now.UtcTicks + 1), limit);
        return [.. due.SelectMany(RedisValues.Rows).Select(RedisValues.Page).OrderBy(page => page.Next).Take(limit)];
    }

    public async Task<bool> RepeatPage(PageRow page, DateTimeOffset next, IReadOnlyCollection<OutboxEntry> texts, CancellationToken cancel)
    {
        var partition = partitions.Of(page.Contact);
        RedisValue[] values = [page.Id, RedisValues.Ticks(page.Next), RedisValues.Ticks(next), .. RedisValues.Of(texts)];
        var moved = (long)await partitions.Run(RedisScript.RepeatPage, partition, cancel, values) == 1;
        board.Touch(partition, texts.Select(text => text.Due).Append(next).Min());
        return moved;
    }

    // A code may be of any partition: the page that is meant is looked for in all, then taken where it is.
    public async Task<PageRow?> AcknowledgePage(string codeHash, string? intakeId, string by, DateTimeOffset at, CancellationToken cancel)
    {
        var found = await partitions.RunAll(RedisScript.PageOfCode, partitions.All, cancel, codeHash, intakeId ?? "");
        var meant = found.Where(page => !page.IsNull).Select(RedisValues.Page)
            .OrderBy(page => page.AcknowledgedAt is not null).ThenByDescending(page => page.CreatedAt).FirstOrDefault();
        if (meant is not { AcknowledgedAt: null })
        {
            return meant;
        }

        var taken = await partitions.Run(RedisScript.TakePage, partitions.Of(meant.Contact), cancel, meant.Id, by, RedisValues.Ticks(at));
        return taken.IsNull ? null : RedisValues.Page(taken);
    }
}
