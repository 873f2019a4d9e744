using Microsoft.Extensions.Configuration;
using TriageBot.Channels.BotFramework;
using TriageBot.Doctor;
using TriageBot.Hosting;
using TriageBot.Settings;
using TriageBot.Tests.Channels.BotFramework;
using TriageBot.Tests.Support;

namespace TriageBot.Tests.Doctor;

/// <summary>What <c>doctor</c> says of the Bot Framework, against a real host, a real issuer and a stand-in for Microsoft's tokens.</summary>
public sealed class BotDoctorTests : IAsyncLifetime
{
    private const string Origin = "https://bot.example.org";
    private Issuer _issuer = null!;
    private Connector _connector = null!;

    public async Task InitializeAsync() => (_issuer, _connector) = (await Issuer.Start(), await Connector.Start());

    public async Task DisposeAsync()
    {
        await _connector.DisposeAsync();
        await _issuer.DisposeAsync();
    }

    [Fact]
    public async Task Everything_Right_IsOneGoodLineEach()
    {
        await using var host = await BotHost.Start();

        var lines = await Look(place: host.Client.BaseAddress!);

        lines.ShouldAllBe(line => line.Verdict == Verdict.Ok, string.Join('\n', lines));
        lines.Select(line => line.What.Split(':')[0]).ShouldBe(["signing keys", "clock", "bot token", "messaging endpoint"]);
        host.Turns.Messages.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(401, 7000215, "the secret is wrong")]
    [InlineData(401, 7000222, "the secret has run out")]
    [InlineData(400, 700016, "no such app in this tenant")]
    [InlineData(400, 90002, "no such tenant")]
    [InlineData(400, 900023, "no such tenant")]
    [InlineData(400, 53003, "AADSTS53003")]
    public async Task Token_Refused_SaysWhyInPlainWords(int status, int code, string says)
    {
        _connector.TokenAnswer = (context, _) => Connector.Say(
            context, status, $$"""{"error":"invalid_client","error_description":"AADSTS{{code}}: about app secret","error_codes":[{{code}}],"timestamp":"2026-11-22 15:04:05Z"}""");

        var line = (await Look()).Single(line => line.What.StartsWith("bot token", StringComparison.Ordinal));

        line.Verdict.ShouldBe(Verdict.Problem);
        line.What.ShouldContain(says);
        line.ToString().ShouldNotContain("about app secret");
    }

    [Theory]
    [InlineData(400, "no json")]
    [InlineData(500, "{\"error_codes\":[]}")]
    [InlineData(200, "{\"error_codes\":\"x\"}")]
    public async Task Token_RefusedWithoutACode_SaysTheStatus(int status, string body)
    {
        _connector.TokenAnswer = (context, _) => Connector.Say(context, status, body);

        (await Look()).Single(line => line.What.StartsWith("bot token", StringComparison.Ordinal)).What.ShouldContain($"the answer was {status}");
    }

    [Fact]
    public async Task Token_WhereNothingAnswers_IsAProblem()
    {
        var lines = await Look(options => options with { TokenEndpoint = $"http://127.0.0.1:{FreePorts.One()}/token" });

        lines.Single(line => line.What.StartsWith("bot token", StringComparison.Ordinal)).What.ShouldContain("cannot be reached");
    }

    [Fact]
    public async Task Keys_ThatCannotBeRead_AreAProblem()
    {
        (await Look(options => options with { OpenIdMetadataUrl = _connector.Url + "/nothing" }))[0].What.ShouldContain("they cannot be read");
        _issuer.IsDown = true;
        (await Look())[0].What.ShouldContain("they cannot be read");
        (_issuer.IsDown, _issuer.Keys[0], _issuer.Keys[1]) = (false, _issuer.Keys[2], _issuer.Keys[2]);
        (await Look())[0].What.ShouldContain("there are none");
    }

