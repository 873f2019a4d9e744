using System.Net;

namespace TriageBot.Tests.Compliance;

/// <summary>What is asked of every channel, whole host and all. A channel's own tests say how its people are heard and answered.</summary>
public abstract class ChannelCompliance : IAsyncLifetime
{
    private ChannelWorld _world = null!;

    [Fact]
    public async Task Message_TakenInOnce_IsAnsweredOnce()
    {
        (await _world.Post(new Said("ana", "m1", "hola"))).ShouldBe(HttpStatusCode.OK);

        (await _world.Answers("ana", 1)).ShouldHaveSingleItem().ShouldContain("seguro");
    }

    [Fact]
    public async Task Message_Redelivered_ChangesNothing()
    {
        await _world.Post(new Said("ana", "m1", "hola"));
        await _world.Answers("ana", 1);
        (await _world.Post(new Said("ana", "m1", "hola"))).ShouldBe(HttpStatusCode.OK);
        await _world.Post(new Said("ana", "m2", "1"));

        (await _world.Answers("ana", 2))[^1].ShouldContain("peligro");
    }

    [Fact]
    public async Task Message_WronglySigned_IsRefusedAndLeavesNothing()
    {
        ((int)await _world.Post(new Said("ana", "m1", "hola") { WronglySigned = true })).ShouldBeInRange(401, 403);
        await _world.Post(new Said("ana", "m1", "hello"));

        (await _world.Answers("ana", 1)).ShouldHaveSingleItem().ShouldContain("safe");
    }

    [Fact]
    public async Task Message_WithFieldsNobodyKnows_IsTakenIn()
    {
        (await _world.Post(new Said("ana", "m1", "hola") { UnknownFields = true })).ShouldBe(HttpStatusCode.OK);

        (await _world.Answers("ana", 1)).ShouldHaveSingleItem().ShouldContain("seguro");
    }

    [Fact]
    public async Task Media_WithoutText_IsAcknowledged()
    {
        await _world.Post(new Said("ana", "m1", "hola"));
        await _world.Answers("ana", 1);
        (await _world.Post(new Said("ana", "m2", null) { Media = true })).ShouldBe(HttpStatusCode.OK);

        (await _world.Answers("ana", 2))[^1].Length.ShouldBeGreaterThan(20);
    }

    [Fact]
    public async Task Message_OfAnythingOdd_IsNeverAServerError()
    {
        string[] odd = ["", " ", "\0\u0001", "🏥", new string('a', 10_000), "<Say>&amp;", "\u202Eabc", "{\"a\":1}", "' OR 1=1 --"];
        foreach (var (text, number) in odd.Select((text, number) => (text, number)))
        {
            ((int)await _world.Post(new Said("ana", $"m{number}", text))).ShouldBeLessThan(500, text);
        }
    }

    [Fact]
    public async Task Messages_OfTwentyPeopleAtOnce_AreEachAnsweredAsAlone()
    {
        string[] people = [.. Enumerable.Range(1, 20).Select(number => $"p{number}")];

        await Task.WhenAll(people.Select(async person =>
        {
            (await _world.Post(new Said(person, person + "-1", "hola"))).ShouldBe(HttpStatusCode.OK);
            (await _world.Post(new Said(person, person + "-2", "1"))).ShouldBe(HttpStatusCode.OK);
        }));

        foreach (var person in people)
        {
            var answers = await _world.Answers(person, 2);
            answers.Count.ShouldBe(2);
            answers[0].ShouldContain("seguro");
            answers[1].ShouldContain("peligro");
        }
    }

    public async Task InitializeAsync() => _world = await World();

    public async Task DisposeAsync() => await _world.DisposeAsync();

    internal abstract Task<ChannelWorld> World();
}

/// <summary>A host and the far end of one channel.</summary>
internal abstract class ChannelWorld : IAsyncDisposable
{
    public abstract Task<HttpStatusCode> Post(Said said);

    /// <summary>All that this person was answered, in order, once it is so many.</summary>
    public abstract Task<IReadOnlyList<string>> Answers(string person, int count);

    public abstract ValueTask DisposeAsync();
}

/// <param name="Text">Null: the field is missing.</param>
internal sealed record Said(string Person, string Id, string? Text)
{
    public bool WronglySigned { get; init; }

    public bool UnknownFields { get; init; }

    public bool Media { get; init; }
}
