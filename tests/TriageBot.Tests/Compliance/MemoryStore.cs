using TriageBot.Engine.Conversations;
using TriageBot.Stores;

namespace TriageBot.Tests.Compliance;

/// <summary>What every store must do, said as plainly as possible: lists and loops, nothing kept on a disk. The real stores are held against it.</summary>
internal sealed class MemoryStore : IStore
{
    private readonly Dictionary<ContactKey, (long Version, byte[]? Body)> conversations = [];
    private readonly Dictionary<MessageKey, (DateTimeOffset At, byte[] Answer)> marks = [];
    private readonly Dictionary<(ContactKey Contact, TimerKind Kind), DateTimeOffset> timers = [];
    private readonly List<(ContactKey Contact, byte[] Line)> transcript = [];
    private readonly List<(IntakeRow Row, DateTimeOffset Created)> intakes = [];
    private readonly List<PageRow> pages = [];
    private readonly List<AttachmentRow> attachments = [];
    private readonly List<AuditEntry> audit = [];
    private readonly Dictionary<string, byte[]> dialogs = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DateTimeOffset> duties = new(StringComparer.Ordinal);
    private readonly Dictionary<(DocumentKind Kind, string Id), DocumentRow> documents = [];
    private readonly Dictionary<string, CaseFileRow> caseFiles = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> notes = new(StringComparer.Ordinal);
    private List<(OutboxEntry Entry, bool Dead)> outbox = [];

    public TimeSpan LookAgain { get; } = TimeSpan.FromSeconds(30);

    public void StayWhileUnderWay(Func<IEnumerable<string>> ids)
    {
    }

    public Task Open(CancellationToken cancel) => Task.CompletedTask;

    public Task Ping(CancellationToken cancel) => Task.CompletedTask;

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    public Loaded? Recent(ContactKey contact) => null;

    public Task<Loaded> Load(ContactKey contact, MessageKey? message, CancellationToken cancel)
    {
        var (version, body) = conversations.GetValueOrDefault(contact);
        return Task.FromResult(new Loaded(body, version, message is { } key && marks.TryGetValue(key, out var mark) ? mark.Answer : null));
    }

    public IAsyncEnumerable<byte[]> Conversations(CancellationToken cancel) => conversations.Values.Select(kept => kept.Body).OfType<byte[]>().ToList().ToAsyncEnumerable();

    public Task<bool> Commit(TurnCommit commit, CancellationToken cancel)
    {
        var (version, body) = conversations.GetValueOrDefault(commit.Contact);
        if (version != commit.Expected || (commit.Mark is { } seen && marks.ContainsKey(seen.Key)))
        {
            return Task.FromResult(false);
        }

        if (commit.Erase)
        {
            Erase(commit.Contact);
            body = null;
        }

        Forget(commit);

        if (!commit.Erase || commit.Conversation is not null)
        {
            conversations[commit.Contact] = (commit.Expected + 1, commit.Conversation ?? body);
        }

        if (commit.Mark is { } mark)
        {
            marks[mark.Key] = (commit.At, mark.Answer);
        }

        foreach (var timer in commit.Timers)
        {
            timers.Remove((commit.Contact, timer.Kind));
            if (timer.Due is { } due)
            {
                timers[(commit.Contact, timer.Kind)] = due;
            }
        }

        transcript.AddRange(commit.Transcript.Select(line => (commit.Contact, line)));
        foreach (var change in commit.Rewritten)
        {
            var place = transcript.Index().Where(line => line.Item.Contact == commit.Contact).ElementAt(change.Place).Index;
            transcript[place] = (commit.Contact, change.Line);
        }

        outbox.AddRange(commit.Outbox.Select(entry => (entry, false)));
        WriteRecords(commit);
        return Task.FromResult(true);
    }

    public Task<IReadOnlyList<DueTimer>> DueTimers(DateTimeOffset now, int limit, CancellationToken cancel) => List(timers
        .Where(timer => timer.Value <= now).OrderBy(timer => timer.Value).Take(limit)
        .Select(timer => new DueTimer(timer.Key.Contact, timer.Key.Kind, timer.Value)));

