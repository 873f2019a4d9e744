using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using TriageBot.Channels;
using TriageBot.Channels.Twilio;
using TriageBot.Engine.Conversations;
using TriageBot.Tests.Support;

namespace TriageBot.Tests.Channels.Twilio;

/// <summary>What is fetched from Twilio, and above all what is not.</summary>
public sealed class TwilioMediaTests : IAsyncLifetime
{
    private readonly FakeClock _clock = new(new DateTimeOffset(2026, 11, 23, 15, 0, 0, TimeSpan.Zero));
    private Shelf _shelf = null!;
    private ServiceProvider _services = null!;

    public async Task InitializeAsync()
    {
        _shelf = await Shelf.Start();
        _services = Services(_shelf.Twilio.Url);
    }

    public async Task DisposeAsync()
    {
        await _services.DisposeAsync();
        await _shelf.DisposeAsync();
    }

    [Theory]
    [InlineData("http://169.254.169.254/2010-04-01/Accounts/AC1/Messages/MM1/Media/ME1")]
    [InlineData("https://evil.example/2010-04-01/Accounts/AC1/Messages/MM1/Media/ME1")]
    [InlineData("https://api.twilio.com.evil.example/2010-04-01/Accounts/AC1/Messages/MM1/Media/ME1")]
    [InlineData("https://eviltwilio.com/2010-04-01/Accounts/AC1/Messages/MM1/Media/ME1")]
    [InlineData("https://api.twilio.com:444/2010-04-01/Accounts/AC1/Messages/MM1/Media/ME1")]
    [InlineData("https://api.twilio.com/2010-04-01/../elsewhere")]
    [InlineData("http://api.twilio.com/2010-04-01/Accounts/AC1/Messages/MM1/Media/ME1")]
    [InlineData("file:///etc/passwd")]
    [InlineData("not an address")]
    public async Task Fetch_AddressThatIsNotTwilios_AsksNobody(string url)
    {
        (await Fetch(url)).ShouldBe(new NotFetched(AttachmentState.Gone));

        _shelf.Asked.ShouldBeEmpty();
        _shelf.Twilio.Questions.ShouldBeEmpty();
    }

    [Fact]
    public async Task Fetch_TwiliosOwnAddress_IsAskedForWhereTheAccountIsCalled()
    {
        (await Fetch("https://api.twilio.com/2010-04-01/Accounts/AC1/Messages/MM1/Media/ME1")).ShouldBeOfType<Fetched>().ContentType.ShouldBe("audio/ogg");

        _shelf.Asked.ShouldHaveSingleItem().Path.ShouldBe("/2010-04-01/Accounts/AC1/Messages/MM1/Media/ME1");
    }

    [Theory]
    [InlineData("http://10.0.0.7/a-file")]
    [InlineData("http://example.com/a-file")]
    [InlineData("ftp://example.com/a-file")]
    [InlineData("file:///etc/passwd")]
    public async Task Fetch_SentOnToAnOpenOrStrangeAddress_DoesNotFollow(string location)
    {
        _shelf.Door = context =>
        {
            context.Response.StatusCode = 302;
            context.Response.Headers.Location = location;
            return Task.CompletedTask;
        };

        (await Fetch(_shelf.Url("1"))).ShouldBe(new FetchFailed(new SendFailure(true, "bad-redirect")));
    }

    [Fact]
    public async Task Fetch_SentInACircle_Ends()
    {
        _shelf.File = context =>
        {
            context.Response.Redirect("/a-file");
            return Task.CompletedTask;
        };

        (await Fetch(_shelf.Url("1"))).ShouldBe(new FetchFailed(new SendFailure(true, "too-many-redirects")));
    }

