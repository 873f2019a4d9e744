using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Tokens;

namespace TriageBot.Tests.Channels.BotFramework;

/// <summary>Plays the Bot Framework's OpenID server: real keys over real HTTP.</summary>
internal sealed class Issuer : IAsyncDisposable
{
    /// <summary>Nobody's key.</summary>
    public static readonly RSA Rogue = RSA.Create(2048);

    // Making one takes a while; who is who does not change.
    private static readonly RSA[] Own = [RSA.Create(2048), RSA.Create(2048), RSA.Create(2048)];
    private readonly WebApplication _server;

    private Issuer(WebApplication server) => _server = server;

    public List<Key> Keys { get; } = [new("first", Own[0], "webchat", "msteams", "directline"), new("second", Own[1], "msteams"), new("bare", Own[2])];

    /// <summary>What it was asked for.</summary>
    public ConcurrentQueue<string> Asked { get; } = [];

    public bool IsDown { get; set; }

    public string Url => _server.Urls.Single() + "/openid";

    public static async Task<Issuer> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = builder.Build();
        var issuer = new Issuer(server);
        server.Run(issuer.Answer);
        await server.StartAsync();
        return issuer;
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task Answer(HttpContext context)
    {
        Asked.Enqueue(context.Request.Path);
        if (IsDown)
        {
            context.Response.StatusCode = 500;
            return;
        }

        object answer = context.Request.Path == "/openid"
            ? new { issuer = "https://api.botframework.com", jwks_uri = _server.Urls.Single() + "/keys", id_token_signing_alg_values_supported = new[] { "RS256" } }
            : new { keys = Keys.Select(key => key.Published()) };
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(JsonSerializer.Serialize(answer));
    }

    internal sealed record Key(string Id, RSA Rsa, params string[] Endorsements)
    {
        public Dictionary<string, object> Published()
        {
            var numbers = Rsa.ExportParameters(includePrivateParameters: false);
            var key = new Dictionary<string, object>(StringComparer.Ordinal)
            {
                ["kty"] = "RSA", ["use"] = "sig", ["kid"] = Id, ["n"] = Base64UrlEncoder.Encode(numbers.Modulus), ["e"] = Base64UrlEncoder.Encode(numbers.Exponent),
            };
            if (Endorsements.Length > 0)
            {
                key["endorsements"] = Endorsements;
            }

            return key;
        }
    }
}
