using System.Collections.Concurrent;
using Microsoft.Extensions.Logging.Abstractions;
using TriageBot.Alerts;
using TriageBot.Channels;
using TriageBot.Engine.Dialogs;
using TriageBot.Privacy;
using TriageBot.Settings;
using TriageBot.Spool;
using TriageBot.Stores;
using TriageBot.Tests.Channels.Twilio;
using TriageBot.Tests.Compliance;
using TriageBot.Tests.Outbox;
using TriageBot.Tests.Support;
using TriageBot.Turns;

namespace TriageBot.Tests.Spool;

/// <summary>The spool over a real folder, before turns that fail when a test says so.</summary>
internal sealed class SpoolRig : IDisposable
{
    private static readonly string Key = "k1:" + Convert.ToBase64String(new byte[32].Select((_, i) => (byte)i).ToArray());
    private static readonly AlertOptions Alerts = new() { To = ["+15550000001", "+15550000002"] };
    private readonly PublishedContent _content;
    private int _sids;

    public SpoolRig(Library? library = null)
    {
        Home = Directory.CreateTempSubdirectory("triagebot-").FullName;
        var ring = KeyRing.Of(new PrivacyOptions { EncryptionKeys = [Key] });
        (Sealer, Lookup) = (new Sealer(ring), new Lookup(ring));
        _content = new PublishedContent(ContentFiles.Engine(library ?? Repository.Library(), new ContentOptions()), "intake");
        var english = Repository.English(library ?? Repository.Library());
        Page = new UnstoredPage(() => Roster.From(Alerts), () => english, Alerts, [Phones], Clock, NullLogger<UnstoredPage>.Instance);
        Inner.Reply = message =>
        {
            if (Fails(message))
            {
                return Failure();
            }

            Taken.Enqueue(message);
            return Task.FromResult(new TurnReply(["ok"], []));
        };
        Restart();
    }

    public string Home { get; }

    /// <summary>Made when the first text is spooled.</summary>
    public string Folder => Path.Combine(Home, "spool");

    public string[] Files => Directory.Exists(Folder) ? [.. Directory.GetFiles(Folder).Order(StringComparer.Ordinal)] : [];

    public FakeClock Clock { get; } = new(new DateTimeOffset(2026, 11, 23, 15, 0, 0, TimeSpan.Zero));

    public ISealer Sealer { get; }

    public ILookup Lookup { get; }

    public RecordingTurns Inner { get; } = new();

    public MemoryStore Store { get; } = new();

    /// <summary>Staff's: two of them are on the roster.</summary>
    public Phones Phones { get; } = new();

    public UnstoredPage Page { get; }

    /// <summary>What the store has taken in, in order.</summary>
    public ConcurrentQueue<InboundMessage> Taken { get; } = [];

    public Predicate<InboundMessage> Fails { get; set; } = _ => false;

    public Func<Task<TurnReply>> Failure { get; set; } = () => Task.FromException<TurnReply>(new StoreUnavailableException("down"));

    public Backlog Backlog { get; private set; } = null!;

    public SpoolingTurns Turns { get; private set; } = null!;

    public SpoolTaker Taker { get; private set; } = null!;

    public void StoreIsDown() => Fails = _ => true;

    public void StoreIsBack() => Fails = _ => false;

    /// <summary>Another process over the same folder.</summary>
    public void Restart()
    {
        var folder = new SpoolFolder(Folder);
        Backlog = new Backlog(folder, Sealer, Lookup);
        var answer = new DownAnswer(_content, Page, Clock, NullLogger<DownAnswer>.Instance);
        Turns = new SpoolingTurns(Inner, Backlog, answer, Store, Lookup, _content, Clock, NullLogger<SpoolingTurns>.Instance);
        Taker = new SpoolTaker(Backlog, folder, Turns, Store, Clock, NullLogger<SpoolTaker>.Instance);
    }

    public InboundMessage Message(string text, string from = "+15551230001", string? sid = null) =>
        new("sms", from, sid ?? $"SM{++_sids}", text, [], Clock.GetUtcNow(), ReplyInline: true);

    /// <summary>The answer, its texts joined.</summary>
    public async Task<string> Say(string text, string from = "+15551230001", string? sid = null) =>
        string.Join('\n', (await Turns.Receive(Message(text, from, sid), CancellationToken.None)).Texts);

    /// <summary>What staff have got, once nothing is being sent any more.</summary>
    public async Task<OutboundMessage[]> Paged()
    {
        await Page.StopAsync(CancellationToken.None);
        return [.. Phones.Texts];
    }

    public Task<int> TakeIn() => Taker.RunOnce(CancellationToken.None);

    public void Dispose()
    {
        Taker.Dispose();
        Phones.Dispose();
        Directory.Delete(Home, recursive: true);
    }
}
