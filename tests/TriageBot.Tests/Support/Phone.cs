using System.Globalization;
using System.Net;

namespace TriageBot.Tests.Support;

/// <summary>Somebody's phone: texts the hotline through Twilio's webhook and reads the TwiML that comes back.</summary>
/// <param name="to">Which of the hotline's numbers they text.</param>
internal sealed class Phone(RunningHost host, string number, string to = RunningHost.Number)
{
    private static int _sids;

    public string Number => number;

    /// <summary>Everything that came back, in order.</summary>
    public List<string> Thread { get; } = [];

    public static string NewSid() => "SM" + Interlocked.Increment(ref _sids).ToString("x32", CultureInfo.InvariantCulture);

    /// <summary>Sends a text a little after the last one and returns the answer, <c>""</c> when there is none.</summary>
    public Task<string> Text(string body, string? sid = null) => Show(body, sid ?? NewSid());

    /// <summary>Sends pictures or voice notes, with or without words.</summary>
    public async Task<string> Show(string body, string sid, params (string Url, string Type)[] media)
    {
        await host.Pass(TimeSpan.FromSeconds(10));
        using var response = await SignedText.Post(host.Client, number, body, sid, to, media);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        var answer = await SignedText.Answer(response);
        await host.RepliesNoted();
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

    public Task<HttpResponseMessage> Post(string body, string sid) => SignedText.Post(host.Client, number, body, sid, to);
}