    public Task ForgetMarks(DateTimeOffset before, CancellationToken cancel)
    {
        foreach (var key in marks.Where(mark => mark.Value.At < before).Select(mark => mark.Key).ToList())
        {
            marks.Remove(key);
        }

        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<OutboxEntry>> Due(OutboxKind kind, DateTimeOffset now, int limit, CancellationToken cancel) =>
        List(Heads().Where(entry => entry.Kind == kind && entry.Due <= now).OrderBy(entry => entry.Due).Take(limit));

    public Task<DateTimeOffset?> NextDue(CancellationToken cancel) => Task.FromResult(Heads().Select(entry => entry.Due)
        .Concat(timers.Values)
        .Concat(pages.Where(page => page.AcknowledgedAt is null).Select(page => page.Next))
        .Min(due => (DateTimeOffset?)due));

    public Task Delivered(IReadOnlyCollection<string> ids, CancellationToken cancel)
    {
        outbox.RemoveAll(item => ids.Contains(item.Entry.Id, StringComparer.Ordinal));
        return Task.CompletedTask;
    }

    public Task Retry(string id, int attempts, DateTimeOffset due, string error, CancellationToken cancel) =>
        Task.FromResult(Change(id, dead: false, item => (item with { Attempts = attempts, Due = due, LastError = error }, false)));

    public Task Bury(string id, int attempts, DateTimeOffset at, string error, CancellationToken cancel) =>
        Task.FromResult(Change(id, dead: false, item => (item with { Attempts = attempts, Due = at, LastError = error }, true)));

    public Task<IReadOnlyList<OutboxEntry>> DeadLetters(int limit, CancellationToken cancel) =>
        List(outbox.Where(item => item.Dead).Select(item => item.Entry).OrderBy(entry => entry.Due).Take(limit));

    public Task<bool> Replay(string id, DateTimeOffset now, CancellationToken cancel) =>
        Task.FromResult(Change(id, dead: true, item => (item with { Attempts = 0, Due = now, LastError = null }, false)));

    public Task Add(IReadOnlyCollection<OutboxEntry> entries, CancellationToken cancel)
    {
        outbox.AddRange(entries.Select(entry => (entry, false)));
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<OutboxEntry>> Waiting(int limit, CancellationToken cancel) =>
        List(outbox.Where(item => !item.Dead).Select(item => item.Entry).OrderBy(entry => entry.Due).Take(limit));

    public Task<IntakeRow?> Intake(string id, CancellationToken cancel) =>
        Task.FromResult<IntakeRow?>(intakes.FirstOrDefault(intake => string.Equals(intake.Row.Id, id, StringComparison.Ordinal)).Row);

    public Task<IReadOnlyList<IntakeRow>> Intakes(int limit, CancellationToken cancel) => MostUrgent(closed: false, limit);

    public Task<IReadOnlyList<IntakeRow>> ClosedIntakes(int limit, CancellationToken cancel) => MostUrgent(closed: true, limit);

    public Task<IReadOnlyList<IntakeRow>> AllIntakes(IntakeRow? after, int limit, CancellationToken cancel) => List(intakes.Select(intake => intake.Row)
        .Where(row => string.CompareOrdinal(row.Id, after?.Id) > 0).OrderBy(row => row.Id, StringComparer.Ordinal).Take(limit));

    private Task<IReadOnlyList<IntakeRow>> MostUrgent(bool closed, int limit) => List(intakes
        .Where(intake => (caseFiles.GetValueOrDefault(intake.Row.Id)?.ClosedAt == intake.Row.Revision) == closed)
        .OrderByDescending(intake => intake.Row.Level).ThenByDescending(intake => intake.Row.Score).ThenBy(intake => intake.Created)
        .Take(limit).Select(intake => intake.Row));

    public Task<IReadOnlyList<byte[]>> Transcript(ContactKey contact, CancellationToken cancel) =>
        List(transcript.Where(line => line.Contact == contact).Select(line => line.Line));

    public Task<byte[]?> Attachment(string intakeId, int number, CancellationToken cancel) =>
        Task.FromResult(attachments.Find(row => row.Number == number && string.Equals(row.IntakeId, intakeId, StringComparison.Ordinal))?.Body);

    public Task<CaseFileRow?> CaseFile(string intakeId, CancellationToken cancel) => Task.FromResult(caseFiles.GetValueOrDefault(intakeId));

    public Task<bool> SaveCaseFile(CaseFileRow file, CancellationToken cancel)
    {
        if (!intakes.Exists(intake => intake.Row.Id == file.IntakeId && (file.ClosedAt ?? intake.Row.Revision) == intake.Row.Revision) || file.Version != (caseFiles.GetValueOrDefault(file.IntakeId)?.Version ?? 0))
        {
            return Task.FromResult(false);
        }

        caseFiles[file.IntakeId] = file with { Version = file.Version + 1 };
        return Task.FromResult(true);
    }

    public Task<IReadOnlyList<PageRow>> DuePages(DateTimeOffset now, int limit, CancellationToken cancel) =>
        List(pages.Where(page => page.AcknowledgedAt is null && page.Next <= now).OrderBy(page => page.Next).Take(limit));

    public Task<bool> RepeatPage(PageRow page, DateTimeOffset next, IReadOnlyCollection<OutboxEntry> texts, CancellationToken cancel)
    {
        var index = pages.FindIndex(kept => kept.Id == page.Id && kept.Next == page.Next && kept.AcknowledgedAt is null);
        if (index < 0)
        {
            return Task.FromResult(false);
        }

        pages[index] = pages[index] with { Next = next };
        outbox.AddRange(texts.Select(text => (text, false)));
        return Task.FromResult(true);
    }

    public Task<PageRow?> AcknowledgePage(string codeHash, string? intakeId, string by, DateTimeOffset at, CancellationToken cancel)
    {
        var meant = pages.Where(page => page.CodeHash == codeHash && (intakeId is null || page.IntakeId == intakeId))
            .OrderBy(page => page.AcknowledgedAt is not null).ThenByDescending(page => page.CreatedAt).FirstOrDefault();
        if (meant is { AcknowledgedAt: null })
        {
            pages[pages.IndexOf(meant)] = meant = meant with { AcknowledgedAt = at, AcknowledgedBy = by };
        }

        return Task.FromResult(meant);
    }

    public Task Audit(AuditEntry entry, CancellationToken cancel)
    {
        audit.Add(entry);
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<AuditEntry>> History(string intakeId, CancellationToken cancel) =>
        List(Enumerable.Reverse(audit).Where(entry => entry.Subject == intakeId && entry.Action is not AuditEntry.IntakeRead).Take(AuditEntry.LongestHistory));

    public Task<IReadOnlyList<AuditEntry>> AuditTrail(int limit, CancellationToken cancel) => List(Enumerable.Reverse(audit).Take(limit));

    public Task<IReadOnlyList<string>> AuditChains(CancellationToken cancel) => List(["all"]);

    public Task<IReadOnlyList<AuditLink>> AuditLinks(string chainId, long after, int limit, CancellationToken cancel) => List(audit
        .Select((entry, i) => new AuditLink(i + 1, entry, "")).Where(link => link.Number > after).Take(limit));

    public Task SaveDialog(string version, byte[] content, CancellationToken cancel) => Task.FromResult(dialogs.TryAdd(version, content));

    public Task<IReadOnlyDictionary<string, byte[]>> Dialogs(CancellationToken cancel) =>
        Task.FromResult<IReadOnlyDictionary<string, byte[]>>(new Dictionary<string, byte[]>(dialogs, StringComparer.Ordinal));

    public Task<bool> Claim(string duty, DateTimeOffset now, TimeSpan time, CancellationToken cancel)
    {
        var free = !duties.TryGetValue(duty, out var until) || until <= now || until > now + time + time;
        if (free)
        {
            duties[duty] = now + time;
        }

        return Task.FromResult(free);
    }

    public Task<string?> Note(string name, CancellationToken cancel) => Task.FromResult(notes.GetValueOrDefault(name));

    public Task SetNote(string name, string? text, CancellationToken cancel)
    {
        notes.Remove(name);
        if (text is not null)
        {
            notes[name] = text;
        }

        return Task.CompletedTask;
    }

    public Task<DocumentRow?> Document(DocumentKind kind, string id, CancellationToken cancel) => Task.FromResult(documents.GetValueOrDefault((kind, id)));

    public Task<IReadOnlyList<DocumentRow>> Documents(DocumentKind kind, CancellationToken cancel) => Task.FromResult<IReadOnlyList<DocumentRow>>([.. documents.Values.Where(one => one.Kind == kind)]);

    public Task<bool> SaveDocument(DocumentRow document, CancellationToken cancel)
    {
        if (document.Version != (documents.GetValueOrDefault((document.Kind, document.Id))?.Version ?? 0))
        {
            return Task.FromResult(false);
        }

        documents[(document.Kind, document.Id)] = document with { Version = document.Version + 1 };
        return Task.FromResult(true);
    }

    public Task<int> Reseal(Func<byte[], byte[]?> reseal, CancellationToken cancel)
    {
        var changed = 0;
        byte[] Renew(byte[] old)
        {
            var renewed = reseal(old);
            changed += renewed is null ? 0 : 1;
            return renewed ?? old;
        }

        foreach (var (contact, (version, body)) in conversations.ToList())
        {
            conversations[contact] = (version, body is null ? null : Renew(body));
        }

        foreach (var (key, (at, answer)) in marks.ToList())
        {
            marks[key] = (at, Renew(answer));
        }

        outbox = [.. outbox.Select(item => (item.Entry with { Payload = Renew(item.Entry.Payload) }, item.Dead))];
        Replace(transcript, line => line with { Line = Renew(line.Line) });
        Replace(intakes, intake => intake with { Row = intake.Row with { Document = Renew(intake.Row.Document) } });
        Replace(attachments, row => row with { Body = Renew(row.Body) });
        Replace(pages, page => page with { Body = Renew(page.Body) });
        foreach (var file in caseFiles.Values.ToList())
        {
            caseFiles[file.IntakeId] = file with { Body = Renew(file.Body) };
        }

        foreach (var document in documents.Values.ToList())
        {
            documents[(document.Kind, document.Id)] = document with { Body = Renew(document.Body) };
        }

        return Task.FromResult(changed);
    }

    private static void Replace<T>(List<T> items, Func<T, T> change)
    {
        for (var i = 0; i < items.Count; i++)
        {
            items[i] = change(items[i]);
        }
    }

    private static Task<IReadOnlyList<T>> List<T>(IEnumerable<T> items) => Task.FromResult<IReadOnlyList<T>>([.. items]);

    private IEnumerable<OutboxEntry> Heads() => outbox.Where(item => !item.Dead).Select(item => item.Entry).DistinctBy(entry => entry.Lane);

    private bool Change(string id, bool dead, Func<OutboxEntry, (OutboxEntry Entry, bool Dead)> change)
    {
        var index = outbox.FindIndex(item => item.Entry.Id == id && item.Dead == dead);
        if (index < 0)
        {
            return false;
        }

        outbox[index] = change(outbox[index].Entry);
        return true;
    }

    private void WriteRecords(TurnCommit commit)
    {
        if (commit.Intake is { } intake)
        {
            var index = intakes.FindIndex(kept => kept.Row.Id == intake.Id);
            var created = index < 0 ? intake.UpdatedAt : intakes[index].Created;
            intakes.RemoveAll(kept => kept.Row.Id == intake.Id);
            intakes.Insert(index < 0 ? intakes.Count : index, (intake with { CreatedAt = created }, created));
        }

        if (commit.Page is { } page)
        {
            pages.RemoveAll(kept => kept.Id == page.Id);
            pages.Add(page);
        }

        if (commit.Attachment is { } attachment)
        {
            attachments.RemoveAll(kept => kept.Number == attachment.Number && kept.IntakeId == attachment.IntakeId);
            attachments.Add(attachment);
        }

        attachments.RemoveAll(kept => kept.Contact == commit.Contact && commit.ForgetAttachments.Contains((kept.IntakeId, kept.Number)));
        audit.AddRange(commit.Audit);
    }

    private void Forget(TurnCommit commit)
    {
        if (commit.ForgetTranscript)
        {
            transcript.RemoveAll(line => line.Contact == commit.Contact);
            attachments.RemoveAll(row => row.Contact == commit.Contact);
        }

        if (commit.ForgetIntakes)
        {
            ForgetIntakes(commit.Contact);
        }
    }

    private void ForgetIntakes(ContactKey contact)
    {
        foreach (var intake in intakes.Where(intake => intake.Row.Contact == contact))
        {
            caseFiles.Remove(intake.Row.Id);
        }

        intakes.RemoveAll(intake => intake.Row.Contact == contact);
    }

    private void Erase(ContactKey contact)
    {
        conversations.Remove(contact);
        transcript.RemoveAll(line => line.Contact == contact);
        ForgetIntakes(contact);
        pages.RemoveAll(page => page.Contact == contact);
        attachments.RemoveAll(row => row.Contact == contact);
        outbox.RemoveAll(item => item.Entry.Contact == contact);
        foreach (var key in timers.Keys.Where(key => key.Contact == contact).ToList())
        {
            timers.Remove(key);
        }
    }
}
