using System.Text.RegularExpressions;
using TriageBot.Alerts;
using TriageBot.Console.Accounts;
using TriageBot.Privacy;
using TriageBot.Stores;
using TriageBot.Tests.Channels.BotFramework;
using TriageBot.Tests.Console;
using TriageBot.Tests.Try;

namespace TriageBot.Tests.Alerts;

/// <summary>A whole host with Teams around it, a coordinator at its console, and Rosa on its roster with a phone.</summary>
internal sealed partial class StaffChat : IAsyncDisposable
{
    public const string Page = "/console/roster";
    public const string Teams = "msteams";
    public const string Linked = "This chat is linked. Urgent requests come here from now on.";
    public const string Wrong = "That code is wrong or too old. Ask for a new one.";

    private StaffChat(Chat chat, Visitor coordinator) => (Chat, Coordinator) = (chat, coordinator);

    public Chat Chat { get; }

    public Visitor Coordinator { get; }

    public RosterBook Book => Chat.Host.Get<RosterBook>();

    public IRecordStore Records => Chat.Host.Get<IRecordStore>();

    public static async Task<StaffChat> Start(params (string Key, string Value)[] settings)
    {
        var chat = await Chat.Start([.. settings]);
        var staff = new StaffChat(chat, await Visitor.As(chat.Host, Role.Coordinator));
        await staff.Book.Save([new Member("roster:rosa", "Rosa", "+15550000001")], 0, default);
        return staff;
    }

    /// <summary>What Rosa is to send, as the coordinator reads it off the page.</summary>
    public async Task<string> Offer() => Code().Match((await Coordinator.Send(Page, Page + "?handler=Link", ("tag", "roster:rosa"))).Body).Groups["code"].Value;

    public Task<string> Say(string text, string user = "rosa") => Chat.Say(text, user, Teams);

    /// <summary>An intake was begun in this person's chat.</summary>
    public async Task<bool> Begun(string user = "rosa") =>
        (await Chat.Host.Get<ITurnStore>().Load(Chat.Host.Get<ILookup>().Contact("teams", $"{Teams}/c-{user}/{user}"), null, default)).Conversation is not null;

    public async Task Emergency()
    {
        await new WebPhone(Chat.Host, "try-1111111111").Texts("hello", "1", "1");
        await Chat.Host.Pump();
    }

    public async ValueTask DisposeAsync()
    {
        Coordinator.Dispose();
        await Chat.DisposeAsync();
    }

    [GeneratedRegex("<code>(?<code>staff [A-Z]{4}-[A-Z]{4}-[A-Z]{4})</code>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Code();
}
