using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using TriageBot.Stores;
using TriageBot.Tests.Support;

namespace TriageBot.Tests.Try;

/// <summary>What people send beside text, in the built-in case queue.</summary>
public class QueueAttachmentTests
{
    [Theory]
    [InlineData("audio/ogg", "inline")]
    [InlineData("image/jpeg", "inline")]
    [InlineData("application/pdf", "attachment")]
    public async Task Attachment_OfAnIntake_IsListedAndOpensButRunsNothing(string type, string disposition)
    {
        await using var shelf = await Shelf.Start();
        shelf.File = Shelf.Bytes(type, "bytes"u8.ToArray());
        await using var host = await RunningHost.Start(settings: ("Twilio:ApiBaseUrl", shelf.Twilio.Url));
        var phone = host.Phone("+15551237712");
        await phone.Texts("ICE took my brother", "1", "1");
        await phone.Show("", Phone.NewSid(), (shelf.Url("1"), type));
        await host.Wait(TimeSpan.FromHours(1), TimeSpan.FromMinutes(10));
        var id = (string)(await Get(host, "/queue/list"))["intakes"]![0]!["id"]!;

        var listed = (await Get(host, $"/queue/{id}/intake"))["intake"]!["attachments"]!.AsArray().ShouldHaveSingleItem()!;
        ((string?)listed["contentType"], (string?)listed["state"], (int?)listed["bytes"]).ShouldBe((type, "kept", 5));

        using var opened = await host.Client.GetAsync(new Uri($"/queue/{id}/attachments/1", UriKind.Relative));
        (await opened.Content.ReadAsStringAsync()).ShouldBe("bytes");
        opened.Content.Headers.ContentType!.MediaType.ShouldBe(type);
        opened.Content.Headers.ContentDisposition!.DispositionType.ShouldBe(disposition);
        opened.Headers.GetValues("Content-Security-Policy").ShouldBe(["default-src 'none'; sandbox"]);
        opened.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        opened.Headers.CacheControl!.NoStore.ShouldBeTrue();
        (await host.Get<IRecordStore>().AuditTrail(10, default)).ShouldContain(entry => entry.Actor == "try" && entry.Detail == "attachment 1");

        using var none = await host.Client.GetAsync(new Uri($"/queue/{id}/attachments/2", UriKind.Relative));
        none.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private static async Task<JsonNode> Get(RunningHost host, string path) => (await host.Client.GetFromJsonAsync<JsonNode>(path))!;
}