    [Theory]
    [InlineData(0, nameof(Verdict.Ok), "right")]
    [InlineData(120, nameof(Verdict.Warning), "ahead")]
    [InlineData(-120, nameof(Verdict.Warning), "behind")]
    [InlineData(400, nameof(Verdict.Problem), "every call is refused")]
    [InlineData(-400, nameof(Verdict.Problem), "every call is refused")]
    public async Task Clock_ComparedWithTheIssuers_IsJudgedByWhatTokensAllow(int seconds, string verdict, string says)
    {
        var line = (await Look(clock: new FakeClock(DateTimeOffset.UtcNow.AddSeconds(seconds))))[1];

        line.Verdict.ToString().ShouldBe(verdict);
        line.What.ShouldContain(says);
    }

    [Fact]
    public async Task Endpoint_OnThisMachine_IsNeitherHttpsNorPublic()
    {
        await using var host = await BotHost.Start();

        var lines = (await Look(origin: host.Client.BaseAddress!.ToString().TrimEnd('/'))).Skip(3).ToList();

        lines.Select(line => line.Verdict).ShouldBe([Verdict.Problem, Verdict.Problem, Verdict.Ok]);
        lines[0].What.ShouldContain("plain http");
        lines[1].What.ShouldContain("inside this network");
    }

    [Theory]
    [InlineData(401, nameof(Verdict.Ok), "asks for a token")]
    [InlineData(403, nameof(Verdict.Problem), "refuses everybody")]
    [InlineData(404, nameof(Verdict.Problem), "nothing at /api/messages")]
    [InlineData(301, nameof(Verdict.Problem), "redirects")]
    [InlineData(502, nameof(Verdict.Problem), "answered 502")]
    public async Task Endpoint_ThatAnswers_IsJudgedByTheAnswer(int status, string verdict, string says)
    {
        await using var proxy = await Receiver.Start();
        proxy.Answer = Receiver.With(status);

        var line = (await Look(place: proxy.Url))[^1];

        (line.Verdict.ToString(), proxy.All.ShouldHaveSingleItem().Path).ShouldBe((verdict, "/api/messages"));
        line.What.ShouldContain(says);
    }

    [Fact]
    public async Task Endpoint_UnknownOrNotThere_IsSaid()
    {
        (await Look(origin: null))[^1].Verdict.ShouldBe(Verdict.Warning);
        (await Look(place: new Uri($"http://127.0.0.1:{FreePorts.One()}")))[^1].What.ShouldContain("cannot be reached from here");
    }

    [Theory]
    [InlineData("", "", "ok       Bot Framework: not set up")]
    [InlineData("", "true", "warning  Bot Framework: calls without a token are taken")]
    [InlineData(Forge.AppId, "", "ok       bot token")]
    public async Task Examination_ByWhatIsSetUp_LooksAtIt(string appId, string anonymous, string says)
    {
        var folder = Directory.CreateTempSubdirectory("triagebot-").FullName;
        var settings = HostSettings.Read(new Layout(folder), "Development", new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["BotFramework:AppId"] = appId,
            ["BotFramework:AppPassword"] = appId.Length > 0 ? "secret" : "",
            ["BotFramework:AllowAnonymous"] = anonymous.Length > 0 ? anonymous : "false",
            ["BotFramework:OpenIdMetadataUrl"] = _issuer.Url,
            ["BotFramework:TokenEndpoint"] = _connector.TokenEndpoint,
        }).Build());
        using var output = new StringWriter();
        await new Examination(settings, [], TimeProvider.System).Run(output, null, default);

        output.ToString().ShouldContain(says);
        output.ToString().ShouldNotContain("secret");
        Directory.Delete(folder, recursive: true);
    }

    // Whatever the outside address is called, what answers there is a real server.
    private async Task<IReadOnlyList<Diagnosis>> Look(Func<BotFrameworkOptions, BotFrameworkOptions>? change = null, string? origin = Origin, Uri? place = null, TimeProvider? clock = null)
    {
        var options = new BotFrameworkOptions { AppId = Forge.AppId, AppPassword = "secret", OpenIdMetadataUrl = _issuer.Url, TokenEndpoint = _connector.TokenEndpoint };
        using var client = place is null ? new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) : new HttpClient(new Everywhere(place));
        return await new BotCheck(change?.Invoke(options) ?? options, place is null && origin == Origin ? null : origin, client, clock ?? TimeProvider.System).Look(default);
    }
}
