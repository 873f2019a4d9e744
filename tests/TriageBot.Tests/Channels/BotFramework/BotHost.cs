using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TriageBot.Channels;
using TriageBot.Channels.BotFramework;
using TriageBot.Tests.Channels.Twilio;
using TriageBot.Turns;

namespace TriageBot.Tests.Channels.BotFramework;

/// <summary>A real server with only the Bot Framework's route, and an issuer whose word it takes.</summary>
internal sealed class BotHost : IAsyncDisposable
{
    private readonly WebApplication _server;
    private readonly TimeProvider _clock;

    private BotHost(WebApplication server, RecordingTurns turns, Issuer issuer, TimeProvider clock)
    {
        (_server, Turns, Issuer, _clock) = (server, turns, issuer, clock);
        Client = new HttpClient { BaseAddress = new Uri(server.Urls.Single()) };
    }

    public RecordingTurns Turns { get; }

    public Issuer Issuer { get; }

    public HttpClient Client { get; }

    public Forge Forge => new(_clock.GetUtcNow());

    public IChannel Channel => _server.Services.GetRequiredService<IChannel>();

    public IMediaSource Media => _server.Services.GetRequiredService<IMediaSource>();

    public static async Task<BotHost> Start(Func<BotFrameworkOptions, BotFrameworkOptions>? change = null, TimeProvider? clock = null, Action<IServiceCollection>? also = null)
    {
        var issuer = await Issuer.Start();
        var turns = new RecordingTurns();
        var options = new BotFrameworkOptions { AppId = Forge.AppId, AppPassword = "secret", OpenIdMetadataUrl = issuer.Url };
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = 1024 * 1024);
        builder.Services.AddProblemDetails();
        builder.Services.AddSingleton<ITurns>(turns).AddSingleton(clock ?? TimeProvider.System).AddBotFramework(change?.Invoke(options) ?? options);
        also?.Invoke(builder.Services);
        var app = builder.Build();
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.MapBotFramework();
        await app.StartAsync();
        return new BotHost(app, turns, issuer, clock ?? TimeProvider.System);
    }

    /// <param name="authorization">Null: a good one for the activity's service URL; <c>""</c>: none.</param>
    public Task<HttpResponseMessage> Post(JsonNode activity, string? authorization = null) => Post(
        activity.ToJsonString(),
        authorization ?? Forge.Bearer(Issuer.Keys[0], serviceUrl: (string?)activity["serviceUrl"] ?? Forge.ServiceUrl));

    public async Task<HttpResponseMessage> Post(string body, string? authorization = null, string contentType = "application/json")
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        using var request = new HttpRequestMessage(HttpMethod.Post, BotEndpoints.Path) { Content = content };
        authorization ??= Forge.Bearer(Issuer.Keys[0]);
        if (authorization.Length > 0)
        {
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        }

        return await Client.SendAsync(request);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _server.DisposeAsync();
        await Issuer.DisposeAsync();
    }
}
