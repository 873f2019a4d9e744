using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.Tokens;

namespace TriageBot.Tests.Channels.BotFramework;

/// <summary>Makes tokens, good ones and all others. By hand, so that nothing refuses to make a bad one.</summary>
internal sealed class Forge(DateTimeOffset now)
{
    public const string AppId = "2f1c0a77-7c39-4b6e-9c0f-7f1e0d7b7a11";
    public const string ServiceUrl = "https://smba.example.net/amer/";

    public JsonObject Claims(string serviceUrl = ServiceUrl) => new()
    {
        ["iss"] = "https://api.botframework.com",
        ["aud"] = AppId,
        ["nbf"] = Seconds(-1),
        ["exp"] = Seconds(60),
        ["serviceurl"] = serviceUrl,
    };

    /// <param name="minutes">From now.</param>
    public long Seconds(int minutes) => now.AddMinutes(minutes).ToUnixTimeSeconds();

    public string Bearer(Issuer.Key key, Action<JsonObject>? change = null, Action<JsonObject>? header = null, Func<byte[], byte[]>? sign = null, string serviceUrl = ServiceUrl)
    {
        var claims = Claims(serviceUrl);
        change?.Invoke(claims);
        var head = new JsonObject { ["typ"] = "JWT", ["alg"] = "RS256", ["kid"] = key.Id };
        header?.Invoke(head);
        var signed = Base64UrlEncoder.Encode(head.ToJsonString()) + "." + Base64UrlEncoder.Encode(claims.ToJsonString());
        var signature = (sign ?? (bytes => Sign(key.Rsa, bytes)))(Encoding.ASCII.GetBytes(signed));
        return $"Bearer {signed}.{Base64UrlEncoder.Encode(signature)}";
    }

    public static byte[] Sign(RSA key, byte[] bytes, HashAlgorithmName? hash = null) => key.SignData(bytes, hash ?? HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
}
