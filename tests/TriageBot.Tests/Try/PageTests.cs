using System.Net;
using System.Text.RegularExpressions;
using TriageBot.Tests.Support;
using TriageBot.Try;

namespace TriageBot.Tests.Try;

public sealed partial class PageTests
{
    [Theory]
    [InlineData(null, false, true)]
    [InlineData(null, true, false)]
    [InlineData(true, true, true)]
    [InlineData(false, false, false)]
    public void IsOn_UnlessSet_InDevelopmentOnly(bool? enabled, bool production, bool on) =>
        new TryOptions { Enabled = enabled }.IsOn(production).ShouldBe(on);

    [Theory]
    [InlineData("/try")]
    [InlineData("/queue")]
    public async Task Page_Shipped_RunsNothingButItsOwnFiles(string path)
    {
        await using var host = await RunningHost.Start();

        using var response = await host.Client.GetAsync(new Uri(path, UriKind.Relative));

        var policy = response.Headers.GetValues("Content-Security-Policy").Single();
        policy.ShouldContain("default-src 'none'");
        policy.ShouldNotContain("unsafe");
        response.Headers.CacheControl!.NoStore.ShouldBeTrue();
        var page = await response.Content.ReadAsStringAsync();
        Inline().Matches(page).ShouldBeEmpty();
        foreach (Match file in Files().Matches(page))
        {
            using var found = await host.Client.GetAsync(new Uri(file.Groups["path"].Value, UriKind.Relative));
            found.StatusCode.ShouldBe(HttpStatusCode.OK, file.Value);
        }
    }

    [Fact]
    public async Task Root_Development_LeadsToThePhone()
    {
        await using var host = await RunningHost.Start();

        using var response = await host.Client.GetAsync(new Uri("/", UriKind.Relative));

        response.RequestMessage!.RequestUri!.AbsolutePath.ShouldBe("/try");
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Try_SwitchedOff_IsNotThere()
    {
        await using var host = await RunningHost.Start(settings: ("Try:Enabled", "false"));

        (await Status(host, "/try")).ShouldBe(HttpStatusCode.NotFound);
        (await Status(host, "/queue")).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Queue_RealOneSet_IsNotThere()
    {
        await using var host = await RunningHost.Start(settings:
            [("CaseQueue:Url", "http://127.0.0.1:9/intakes"), ("CaseQueue:Secret", "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=")]);

        (await Status(host, "/try")).ShouldBe(HttpStatusCode.OK);
        (await Status(host, "/queue")).ShouldBe(HttpStatusCode.NotFound);
        (await Status(host, "/queue/list")).ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("/try/files/try.html")]
    [InlineData("/try/files/none.js")]
    [InlineData("/try/files/..%2Ftry.html")]
    public async Task File_NotOneOfOurs_Is404(string path)
    {
        await using var host = await RunningHost.Start();

        (await Status(host, path)).ShouldBe(HttpStatusCode.NotFound);
    }

    private static async Task<HttpStatusCode> Status(RunningHost host, string path)
    {
        using var response = await host.Client.GetAsync(new Uri(path, UriKind.Relative));
        return response.StatusCode;
    }

    [GeneratedRegex("""<script(?![^>]* src=)|<style|\sstyle=|\son[a-z]+=|javascript:""", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Inline();

    [GeneratedRegex("""(src|href)="(?<path>/try/files/[^"]+)["]""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Files();
}
