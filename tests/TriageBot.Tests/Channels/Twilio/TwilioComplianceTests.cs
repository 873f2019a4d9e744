using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text;
using TriageBot.Channels.Twilio;
using TriageBot.Tests.Compliance;
using TriageBot.Tests.Support;

namespace TriageBot.Tests.Channels.Twilio;

public sealed class TwilioComplianceTests : ChannelCompliance
{
    internal override async Task<ChannelWorld> World() => new TwilioWorld(await RunningHost.Start());

    private sealed class TwilioWorld(RunningHost host) : ChannelWorld
    {
        private readonly ConcurrentDictionary<string, ConcurrentDictionary<string, (long Order, string Text)>> _answers = new(StringComparer.Ordinal);
        private long _order;

        public override async Task<HttpStatusCode> Post(Said said)
        {
            var form = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["MessageSid"] = said.Id, ["AccountSid"] = RunningHost.Account, ["From"] = Number(said.Person), ["To"] = RunningHost.Number, ["NumMedia"] = said.Media ? "1" : "0",
            };
            if (said.Text is { } text)
            {
                form["Body"] = text;
            }

            if (said.Media)
            {
                (form["MediaUrl0"], form["MediaContentType0"]) = ("https://files.example/1", "audio/ogg");
            }

            if (said.UnknownFields)
            {
                (form["Nuevo[]"], form[""]) = ("ü&=", "1");
            }

            using var content = new FormUrlEncodedContent(form);
            var signature = TwilioSignature.Of(
                said.WronglySigned ? "12346" : RunningHost.Token, "https://bot.example.org" + TwilioEndpoints.MessagesPath, TwilioForm.Parse(await content.ReadAsByteArrayAsync()));
            using var request = new HttpRequestMessage(HttpMethod.Post, TwilioEndpoints.MessagesPath) { Content = content };
            request.Headers.Add("X-Twilio-Signature", signature);
            using var response = await host.Client.SendAsync(request);
            if (response.StatusCode is HttpStatusCode.OK && await SignedText.Answer(response) is { Length: > 0 } answer)
            {
                // A redelivery has the same answer in its response, and that is one answer.
                _answers.GetOrAdd(said.Person, _ => []).TryAdd(said.Id, (Interlocked.Increment(ref _order), answer));
            }

            return response.StatusCode;
        }

        public override Task<IReadOnlyList<string>> Answers(string person, int count) =>
            Task.FromResult<IReadOnlyList<string>>([.. _answers[person].Values.OrderBy(one => one.Order).Select(one => one.Text)]);

        public override ValueTask DisposeAsync() => host.DisposeAsync();

        private static string Number(string person) =>
            "+1555" + (BitConverter.ToUInt32(Encoding.UTF8.GetBytes(person.PadRight(4))) % 10_000_000).ToString("D7", CultureInfo.InvariantCulture);
    }
}
