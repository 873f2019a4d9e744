using System.Net;
using System.Security.Cryptography;
using System.Text;
using StackExchange.Redis;

namespace TriageBot.Race;

/// <summary>The least that any such server has to do: take a Twilio form, check its signature, make one scripted Redis call with as many bytes
/// as a turn of ours carries both ways, answer with TwiML. With a second call it first asks what there is, as whoever keeps a conversation must.</summary>
internal static class Floor
{
    // What a turn of the shipped intake carries, measured with the race: load and commit together.
    private const int BytesIn = 2600;
    private const int BytesOut = 1000;

    private const string Script = "local old = redis.call('GET', KEYS[1]); redis.call('SET', KEYS[1], ARGV[1]); return old";

    private const string Ask = "return redis.call('GET', KEYS[1])";

    public static async Task Run(int port, string redis, string origin, string token, bool asksFirst)
    {
        var connection = await ConnectionMultiplexer.ConnectAsync(redis);
        connection.PreserveAsyncOrder = false;
        var database = connection.GetDatabase();
        var written = new byte[BytesIn];
        await database.StringSetAsync("floor:read", new byte[BytesOut]);

        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        var app = builder.Build();
        app.MapPost("/channels/twilio/messages", async (HttpContext context) =>
        {
            var form = await context.Request.ReadFormAsync();
            if (!IsSigned(form, context.Request.Headers["X-Twilio-Signature"].ToString(), origin + context.Request.Path, token))
            {
                return Results.StatusCode((int)HttpStatusCode.Forbidden);
            }

            if (asksFirst)
            {
                await database.ScriptEvaluateAsync(Ask, [$"floor:{form["From"]}"]);
            }

            await database.ScriptEvaluateAsync(Script, [$"floor:{form["From"]}"], [written.AsMemory(0, BytesIn).ToArray()]);
            return Results.Content("<Response><Message>What is your ZIP code? It tells us who is near you. 0 skips.</Message></Response>", "text/xml");
        });
        await app.RunAsync();
    }

    private static bool IsSigned(IFormCollection form, string signature, string url, string token)
    {
        var signed = new StringBuilder(url);
        foreach (var (key, value) in form.OrderBy(field => field.Key, StringComparer.Ordinal))
        {
            signed.Append(key).Append(value);
        }

#pragma warning disable CA5350 // Twilio's protocol knows no other hash.
        var mark = HMACSHA1.HashData(Encoding.UTF8.GetBytes(token), Encoding.UTF8.GetBytes(signed.ToString()));
#pragma warning restore CA5350
        return CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Convert.ToBase64String(mark)), Encoding.ASCII.GetBytes(signature));
    }
}
