using System.Reflection;

namespace TriageBot.Stores.Redis;

/// <summary>The Lua scripts beside this file. Each runs whole or not at all, in one partition.</summary>
internal static class RedisScript
{
    public static readonly string Load = Alone("load");
    public static readonly string Lease = Alone("lease");
    public static readonly string Hosts = Alone("hosts");
    public static readonly string Claim = Alone("claim");
    public static readonly string Contacts = Alone("contacts");
    public static readonly string Commit = Shared("commit");
    public static readonly string ForgetMarks = Shared("marks");
    public static readonly string Next = Shared("next");
    public static readonly string Due = Shared("due");
    public static readonly string List = Shared("list");
    public static readonly string Timers = Shared("timers");
    public static readonly string Add = Shared("add");
    public static readonly string Delivered = Shared("delivered");
    public static readonly string Retry = Shared("retry");
    public static readonly string Bury = Shared("bury");
    public static readonly string Replay = Shared("replay");
    public static readonly string Intake = Shared("intake");
    public static readonly string Intakes = Shared("intakes");
    public static readonly string Pages = Shared("pages");
    public static readonly string RepeatPage = Shared("repeat");
    public static readonly string PageOfCode = Shared("pageOfCode");
    public static readonly string TakePage = Shared("take");
    public static readonly string Audit = Shared("audit");
    public static readonly string Replace = Shared("replace");

    private static string Shared(string name) => Alone("_shared") + Alone(name);

    private static string Alone(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"Redis/{name}.lua")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
