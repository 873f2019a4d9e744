using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;

namespace TriageBot.Tests.Support;

/// <summary>Somebody's phone: texts the hotline through Twilio's webhook and reads the TwiML that comes back.</summary>
internal sealed class Phone(RunningHost host, string number)
{
    private static int _sids;

    public string Number => number;

    /// <summary>Everything that came back, in order.</summary>
    public List<string> Thread { get; } = [];

    public static string NewSid() => "SM" + Interlocked.Increment(ref _sids).ToString("x32", CultureInfo.InvariantCulture);

    /// <summary>Sends a text a little after the last one and returns the answer, <c>""</c> when there is none.</summary>
    public async Task<string> Text(string body, string? sid = null)
    {
        host.Clock.Advance(TimeSpan.FromSeconds(20));
        using var response = await Post(body, sid ?? NewSid());
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        var answer = string.Join('\n', XDocument.Parse(await response.Content.ReadAsStringAsync()).Root!.Elements("Message").Select(message => message.Value));
        if (answer.Length > 0)
        {
            Thread.Add(answer);
        }

        return answer;
    }

    public async Task<string> Texts(params string[] bodies)
    {
        var last = "";
        foreach (var body in bodies)
        {
            last = await Text(body);
        }

        return last;
    }

    public async Task<HttpResponseMessage> Post(string body, string sid)
    {
        var form = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["MessageSid"] = sid, ["AccountSid"] = RunningHost.Account, ["From"] = number, ["To"] = RunningHost.Number, ["Body"] = body, ["NumMedia"] = "0",
        };
        using var content = new FormUrlEncodedContent(form);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/channels/twilio/messages") { Content = content };
        request.Headers.Add("X-Twilio-Signature", Sign("https://bot.example.org/channels/twilio/messages", form));
        return await host.Client.SendAsync(request);
    }

    // Written from Twilio's description and not from the code under test; npm twilio signs in the channel's own tests.
#pragma warning disable CA5350 // Twilio's protocol knows no other hash.
    private static string Sign(string url, Dictionary<string, string> form) => Convert.ToBase64String(HMACSHA1.HashData(
        Encoding.UTF8.GetBytes(RunningHost.Token),
        Encoding.UTF8.GetBytes(url + string.Concat(form.OrderBy(field => field.Key, StringComparer.Ordinal).Select(field => field.Key + field.Value)))));
#pragma warning restore CA5350
}
