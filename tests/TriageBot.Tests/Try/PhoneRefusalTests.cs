using System.Net;
using System.Text;
using TriageBot.Tests.Support;

namespace TriageBot.Tests.Try;

public sealed class PhoneRefusalTests : IAsyncLifetime
{
    private RunningHost _host = null!;
    private WebPhone _phone = null!;

    public async Task InitializeAsync()
    {
        _host = await RunningHost.Start();
        _phone = new WebPhone(_host);
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Theory]
    [InlineData("""{"id":"text-000001","text":"hello"}""", "contact")]
    [InlineData("""{"contact":"short","id":"text-000001","text":"hello"}""", "contact")]
    [InlineData("""{"contact":"try-0123456789\n","id":"text-000001","text":"hello"}""", "contact")]
    [InlineData("""{"contact":5,"id":"text-000001","text":"hello"}""", "contact")]
    [InlineData("""{"contact":"try-0123456789","text":"hello"}""", "id")]
    [InlineData("""{"contact":"try-0123456789","id":"text-000001"}""", "text")]
    [InlineData("""{"contact":"try-0123456789","id":"text-000001","text":" \n"}""", "text")]
    [InlineData("""{"contact":"try-0123456789","id":"text-000001","text":["hello"]}""", "text")]
    [InlineData("""{"contact":"try-0123456789","id":"text-000001","text":"\ud800"}""", "text")]
    [InlineData("null", "body")]
    [InlineData("[]", "body")]
    [InlineData("{", "body")]
    [InlineData("", "body")]
    public async Task Message_NotReadable_Is400NamingTheField(string body, string field) =>
        await Refuses("/try/messages", Encoding.UTF8.GetBytes(body), HttpStatusCode.BadRequest, field);

    [Theory]
    [InlineData("""{"contact":"x"}""", "contact")]
    [InlineData("""{"contact":"try-0123456789","from":-1}""", "from")]
    [InlineData("""{"contact":"try-0123456789","from":"all"}""", "from")]
    public async Task Thread_NotReadable_Is400NamingTheField(string body, string field) =>
        await Refuses("/try/thread", Encoding.UTF8.GetBytes(body), HttpStatusCode.BadRequest, field);

    [Fact]
    public async Task Message_InvalidUtf8_Is400() =>
        await Refuses("/try/messages", [.. "{\"text\":\""u8, 0xC3, 0x28, .. "\"}"u8], HttpStatusCode.BadRequest, "text");

    [Fact]
    public async Task Message_LongerThanAnyPhoneSends_Is413NamingTheField()
    {
        var (status, body) = await _phone.Post("/try/messages", new { contact = _phone.Contact, id = "text-000001", text = new string('a', 4001) });

        status.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        body.ShouldContain("\"text\"");
    }

    [Fact]
    public async Task Message_TwoMegabytes_Is413()
    {
        var (status, _) = await _phone.Post("/try/messages", new byte[2 * 1024 * 1024]);

        status.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }

    // What a form or a script of another site can send without asking first.
    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    public async Task Message_NotJson_Is415(string type)
    {
        var (status, _) = await _phone.Post("/try/messages", "{}"u8.ToArray(), type);

        status.ShouldBe(HttpStatusCode.UnsupportedMediaType);
    }

    [Fact]
    public async Task Refused_NothingIsStored()
    {
        await _phone.Post("/try/messages", new { contact = _phone.Contact, id = "no", text = "hello" });

        ((int)(await _phone.Thread())["lines"]!).ShouldBe(0);
    }

    private async Task Refuses(string path, byte[] body, HttpStatusCode status, string field)
    {
        var answer = await _phone.Post(path, body);

        answer.Status.ShouldBe(status);
        answer.Body.ShouldContain($"\"errors\":{{\"{field}\":");
    }
}
