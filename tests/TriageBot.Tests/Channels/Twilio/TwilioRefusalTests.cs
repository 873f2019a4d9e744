using System.Net;
using System.Net.Sockets;
using System.Text;
using TriageBot.Channels.Twilio;

namespace TriageBot.Tests.Channels.Twilio;

public class TwilioRefusalTests
{
    private const string Hola = "MessageSid=SM1&From=%2B15551234567&To=%2B15550001111&Body=hola";

    [Theory]
    [InlineData("")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAA=")]
    [InlineData("not a signature")]
    public async Task AnyRoute_WronglySigned_Is403AndNothingIsTakenIn(string signature)
    {
        await using var host = await TwilioHost.Start();

        foreach (var path in new[] { TwilioEndpoints.MessagesPath, TwilioEndpoints.StatusPath })
        {
            using var response = await host.Post(path, Hola + "&MessageStatus=failed&ErrorCode=21610", signature);

            response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
            (await response.Content.ReadAsStringAsync()).ShouldBeEmpty();
        }

        host.Turns.Messages.ShouldBeEmpty();
        host.Turns.OptOuts.ShouldBeEmpty();
    }

    [Fact]
    public async Task Messages_WithTwilioOff_Is403()
    {
        await using var host = await TwilioHost.Start(new TwilioOptions());

        using var response = await host.Post(TwilioEndpoints.MessagesPath, Hola, TwilioSignature.Of("", host.Address(TwilioEndpoints.MessagesPath), TwilioForm.Parse(Encoding.ASCII.GetBytes(Hola))));

        response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("", "MessageSid")]
    [InlineData("&&&", "MessageSid")]
    [InlineData("From=%2B15551234567&Body=hola", "MessageSid")]
    [InlineData("MessageSid=SM1&Body=hola", "From")]
    [InlineData("MessageSid=SM1&From=++&Body=hola", "From")]
    public async Task Messages_WithoutWhatItNeeds_Is400NamingTheField(string body, string field)
    {
        await using var host = await TwilioHost.Start();

        using var response = await host.Text(body);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        (await response.Content.ReadAsStringAsync()).ShouldContain($"\"{field}\"");
        host.Turns.Messages.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(64 * 1024, HttpStatusCode.OK)]
    [InlineData((64 * 1024) + 1, HttpStatusCode.RequestEntityTooLarge)]
    [InlineData(2 * 1024 * 1024, HttpStatusCode.RequestEntityTooLarge)]
    public async Task Messages_OfASize_AreTakenUpToTheLimit(int bytes, HttpStatusCode status)
    {
        await using var host = await TwilioHost.Start();

        using var response = await host.Text((Hola + "&More=").PadRight(bytes, 'x'));

        response.StatusCode.ShouldBe(status);
    }

    [Fact]
    public async Task Messages_LargeAndChunked_Is413()
    {
        await using var host = await TwilioHost.Start();
        using var request = new HttpRequestMessage(HttpMethod.Post, TwilioEndpoints.MessagesPath) { Content = new ByteArrayContent(new byte[2 * 1024 * 1024]) };
        request.Headers.TransferEncodingChunked = true;
        request.Headers.Add("X-Twilio-Signature", "x");

        using var response = await host.Client.SendAsync(request);

        response.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task Messages_SignedJson_Is415()
    {
        await using var host = await TwilioHost.Start();
        var signature = TwilioSignature.Of(TwilioHost.Token, host.Address(TwilioEndpoints.MessagesPath), TwilioForm.Parse([]));

        using var response = await host.Post(TwilioEndpoints.MessagesPath, "{}", signature, "application/json");

        response.StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType);
    }

    [Fact]
    public async Task Messages_RandomBytes_AreNeverAServerError()
    {
        await using var host = await TwilioHost.Start();
        var random = new Random(7);
        for (var round = 0; round < 200; round++)
        {
            var bytes = new byte[random.Next(0, 400)];
            random.NextBytes(bytes);
            using var request = new HttpRequestMessage(HttpMethod.Post, TwilioEndpoints.MessagesPath) { Content = new ByteArrayContent(bytes) };
            request.Headers.Add("X-Twilio-Signature", TwilioSignature.Of(TwilioHost.Token, host.Address(TwilioEndpoints.MessagesPath), TwilioForm.Parse(bytes)));

            using var response = await host.Client.SendAsync(request);

            response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        }
    }

    [Theory]
    [InlineData("Transfer-Encoding: chunked\r\n\r\nZZ\r\nhola\r\n0\r\n\r\n", "400")]
    [InlineData("Content-Length: 999999999999\r\n\r\nhola", "413")]
    public async Task Messages_InABrokenRequest_AreNeverAServerError(string rest, string status)
    {
        await using var host = await TwilioHost.Start();
        using var client = new TcpClient();
        await client.ConnectAsync(host.Client.BaseAddress!.Host, host.Client.BaseAddress.Port);
        await using var stream = client.GetStream();

        await stream.WriteAsync(Encoding.ASCII.GetBytes($"POST {TwilioEndpoints.MessagesPath} HTTP/1.1\r\nHost: a\r\nX-Twilio-Signature: x\r\nContent-Type: application/x-www-form-urlencoded\r\n{rest}"));
        using var reader = new StreamReader(stream);

        (await reader.ReadLineAsync()).ShouldNotBeNull().ShouldStartWith($"HTTP/1.1 {status}");
    }
}
