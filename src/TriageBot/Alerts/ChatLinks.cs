using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using TriageBot.Channels;
using TriageBot.Channels.BotFramework;
using TriageBot.Engine.Conversations;
using TriageBot.Privacy;
using TriageBot.Stores;

namespace TriageBot.Alerts;

/// <summary>Links chats to members of the roster: whoever sends the code that the roster showed has that chat, and pages come there from then on.</summary>
internal sealed partial class ChatLinks(RosterBook book, WrongCodes wrong, ILookup lookup, ITurnStore turns, IRecordStore records, TimeProvider clock)
{
    public static readonly TimeSpan Lasts = TimeSpan.FromMinutes(15);

    private const string Linked = "staff.chat_linked";
    private const string Wrong = "staff.chat_code_wrong";
    private const int Tries = 5;

    // No vowels, so that no code is a word, and no digits, so that none is taken for a number that must not be texted: 51 bits.
    private const string Letters = "BCDFGHJKMNPQRSTVWXZ";
    private const int Group = 4;

    /// <summary>What the member sends, shown once; null when there is no such member. A code from before is good no more.</summary>
    public async Task<string?> Offer(string tag, CancellationToken cancel)
    {
        var code = string.Join('-', Enumerable.Range(0, 3).Select(_ => RandomNumberGenerator.GetString(Letters, Group)));
        var kept = new ChatCode(Hash(code), clock.GetUtcNow() + Lasts);
        return await Change(member => IsOf(member, tag), member => member with { Code = kept }, cancel) is null ? null : "staff " + code;
    }

    /// <summary>False: there is no such member.</summary>
    public async Task<bool> Unlink(string tag, CancellationToken cancel) =>
        await Change(member => IsOf(member, tag), member => member with { Chat = null, Code = null }, cancel) is not null;

    /// <summary>Key of what to answer, or null where the message is about something else.</summary>
    public async Task<string?> Hear(InboundMessage message, CancellationToken cancel)
    {
        if (Sent().Match(message.Text) is not { Success: true } sent || BotRoute.Read(message.To) is not { } route)
        {
            return null;
        }

        // Without a token anybody could call themselves anybody.
        var chat = lookup.Contact(message.Channel, message.From);
        if (!route.Vouched || wrong.AreTooMany(chat))
        {
            return Wrong;
        }

        var hash = Hash(sent.Groups["code"].Value);
        if (await Change(member => IsGood(member, hash, message), member => member with { Chat = Way(message), Code = member.Code! with { IsUsed = true } }, cancel) is not { } member)
        {
            wrong.Note(chat);
            return Wrong;
        }

        await records.Audit(new AuditEntry(message.Received, member.Tag, "chat-linked", member.Tag), cancel);
        await LeaveAlone(chat, message.Received, cancel);
        return Linked;
    }

    /// <summary>A channel may move its chats to another address: pages go where the member last wrote from.</summary>
    public async Task Follow(InboundMessage message, CancellationToken cancel)
    {
        if (BotRoute.Read(message.To) is { Vouched: true } route)
        {
            await Change(
                member => member.Chat is { } chat && IsThis(chat, message) && !string.Equals(BotRoute.Read(chat.Route)?.ServiceUrl, route.ServiceUrl, StringComparison.Ordinal),
                member => member with { Chat = Way(message) },
                cancel);
        }
    }

    // Whoever tried the bot before is not asked a day later whether they are still there. What was begun ends by itself.
    private async Task LeaveAlone(ContactKey chat, DateTimeOffset now, CancellationToken cancel)
    {
        var loaded = await turns.Load(chat, null, cancel);
        if (loaded.Conversation is not null)
        {
            await turns.Commit(new TurnCommit { Contact = chat, Expected = loaded.Version, At = now, Timers = [new(TimerKind.Nudge, null)] }, cancel);
        }
    }

    private bool IsGood(Member member, string hash, InboundMessage message) =>
        member.Code is { } code && string.Equals(code.Hash, hash, StringComparison.Ordinal) && clock.GetUtcNow() < code.Until
        && (!code.IsUsed || (member.Chat is { } chat && IsThis(chat, message)));

    private static bool IsOf(Member member, string tag) => string.Equals(member.Tag, tag, StringComparison.Ordinal);

    private static bool IsThis(Way chat, InboundMessage message) =>
        string.Equals(chat.Channel, message.Channel, StringComparison.Ordinal) && string.Equals(chat.Address, message.From, StringComparison.Ordinal);

    private static Way Way(InboundMessage message) => new(message.Channel, message.From, message.To);

    // From the store: the code may have been made on another host just now.
    private async Task<Member?> Change(Func<Member, bool> which, Func<Member, Member> change, CancellationToken cancel)
    {
        for (var i = 0; i < Tries; i++)
        {
            var (roster, version) = await book.Read(cancel);
            if (version == 0 || roster.Members.FirstOrDefault(which) is not { } member)
            {
                return null;
            }

            if (await book.Save(roster.Members.Replace(member, change(member)), version, cancel))
            {
                return member;
            }
        }

        throw new InvalidOperationException("the roster kept changing while a chat was to be linked");
    }

    private string Hash(string code) => lookup.Code("chat " + string.Concat(code.Where(char.IsLetterOrDigit)).ToUpperInvariant());

    // Some keyboards make other dashes of a hyphen.
    [GeneratedRegex(@"^\s*staff\s+(?<code>[a-z0-9]{4}[-–—][a-z0-9]{4}[-–—][a-z0-9]{4})\s*$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Sent();
}
