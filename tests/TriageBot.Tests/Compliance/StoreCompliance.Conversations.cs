using TriageBot.Stores;

namespace TriageBot.Tests.Compliance;

public abstract partial class StoreCompliance
{
    [StoreFact]
    public async Task Conversations_OfManyContacts_AreEachGivenOnceAsTheyStand()
    {
        await using var store = await NewStore();
        (await store.Conversations(default).ToListAsync()).ShouldBeEmpty();
        for (var i = 0; i < 30; i++)
        {
            await MustCommit(store, Turn(new ContactKey($"contact-{i}"), 0) with { Conversation = Bytes($"was {i}") });
        }

        await MustCommit(store, Turn(new ContactKey("contact-3"), 1) with { Conversation = Bytes("now 3") });
        await MustCommit(store, Turn(new ContactKey("contact-7"), 1) with { Conversation = null, Erase = true });

        var kept = (await store.Conversations(default).ToListAsync()).Select(System.Text.Encoding.UTF8.GetString);

        kept.ShouldBe(Enumerable.Range(0, 30).Where(i => i != 7).Select(i => i == 3 ? "now 3" : $"was {i}"), ignoreOrder: true);
    }
}
