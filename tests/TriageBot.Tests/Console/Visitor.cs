using System.Net;
using System.Text.RegularExpressions;
using TriageBot.Console.Accounts;
using TriageBot.Tests.Support;

namespace TriageBot.Tests.Console;

/// <summary>Somebody at the console without a browser: keeps cookies, follows nothing, fills forms in.</summary>
internal sealed partial class Visitor : IDisposable
{
    public const string Password = "a lamp for the stairs";

    private readonly RunningHost _host;
    private readonly HttpClientHandler _handler = new() { AllowAutoRedirect = false };
    private readonly HttpClient _client;

    public Visitor(RunningHost host)
    {
        _host = host;
        _client = new HttpClient(_handler) { BaseAddress = host.Url };
    }

    public CookieContainer Cookies => _handler.CookieContainer;

    /// <summary>Signed in, with a new account.</summary>
    /// <param name="clinics">Ids of those they work for; none means all.</param>
    public static Task<Visitor> As(RunningHost host, Role role, string? name = null, params string[] clinics) => As(host, role, name, [], clinics);

    /// <param name="languages">Tags of those that a translator works on.</param>
    public static async Task<Visitor> As(RunningHost host, Role role, string? name, string[] languages, params string[] clinics)
    {
        var visitor = new Visitor(host);
        var link = await host.Get<Invitations>().Invite(name ?? role.ToString(), role, "test", default, [.. clinics], [.. languages]);
        (await visitor.Choose(link)).Place.ShouldBe("/console");
        return visitor;
    }

    public Task<string> Invite(string name, Role role) => _host.Get<Invitations>().Invite(name, role, "test", default);

    public Task<Seen> Choose(string link, string password = Password) => Fill(link, ("password", password), ("again", password));

    public Task<Seen> SignIn(string name, string password = Password, string page = "/console/sign-in") => Fill(page, ("name", name), ("password", password));

    public async Task<Seen> Look(string path) => await Seen.Of(await _client.GetAsync(new Uri(path, UriKind.Relative)));

    /// <summary>Only how the answer begins: some pages never end.</summary>
    public async Task<Seen> Begin(string path)
    {
        using var response = await _client.GetAsync(new Uri(path, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
        var location = response.Headers.Location;
        var place = location is { IsAbsoluteUri: true } ? location.PathAndQuery : location?.ToString();
        return new Seen(response.StatusCode, place?.Split('?')[0], "", place);
    }

    /// <summary>Opens a page and sends its form.</summary>
    public Task<Seen> Fill(string page, params (string Name, string Value)[] fields) => Send(page, page, fields);

    /// <summary>Opens a page and sends a form of it that goes elsewhere.</summary>
    public async Task<Seen> Send(string page, string target, params (string Name, string Value)[] fields) =>
        await Post(target, [.. fields, ("__RequestVerificationToken", Token().Match((await Look(page)).Body).Groups["token"].Value)]);

    /// <summary>Opens a page and sends a file by its form.</summary>
    public async Task<Seen> Upload(string page, string field, string fileName, byte[] file)
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent(Token().Match((await Look(page)).Body).Groups["token"].Value), "__RequestVerificationToken" },
            { new ByteArrayContent(file), field, fileName },
        };
        return await Seen.Of(await _client.PostAsync(new Uri(page, UriKind.Relative), form));
    }

    /// <summary>What a page gives to be saved.</summary>
    public Task<byte[]> Save(string path) => _client.GetByteArrayAsync(new Uri(path, UriKind.Relative));

    /// <summary>Sends a form that nobody has opened.</summary>
    public async Task<Seen> Post(string path, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        return await Seen.Of(await _client.PostAsync(new Uri(path, UriKind.Relative), form));
    }

    public void Dispose()
    {
        _client.Dispose();
        _handler.Dispose();
    }

    [GeneratedRegex("__RequestVerificationToken\" type=\"hidden\" value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Token();
}

/// <param name="Place">Where it sends the visitor, without host and query; null where it does not.</param>
internal sealed record Seen(HttpStatusCode Status, string? Place, string Body, string? Location)
{
    public static async Task<Seen> Of(HttpResponseMessage response)
    {
        using (response)
        {
            var place = response.Headers.Location is { } location ? (location.IsAbsoluteUri ? location.PathAndQuery : location.ToString()) : null;
            return new Seen(response.StatusCode, place?.Split('?')[0], WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync()), place);
        }
    }
}