    [Fact]
    public async Task Fetch_RealTwilioSentOnIntoThePrivateNetwork_DoesNotConnect()
    {
        await using var services = Services("https://localhost:1");

        (await services.GetRequiredService<IMediaSource>().Fetch(new Media("https://localhost:1/2010-04-01/Accounts/AC1/Media/ME1", "audio/ogg"), null, default))
            .ShouldBe(new FetchFailed(new SendFailure(true, "private-address")));
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(1, false)]
    public async Task Fetch_AroundTheLimit_KeepsUpToItAndNoMore(int over, bool announced)
    {
        _shelf.File = Shelf.Bytes("image/jpeg", new byte[MediaDownload.MostBytes + over], announced);

        var result = await Fetch(_shelf.Url("1"));

        if (over == 0)
        {
            result.ShouldBeOfType<Fetched>().Bytes.Length.ShouldBe(MediaDownload.MostBytes);
        }
        else
        {
            result.ShouldBe(new NotFetched(AttachmentState.TooLarge));
        }
    }

    [Theory]
    [InlineData("audio/amr", "audio/amr", "audio/amr")]
    [InlineData("application/octet-stream", "image/png", "image/png")]
    [InlineData("application/pdf", "binary/octet-stream", "application/pdf")]
    [InlineData("text/vcard", "text/vcard; charset=utf-8", "text/vcard")]
    [InlineData("audio/ogg", "text/html", null)]
    [InlineData("image/jpeg", "image/svg+xml", null)]
    [InlineData("application/octet-stream", "application/octet-stream", null)]
    public async Task Fetch_OfAKind_GoesByWhatIsServed(string declared, string served, string? kept)
    {
        _shelf.File = Shelf.Bytes(served, [1, 2, 3]);

        var result = await Fetch(_shelf.Url("1"), declared);

        (result as Fetched)?.ContentType.ShouldBe(kept);
        result.ShouldBeOfType(kept is null ? typeof(NotFetched) : typeof(Fetched));
    }

    [Theory]
    [InlineData("video/mp4")]
    [InlineData("application/zip")]
    [InlineData("image/svg+xml")]
    public async Task Fetch_OtherKind_IsNotAskedFor(string type)
    {
        (await Fetch(_shelf.Url("1"), type)).ShouldBe(new NotFetched(AttachmentState.OtherType));

        _shelf.Asked.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(401)]
    [InlineData(429)]
    [InlineData(500)]
    public async Task Fetch_TwilioRefuses_IsTriedAgain(int status)
    {
        _shelf.Door = Shelf.Status(status);

        (await Fetch(_shelf.Url("1"))).ShouldBe(new FetchFailed(new SendFailure(true, $"http_{status}")));
    }

    [Fact]
    public async Task Fetch_NotThere_IsGone()
    {
        _shelf.Door = Shelf.Status(404);

        (await Fetch(_shelf.Url("1"))).ShouldBe(new NotFetched(AttachmentState.Gone));
    }

    [Fact]
    public async Task Fetch_FileThatTrickles_IsGivenUpInTime()
    {
        var begun = new TaskCompletionSource();
        _shelf.File = async context =>
        {
            context.Response.ContentType = "audio/ogg";
            await context.Response.Body.WriteAsync(new byte[10]);
            await context.Response.Body.FlushAsync();
            begun.SetResult();
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        };

        var fetching = Fetch(_shelf.Url("1"));
        await begun.Task;
        _clock.Advance(TimeSpan.FromSeconds(16));

        (await fetching).ShouldBe(new FetchFailed(new SendFailure(true, "timeout")));
    }

    private Task<FetchResult> Fetch(string url, string type = "audio/ogg") => _services.GetRequiredService<IMediaSource>().Fetch(new Media(url, type), null, default);

    private ServiceProvider Services(string api) => new ServiceCollection()
        .AddSingleton<TimeProvider>(_clock)
        .AddTwilio(new TwilioOptions { AccountSid = RunningHost.Account, AuthToken = RunningHost.Token, From = RunningHost.Number, ApiBaseUrl = api })
        .BuildServiceProvider();
}
