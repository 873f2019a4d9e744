using Microsoft.Extensions.DependencyInjection;
using TriageBot.Channels;
using TriageBot.Channels.BotFramework;
using TriageBot.Engine.Conversations;
using TriageBot.Tests.Support;

namespace TriageBot.Tests.Channels.BotFramework;

/// <summary>What is fetched of a chat's attachments, and above all who gets to see our token.</summary>
public sealed class BotMediaTests : IAsyncLifetime
{
    private Connector _connector = null!;
    private Connector _elsewhere = null!;
    private BotHost _host = null!;

    public async Task InitializeAsync()
    {
        _connector = await Connector.Start();
        _elsewhere = await Connector.Start();
        _host = await BotHost.Start(options => options with { TokenEndpoint = _connector.TokenEndpoint });
    }

    public async Task DisposeAsync()
    {
        await _host.DisposeAsync();
        await _elsewhere.DisposeAsync();
        await _connector.DisposeAsync();
    }

    [Theory]
    [InlineData("/amer/v3/attachments/a1/views/original", "Bearer token-1")]
    [InlineData("/v3/attachments/a1/views/original", "Bearer token-1")]
    [InlineData("/attachments/c1/0/voice.ogg?t=own", "")]
    [InlineData("/amer/v3/conversations/c1/members", "")]
    public async Task Fetch_FromTheVouchedService_CarriesTheTokenToItsAttachmentsOnly(string target, string authorization)
    {
        (await Fetch(_connector.Url + target)).ShouldBeOfType<Fetched>().Bytes.ShouldBe("voice"u8.ToArray());

        _connector.Fetched.ShouldHaveSingleItem().ShouldBe((target, authorization));
    }

    [Fact]
    public async Task Fetch_FromElsewhere_CarriesNoToken()
    {
        await using var host = await Reaching(_elsewhere);

        (await host.Media.Fetch(new Media("https://ana.sharepoint.example/v3/attachments/1", "audio/ogg"), Route(), default)).ShouldBeOfType<Fetched>();

        _elsewhere.Fetched.ShouldHaveSingleItem().ShouldBe(("/v3/attachments/1", ""));
        _connector.TokenCalls.ShouldBeEmpty();
    }

    [Fact]
    public async Task Fetch_SentOn_ForwardsNoToken()
    {
        await using var host = await Reaching(_elsewhere);
        _connector.File = context =>
        {
            context.Response.Redirect("https://files.example/v3/attachments/1");
            return Task.CompletedTask;
        };

        (await host.Media.Fetch(new Media(_connector.Url + "/v3/attachments/1", "audio/ogg"), Route(), default)).ShouldBeOfType<Fetched>();

        _connector.Fetched.ShouldHaveSingleItem().Authorization.ShouldBe("Bearer token-1");
        _elsewhere.Fetched.ShouldHaveSingleItem().Authorization.ShouldBeEmpty();
    }

    [Fact]
    public async Task Fetch_SentOnInTheClearOrIntoThePrivateNetwork_DoesNotFollow()
    {
        foreach (var (location, why) in new[] { (_elsewhere.Url + "/x", "bad-redirect"), ("https://localhost:1/x", "private-address"), ("https://169.254.169.254/metadata", "private-address") })
        {
            _connector.File = context =>
            {
                context.Response.Redirect(location);
                return Task.CompletedTask;
            };
            (await Fetch(_connector.Url + "/v3/attachments/1")).ShouldBe(new FetchFailed(new SendFailure(true, why)));
        }

        _elsewhere.Fetched.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("https://localhost:1/v3/attachments/1")]
    [InlineData("https://127.0.0.1:1/v3/attachments/1")]
    [InlineData("https://10.0.0.7/v3/attachments/1")]
    [InlineData("https://169.254.169.254/metadata/identity/oauth2/token")]
    [InlineData("https://[::1]/x")]
    [InlineData("http://files.example/x")]
    [InlineData("file:///etc/passwd")]
    [InlineData("ftp://files.example/x")]
    [InlineData("not an address")]
    public async Task Fetch_OfAPrivateOrOpenAddress_AsksNobody(string url)
    {
        (await Fetch(url)).ShouldBe(new NotFetched(AttachmentState.Gone));

        _connector.TokenCalls.ShouldBeEmpty();
    }

    [Fact]
    public async Task Fetch_FromAServiceNobodyVouchedFor_AsksNobody()
    {
        foreach (var route in new[] { Route(vouched: false), null, "" })
        {
            (await _host.Media.Fetch(new Media(_connector.Url + "/v3/attachments/1", "audio/ogg"), route, default)).ShouldBe(new NotFetched(AttachmentState.Gone));
        }

        _connector.Fetched.ShouldBeEmpty();
    }

