using System.Net;
using System.Reflection;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using TriageBot.Console.Accounts;
using TriageBot.Console.Pages;
using TriageBot.Stores;
using TriageBot.Tests.Support;
using TriageBot.Tests.Try;

namespace TriageBot.Tests.Console;

/// <summary>Every page and every action of the console, by every role and by a stranger. Who may do what stands in <c>walk.tsv</c>.</summary>
public sealed class WalkTests : IAsyncLifetime
{
    private RunningHost _host = null!;
    private string _intake = "";

    public async Task InitializeAsync()
    {
        _host = await RunningHost.Start();
        await new WebPhone(_host).Texts("hola", "1", "1", "1");
        _intake = (await _host.Get<IRecordStore>().Intakes(1, default)).ShouldHaveSingleItem().Id;
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public void Walk_EveryPageAndAction_IsInTheTable()
    {
        var pages = typeof(QueueModel).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(PageModel)))
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Where(method => method.Name.StartsWith("On", StringComparison.Ordinal))
                .Select(method => $"{type.Name[..^"Model".Length]} {method.Name[2..]}"));
        var routes = _host.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(route => route.RoutePattern.RawText!.TrimStart('/').StartsWith("console", StringComparison.Ordinal) && route.Metadata.GetMetadata<PageActionDescriptor>() is null)
            .Select(route => $"/{route.RoutePattern.RawText!.TrimStart('/')} Get");

        Rows().Select(row => row.Action).ShouldBe(pages.Concat(routes), ignoreOrder: true);
    }

    [Theory]
    [InlineData("Staff")]
    [InlineData("Coordinator")]
    [InlineData("Administrator")]
    [InlineData("Auditor")]
    [InlineData("Translator")]
    [InlineData("Stranger")]
    public async Task Walk_AsThisRole_DoesWhatTheTableSaysAndNothingElse(string role)
    {
        var visitor = new Visitor(_host);
        foreach (var (row, place) in Rows().Select((row, place) => (row, place)))
        {
            visitor = await Renewed(visitor, role, place);

            var seen = row.Action.Contains(" Get", StringComparison.Ordinal)
                ? await visitor.Begin(row.Path(_intake))
                : await visitor.Send(role is "Stranger" ? "/console/sign-in" : "/console/second-factor", row.Path(_intake));

            Outcome(seen).ShouldBe(row.Who.Contains(role, StringComparer.Ordinal) || row.Who is ["everybody"] ? "done" : role is "Stranger" ? "sign in first" : "refused", $"{role}: {row.Action}");
        }

        visitor.Dispose();
    }

    // Some actions end a session.
    private async Task<Visitor> Renewed(Visitor visitor, string role, int place)
    {
        if (role is "Stranger" || (await visitor.Begin("/console/second-factor")).Status is HttpStatusCode.OK)
        {
            return visitor;
        }

        visitor.Dispose();
        return await Visitor.As(_host, Enum.Parse<Role>(role), $"{role} {place}", languages: ["es"]);
    }

    private static string Outcome(Seen seen) => seen switch
    {
        // Whom the queue is no business of is shown what is.
        { Status: HttpStatusCode.Forbidden } or { Location: "/console/translate" } => "refused",
        { Place: "/console/sign-in", Location: { } place } when place.Contains("ReturnUrl", StringComparison.Ordinal) => "sign in first",
        _ => "done",
    };

    private static List<Row> Rows() => [.. File.ReadLines(Path.Combine(Repository.Root, "tests/TriageBot.Tests/Console/walk.tsv")).Where(line => line.Length > 0 && line[0] != '#')
        .Select(line => line.Split('\t')).Select(cells => new Row(cells[0], cells[1], cells[2].Split(", ")))];

    private sealed record Row(string Action, string Address, string[] Who)
    {
        public string Path(string intake) => Address.Replace("INTAKE", intake, StringComparison.Ordinal);
    }
}
