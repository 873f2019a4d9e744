using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace TriageBot.Tests.Channels.BotFramework;

/// <summary>A call and what it must come to.</summary>
/// <param name="Status">What we answer.</param>
/// <param name="Sdk">Whether the Bot Framework SDK lets it in. Where we refuse what it lets in, we are stricter on purpose; never the other way round.</param>
/// <param name="Asks">The issuer is asked about it: whatever can be judged alone is judged before.</param>
internal sealed record TokenCase(string Name, int Status, bool Sdk, Func<Issuer, Forge, string?> Authorization, Action<JsonObject>? Activity = null, bool Asks = false);

internal static class TokenCases
{
    public static IReadOnlyList<TokenCase> All { get; } =
    [
        Good("valid", Token()),
        Good("signed with another of the keys", (issuer, forge) => forge.Bearer(issuer.Keys[1]), activity => activity["channelId"] = "msteams"),
        Good("expired 4 minutes ago", Token((claims, forge) => claims["exp"] = forge.Seconds(-4))),
        Good("valid in 4 minutes", Token((claims, forge) => claims["nbf"] = forge.Seconds(4))),

        Bad("none", (_, _) => null),
        Bad("Basic", (_, _) => "Basic " + Convert.ToBase64String(Encoding.ASCII.GetBytes($"{Forge.AppId}:secret"))),
        Bad("scheme in lower case", (issuer, forge) => "bearer" + forge.Bearer(issuer.Keys[0])["Bearer".Length..]),
        Bad("Bearer and nothing", (_, _) => "Bearer "),
        Bad("no token at all", (_, _) => "Bearer abc"),
        Bad("three empty parts", (_, _) => "Bearer .."),
        Bad("parts that are no JSON", (_, _) => "Bearer eyJ.eyJ.eyJ"),
        Bad("wrong audience", Token((claims, _) => claims["aud"] = Guid.Empty.ToString())),
        Bad("no audience", Token((claims, _) => claims.Remove("aud"))),
        Bad("our audience among others", Token((claims, _) => claims["aud"] = new JsonArray(Forge.AppId, "another"))),
        Bad("wrong issuer", Token((claims, _) => claims["iss"] = "https://api.botframework.example")),
        Bad("no issuer", Token((claims, _) => claims.Remove("iss"))),
        Bad("expired 6 minutes ago", Token((claims, forge) => claims["exp"] = forge.Seconds(-6))),
        Bad("valid in 6 minutes", Token((claims, forge) => claims["nbf"] = forge.Seconds(6))),
        Bad("expiry in words", Token((claims, _) => claims["exp"] = "tomorrow")),
        Stricter("no expiry", Token((claims, _) => claims.Remove("exp"))),
        Stricter("the emulator's issuer", Token((claims, _) =>
        {
            claims["iss"] = "https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/";
            claims["ver"] = "1.0";
            claims["appid"] = Forge.AppId;
        })),

        Bad("alg none", (issuer, forge) => forge.Bearer(issuer.Keys[0], header: head => head["alg"] = "none", sign: _ => [])),
        Bad("alg None with a signature", (issuer, forge) => forge.Bearer(issuer.Keys[0], header: head => head["alg"] = "None")),
        Bad("HS256 with the public key", (issuer, forge) => forge.Bearer(
            issuer.Keys[0], header: head => head["alg"] = "HS256", sign: bytes => HMACSHA256.HashData(Encoding.ASCII.GetBytes(issuer.Keys[0].Rsa.ExportSubjectPublicKeyInfoPem()), bytes))),
        Stricter("RS512", (issuer, forge) => forge.Bearer(
            issuer.Keys[0], header: head => head["alg"] = "RS512", sign: bytes => Forge.Sign(issuer.Keys[0].Rsa, bytes, HashAlgorithmName.SHA512))),
        Bad("no key id", (issuer, forge) => forge.Bearer(issuer.Keys[0], header: head => head.Remove("kid"))),

        Bad("unknown key", (_, forge) => forge.Bearer(new Issuer.Key("unknown", Issuer.Rogue))) with { Asks = true },
        Bad("a rogue key under a known id", (_, forge) => forge.Bearer(new Issuer.Key("first", Issuer.Rogue))) with { Asks = true },
        Bad("another key's signature", (issuer, forge) => forge.Bearer(issuer.Keys[0], sign: bytes => Forge.Sign(issuer.Keys[1].Rsa, bytes))) with { Asks = true },
        Bad("no signature", (issuer, forge) => forge.Bearer(issuer.Keys[0], sign: _ => [])) with { Asks = true },
        Bad("no service URL", Token((claims, _) => claims.Remove("serviceurl"))) with { Asks = true },

        Unfit("another service URL", sdk: false, Token((claims, _) => claims["serviceurl"] = "https://evil.example/")),
        Unfit("a service URL that only begins alike", sdk: false, Token(), activity => activity["serviceUrl"] = Forge.ServiceUrl + "x"),
        Unfit("an activity without a service URL", sdk: true, Token(), activity => activity.Remove("serviceUrl")),
        Unfit("a channel that the key may not speak for", sdk: false, Token(), activity => activity["channelId"] = "facebook"),
        Unfit("a channel written otherwise", sdk: false, Token(), activity => activity["channelId"] = "WebChat"),
        Unfit("an activity without a channel", sdk: false, Token(), activity => activity.Remove("channelId")),
        Unfit("a key that may speak for no channel", sdk: true, (issuer, forge) => forge.Bearer(issuer.Keys[2])),
    ];

    public static JsonObject Activity() => new()
    {
        ["type"] = "message",
        ["id"] = Guid.NewGuid().ToString(),
        ["channelId"] = "webchat",
        ["serviceUrl"] = Forge.ServiceUrl,
        ["conversation"] = new JsonObject { ["id"] = "c1" },
        ["from"] = new JsonObject { ["id"] = "ana" },
        ["recipient"] = new JsonObject { ["id"] = "bot" },
        ["text"] = "hola",
    };

    private static Func<Issuer, Forge, string?> Token(Action<JsonObject, Forge>? change = null) =>
        (issuer, forge) => forge.Bearer(issuer.Keys[0], claims => change?.Invoke(claims, forge));

    private static TokenCase Good(string name, Func<Issuer, Forge, string?> authorization, Action<JsonObject>? activity = null) => new(name, 200, true, authorization, activity, Asks: true);

    private static TokenCase Bad(string name, Func<Issuer, Forge, string?> authorization) => new(name, 401, false, authorization);

    private static TokenCase Stricter(string name, Func<Issuer, Forge, string?> authorization) => new(name, 401, true, authorization);

    private static TokenCase Unfit(string name, bool sdk, Func<Issuer, Forge, string?> authorization, Action<JsonObject>? activity = null) =>
        new(name, 403, sdk, authorization, activity, Asks: true);
}