    [Fact]
    public async Task Fetch_FromAnAnonymousClient_StaysOnThisMachineAndCarriesNoToken()
    {
        await using var host = await BotHost.Start(options => options with { AppId = "", AppPassword = "", AllowAnonymous = true });

        (await host.Media.Fetch(new Media(_connector.Url + "/v3/attachments/1", "audio/ogg"), Route(vouched: false), default)).ShouldBeOfType<Fetched>();

        _connector.Fetched.ShouldHaveSingleItem().Authorization.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(401, false)]
    [InlineData(403, false)]
    [InlineData(404, false)]
    [InlineData(503, true)]
    public async Task Fetch_RefusedElsewhere_IsGoneForGoodOrTriedAgain(int status, bool later)
    {
        await using var host = await Reaching(_elsewhere);
        _elsewhere.File = Shelf.Status(status);

        var result = await host.Media.Fetch(new Media("https://files.example/1", "audio/ogg"), Route(), default);

        result.ShouldBe(later ? new FetchFailed(new SendFailure(true, $"http_{status}")) : new NotFetched(AttachmentState.Gone));
    }

    [Fact]
    public async Task Fetch_TokenNotTaken_AsksForAnother()
    {
        _connector.File = Shelf.Status(401);
        (await Fetch(_connector.Url + "/v3/attachments/1")).ShouldBe(new FetchFailed(new SendFailure(true, "http_401")));
        _connector.File = Shelf.Bytes("image/png", [1]);
        (await Fetch(_connector.Url + "/v3/attachments/1", "image/*")).ShouldBeOfType<Fetched>().ContentType.ShouldBe("image/png");

        _connector.Fetched.Select(call => call.Authorization).ShouldBe(["Bearer token-1", "Bearer token-2"]);
    }

    [Fact]
    public async Task Fetch_WithoutATokenToBeHad_IsTriedAgain()
    {
        _connector.TokenAnswer = (context, _) => Connector.Say(context, 400, "{}");

        (await Fetch(_connector.Url + "/v3/attachments/1")).ShouldBe(new FetchFailed(new SendFailure(true, "token_400")));
        _connector.Fetched.ShouldBeEmpty();
    }

    [Fact]
    public async Task Fetch_TooLargeOrOfAnotherKind_KeepsNothing()
    {
        _connector.File = Shelf.Bytes("image/jpeg", new byte[MediaDownload.MostBytes + 1], announced: false);
        (await Fetch(_connector.Url + "/v3/attachments/1")).ShouldBe(new NotFetched(AttachmentState.TooLarge));
        _connector.File = Shelf.Bytes("text/html", [1]);
        (await Fetch(_connector.Url + "/v3/attachments/1")).ShouldBe(new NotFetched(AttachmentState.OtherType));
        (await Fetch(_connector.Url + "/v3/attachments/1", "video/mp4")).ShouldBe(new NotFetched(AttachmentState.OtherType));

        _connector.Fetched.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("data:image/png;base64,QUJD", "application/octet-stream", "image/png")]
    [InlineData("DATA:audio/ogg;codecs=opus;base64,QUJD", "audio/ogg", "audio/ogg")]
    [InlineData("data:;base64,QUJD", "application/pdf", "application/pdf")]
    [InlineData("data:text/vcard,A%42C", "text/vcard", "text/vcard")]
    [InlineData("data:image/png;base64,Q%55JD", "image/png", "image/png")]
    public async Task Fetch_OfWhatIsWrittenOut_ReadsIt(string url, string declared, string kept)
    {
        var fetched = (await Fetch(url, declared)).ShouldBeOfType<Fetched>();

        (fetched.ContentType, System.Text.Encoding.ASCII.GetString(fetched.Bytes)).ShouldBe((kept, "ABC"));
    }

    [Theory]
    [InlineData("data:", "image/png", AttachmentState.Gone)]
    [InlineData("data:image/png;base64", "image/png", AttachmentState.Gone)]
    [InlineData("data:image/png;base64,*", "image/png", AttachmentState.Gone)]
    [InlineData("data:image/svg+xml;base64,QUJD", "image/png", AttachmentState.OtherType)]
    [InlineData("data:text/html,<p>", "image/png", AttachmentState.OtherType)]
    public async Task Fetch_OfWhatIsWrittenOutBadly_KeepsNothing(string url, string declared, AttachmentState why) =>
        (await Fetch(url, declared)).ShouldBe(new NotFetched(why));

    private Task<FetchResult> Fetch(string url, string type = "audio/ogg") => _host.Media.Fetch(new Media(url, type), Route(), default);

    private string Route(bool vouched = true) => new BotRoute(_connector.ServiceUrl, "msteams", "c1", "bot", "ana", "a0", vouched).Write();

    // Every public name leads to one server of ours; what is asked of it is real.
    private async Task<BotHost> Reaching(Connector place) => await BotHost.Start(
        options => options with { TokenEndpoint = _connector.TokenEndpoint },
        also: services => services.AddHttpClient(BotMedia.ClientName).ConfigurePrimaryHttpMessageHandler(() => new Everywhere(new Uri(place.Url))));
}
