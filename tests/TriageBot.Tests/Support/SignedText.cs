using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;

namespace TriageBot.Tests.Support;

/// <summary>One text through Twilio's webhook, signed as Twilio does.</summary>
internal static class SignedText
{
    public static async Task<HttpResponseMessage> Post(HttpClient client, string from, string body, string sid, string to = RunningHost.Number, params (string Url, string Type)[] media)
    {
        var form = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["MessageSid"] = sid, ["AccountSid"] = RunningHost.Account, ["From"] = from, ["To"] = to, ["Body"] = body, ["NumMedia"] = media.Length.ToString(CultureInfo.InvariantCulture),
        };
        foreach (var (place, (url, type)) in media.Index())
        {
            form[$"MediaUrl{place}"] = url;
            form[$"MediaContentType{place}"] = type;
        }

        using var content = new FormUrlEncodedContent(form);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/channels/twilio/messages") { Content = content };
        request.Headers.Add("X-Twilio-Signature", Sign("https://bot.example.org/channels/twilio/messages", form));
        return await client.SendAsync(request);
    }

    /// <summary>A delivery receipt, to the address that was given for it.</summary>
    public static async Task<HttpResponseMessage> Receipt(HttpClient client, Uri address, string to, string status)
    {
        var form = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["MessageSid"] = "SM1", ["AccountSid"] = RunningHost.Account, ["From"] = RunningHost.Number, ["To"] = to, ["MessageStatus"] = status,
        };
        using var content = new FormUrlEncodedContent(form);
        using var request = new HttpRequestMessage(HttpMethod.Post, address.PathAndQuery) { Content = content };
        request.Headers.Add("X-Twilio-Signature", Sign(address.AbsoluteUri, form));
        return await client.SendAsync(request);
    }

    /// <summary>The texts of the TwiML, <c>""</c> when it is silent.</summary>
    public static async Task<string> Answer(HttpResponseMessage response) =>
        string.Join('\n', XDocument.Parse(await response.Content.ReadAsStringAsync()).Root!.Elements("Message").Select(message => message.Value));

    // Written from Twilio's description and not from the code under test; npm twilio signs in the channel's own tests.
#pragma warning disable CA5350 // Twilio's protocol knows no other hash.
    private static string Sign(string url, Dictionary<string, string> form) => Convert.ToBase64String(HMACSHA1.HashData(
        Encoding.UTF8.GetBytes(RunningHost.Token),
        Encoding.UTF8.GetBytes(url + string.Concat(form.OrderBy(field => field.Key, StringComparer.Ordinal).Select(field => field.Key + field.Value)))));
#pragma warning restore CA5350
}
