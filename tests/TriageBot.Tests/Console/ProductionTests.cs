using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using TriageBot.Console.Accounts;
using TriageBot.Tests.Support;

namespace TriageBot.Tests.Console;

/// <summary>The console as it is run: behind a proxy that ends TLS, with a second factor.</summary>
public sealed class ProductionTests
{
    private static readonly (string, string)[] Settings =
    [
        ("environment", "Production"),
        ("Privacy:EncryptionKeys:0", "k1:" + Secret("seal")),
        ("Privacy:LookupKey", Secret("look up")),
        ("CaseQueue:Url", "https://cases.example.org/hook"),
        ("CaseQueue:Secret", "whsec_" + Secret("case queue")),
        ("Alerts:To:0", "+15550000001"),
        ("Locales:RequireReviewed", "false"),
    ];

    [Theory]
    [InlineData(nameof(Role.Administrator))]
    [InlineData(nameof(Role.Translator))]
    public async Task Link_OfANewAccount_LeadsToTheSecondFactorAndNowhereElse(string role)
    {
        await using var host = await RunningHost.Start(settings: Settings);
        using var handler = new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false };
        using var client = new HttpClient(handler) { BaseAddress = host.Url };
        var link = await host.Get<Invitations>().Invite("Ada", Enum.Parse<Role>(role), "test", default);

        // As a browser would that came by https: the cookies go back to the console.
        var (welcome, cookies) = await Ask(client, HttpMethod.Get, link, "", []);
        var token = Regex.Match(welcome.Body, "__RequestVerificationToken\" type=\"hidden\" value=\"(?<token>[^\"]+)\"", RegexOptions.None, TimeSpan.FromSeconds(1)).Groups["token"].Value;
        var (chosen, session) = await Ask(client, HttpMethod.Post, link, cookies, [new("password", Visitor.Password), new("again", Visitor.Password), new("__RequestVerificationToken", token)]);

        chosen.Place.ShouldBe("/console");
        foreach (var page in new[] { "/console", "/console/translate", "/console/accounts" })
        {
            (await Ask(client, HttpMethod.Get, page, session, [])).Seen.Place.ShouldBe("/console/second-factor", page);
        }

        var (factor, _) = await Ask(client, HttpMethod.Get, "/console/second-factor", session, []);
        (factor.Status, factor.Place).ShouldBe((HttpStatusCode.OK, null));
    }

    private static string Secret(string of) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(of)));

    private static async Task<(Seen Seen, string Cookies)> Ask(HttpClient client, HttpMethod method, string path, string cookies, KeyValuePair<string, string>[] form)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
        request.Headers.TryAddWithoutValidation("Cookie", cookies);
        request.Content = method == HttpMethod.Post ? new FormUrlEncodedContent(form) : null;
        var response = await client.SendAsync(request);
        var given = response.Headers.TryGetValues("Set-Cookie", out var set) ? string.Join("; ", set.Select(cookie => cookie.Split(';')[0])) : "";
        return (await Seen.Of(response), given);
    }
}
