using System.Net;
using System.Text.RegularExpressions;
using TriageBot.Tests.Support;

namespace TriageBot.Tests.Kiosk;

/// <summary>Goes through the pages as a browser without scripts does: by what stands in their forms.</summary>
internal sealed partial class KioskClient(RunningHost host, string start = "/start")
{
    /// <summary>The page now seen, as HTML.</summary>
    public string Page { get; private set; } = "";

    public HttpResponseMessage Last { get; private set; } = null!;

    public string Field(string name) => Regex.Match(Page, $"name=\"{name}\" value=\"([^\"]*)\"", RegexOptions.None, TimeSpan.FromSeconds(1)).Groups[1].Value;

    /// <summary>What the hotline said last.</summary>
    public string Said => WebUtility.HtmlDecode(Tags().Replace(Page.Split("id=\"said\"")[1].Split("</div>")[0].Split('>', 2)[1].Replace("</p><p", "</p>\n<p", StringComparison.Ordinal), ""));

    public async Task<KioskClient> Open()
    {
        Last = await host.Client.GetAsync(new Uri(start, UriKind.Relative));
        Page = await Last.Content.ReadAsStringAsync();
        return this;
    }

    public async Task Says(params string[] texts)
    {
        foreach (var text in texts)
        {
            await host.Pass(TimeSpan.FromSeconds(20));
            (await Post(Field("pass"), Field("id"), text)).ShouldBe(HttpStatusCode.OK);
        }
    }

    /// <summary>Posts whatever it is given, and sees the page that comes.</summary>
    public async Task<HttpStatusCode> Post(string pass, string id, string text)
    {
        using var form = new FormUrlEncodedContent([new("pass", pass), new("id", id), new("text", text)]);
        Last = await host.Client.PostAsync(new Uri("/start", UriKind.Relative), form);
        Page = await Last.Content.ReadAsStringAsync();
        return Last.StatusCode;
    }

    [GeneratedRegex("<[^>]+>", RegexOptions.None, 1000)]
    private static partial Regex Tags();
}
