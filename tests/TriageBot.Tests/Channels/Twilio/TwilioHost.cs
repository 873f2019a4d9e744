using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TriageBot.Alerts;
using TriageBot.Channels.Twilio;
using TriageBot.Turns;

namespace TriageBot.Tests.Channels.Twilio;

/// <summary>A real server with only Twilio's two routes, and someone who signs like Twilio.</summary>
internal sealed class TwilioHost : IAsyncDisposable
{
    public const string Token = "12345";
    private readonly WebApplication _server;
    private readonly TaskCompletionSource _aborted = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private TwilioHost(WebApplication app, RecordingTurns turns, TwilioOptions options)
    {
        _server = app;
        Turns = turns;
        Options = options;
        Client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
    }

    public RecordingTurns Turns { get; }

    public TwilioOptions Options { get; }

    public HttpClient Client { get; }

    public static async Task<TwilioHost> Start(TwilioOptions? options = null)
    {
        var turns = new RecordingTurns();
        var used = options ?? new TwilioOptions { AccountSid = "AC1", AuthToken = Token, From = "+15550001111" };
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = 1024 * 1024);
        builder.Services.AddProblemDetails();
        builder.Services.AddSingleton<ITurns>(turns).AddSingleton(TimeProvider.System).AddTwilio(used);
        builder.Services.AddSingleton<SafetyReceipt>((channel, address, id, arrived, _) =>
        {
            turns.Receipts.Enqueue((channel, address, id, arrived));
            return Task.CompletedTask;
        });
        var app = builder.Build();
        TwilioHost? host = null;
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.Use(async (context, next) =>
        {
            await using var registration = context.RequestAborted.Register(() => host!._aborted.TrySetResult());
            await next(context);
        });
        app.MapTwilio();
        await app.StartAsync();
        host = new TwilioHost(app, turns, used);
        return host;
    }

    /// <summary>The address that a signature covers.</summary>
    public string Address(string path) => (Options.PublicOrigin ?? Client.BaseAddress!.ToString().TrimEnd('/')) + path;

    public async Task<HttpResponseMessage> Post(string path, string body, string? signature = null, string contentType = "application/x-www-form-urlencoded")
    {
        signature ??= TwilioSignature.Of(Token, Address(path), TwilioForm.Parse(Encoding.UTF8.GetBytes(body)));
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
        if (signature.Length > 0)
        {
            request.Headers.TryAddWithoutValidation("X-Twilio-Signature", signature);
        }

        return await Client.SendAsync(request);
    }

    public Task<HttpResponseMessage> Text(string body) => Post(TwilioEndpoints.MessagesPath, body);

    public Task<HttpResponseMessage> Receipt(string body, string query = "") => Post(TwilioEndpoints.StatusPath + query, body);

    public Task SeesTheConnectionClosed() => _aborted.Task.WaitAsync(TimeSpan.FromSeconds(10));

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _server.DisposeAsync();
    }
}
