using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace TriageBot.Stores.Redis;

/// <summary>A Lua script beside this file. It runs whole or not at all, in one partition.</summary>
/// <param name="Text">For a server that has not seen it yet.</param>
/// <param name="Hash">What Redis knows it by afterwards.</param>
internal sealed record RedisScript(string Text, byte[] Hash)
{
    public static readonly RedisScript Load = Alone("load");
    public static readonly RedisScript Lease = Alone("lease");
    public static readonly RedisScript Hosts = Alone("hosts");
    public static readonly RedisScript Claim = Alone("claim");
    public static readonly RedisScript Scan = Alone("scan");
    public static readonly RedisScript Document = Alone("document");
    public static readonly RedisScript ForgetMarks = Alone("marks");
    public static readonly RedisScript Commit = Shared("commit");
    public static readonly RedisScript Next = Shared("next");
    public static readonly RedisScript Due = Shared("due");
    public static readonly RedisScript List = Shared("list");
    public static readonly RedisScript Timers = Shared("timers");
    public static readonly RedisScript Add = Shared("add");
    public static readonly RedisScript Delivered = Shared("delivered");
    public static readonly RedisScript Retry = Shared("retry");
    public static readonly RedisScript Bury = Shared("bury");
    public static readonly RedisScript Replay = Shared("replay");
    public static readonly RedisScript Intake = Shared("intake");
    public static readonly RedisScript AllIntakes = Shared("intakes");
    public static readonly RedisScript CaseFile = Shared("casefile");
    public static readonly RedisScript Pages = Shared("pages");
    public static readonly RedisScript RepeatPage = Shared("repeat");
    public static readonly RedisScript PageOfCode = Shared("pageOfCode");
    public static readonly RedisScript TakePage = Shared("take");
    public static readonly RedisScript Audit = Shared("audit");
    public static readonly RedisScript Replace = Shared("replace");

    private static RedisScript Shared(string name) => Of(Read("_shared") + Read(name));

    private static RedisScript Alone(string name) => Of(Read(name));

#pragma warning disable CA5350 // Redis names scripts so.
    private static RedisScript Of(string text) => new(text, SHA1.HashData(Encoding.UTF8.GetBytes(text)));
#pragma warning restore CA5350

    private static string Read(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"Redis/{name}.lua")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
