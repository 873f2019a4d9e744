using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using TriageBot.Tests.Support;

namespace TriageBot.Tests.Try;

/// <summary>Talks to the simulator's routes as its page does.</summary>
internal sealed class WebPhone(RunningHost host, string contact = "try-0123456789")
{
    private int _sent;

    public string Contact => contact;

    /// <summary>Sends a text a little after the last one and returns what came back.</summary>
    public async Task<string> Text(string text, string? id = null)
    {
        host.Clock.Advance(TimeSpan.FromSeconds(20));
        using var response = await host.Client.PostAsJsonAsync("/try/messages", new { contact, id = id ?? $"text-{++_sent:D6}", text });
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        var answer = await response.Content.ReadFromJsonAsync<JsonNode>();
        return string.Join('\n', answer!["bubbles"]!.AsArray().Select(bubble => (string?)bubble!["text"]));
    }

    public async Task<string> Texts(params string[] texts)
    {
        var last = "";
        foreach (var text in texts)
        {
            last = await Text(text);
        }

        return last;
    }

    public async Task<JsonNode> Thread(int from = 0)
    {
        using var response = await host.Client.PostAsJsonAsync("/try/thread", new { contact, from });
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        return (await response.Content.ReadFromJsonAsync<JsonNode>())!;
    }

    public async Task<JsonNode> Staff() => (await Thread())["staff"]!;

    /// <summary>Posts whatever it is given.</summary>
    public async Task<(HttpStatusCode Status, string Body)> Post(string path, byte[] body, string type = "application/json")
    {
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        using var response = await host.Client.PostAsync(new Uri(path, UriKind.Relative), content);
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    public Task<(HttpStatusCode Status, string Body)> Post(string path, object body) =>
        Post(path, Encoding.UTF8.GetBytes(JsonSerializer.Serialize(body, JsonSerializerOptions.Web)));
}
