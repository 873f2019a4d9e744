using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using TriageBot.Tests.Channels.Twilio;

namespace TriageBot.Tests.Support;

/// <summary>Twilio as the keeper of pictures and voice notes: it asks who comes, and sends them on to another server that must not learn it.</summary>
internal sealed class Shelf : IAsyncDisposable
{
    private Shelf(TwilioStandIn twilio, TwilioStandIn files) => (Twilio, Files) = (twilio, files);

    public TwilioStandIn Twilio { get; }

    public TwilioStandIn Files { get; }

    /// <summary>Who asked Twilio for a medium, and with what credentials.</summary>
    public ConcurrentQueue<(string Path, string Authorization)> Asked { get; } = [];

    public ConcurrentQueue<(string Path, string Authorization)> Served { get; } = [];

    /// <summary>How Twilio answers for a medium: by sending on, until told otherwise.</summary>
    public Func<HttpContext, Task> Door { get; set; } = _ => Task.CompletedTask;

    public Func<HttpContext, Task> File { get; set; } = Bytes("audio/ogg", "voice"u8.ToArray());

    public static async Task<Shelf> Start()
    {
        var shelf = new Shelf(await TwilioStandIn.Start(), await TwilioStandIn.Start());
        shelf.Door = shelf.SendOn;
        shelf.Twilio.Instead = async context =>
        {
            if (!context.Request.Path.Value!.Contains("/Media/ME", StringComparison.Ordinal))
            {
                return false;
            }

            shelf.Asked.Enqueue((context.Request.Path, context.Request.Headers.Authorization.ToString()));
            await shelf.Door(context);
            return true;
        };
        shelf.Files.Instead = async context =>
        {
            shelf.Served.Enqueue((context.Request.Path, context.Request.Headers.Authorization.ToString()));
            await shelf.File(context);
            return true;
        };
        return shelf;
    }

    public static Func<HttpContext, Task> Bytes(string type, byte[] bytes, bool announced = true) => async context =>
    {
        context.Response.ContentType = type;
        context.Response.ContentLength = announced ? bytes.Length : null;
        await context.Response.Body.WriteAsync(bytes);
    };

    public static Func<HttpContext, Task> Status(int status) => context =>
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    };

    /// <summary>As Twilio names it in the webhook.</summary>
    public string Url(string name) => $"{Twilio.Url}/2010-04-01/Accounts/{RunningHost.Account}/Messages/MM1/Media/ME{name}";

    public Task SendOn(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status307TemporaryRedirect;
        context.Response.Headers.Location = $"{Files.Url}/a-file";
        return Task.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await Twilio.DisposeAsync();
        await Files.DisposeAsync();
    }
}
