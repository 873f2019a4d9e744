using System.Net;
using TriageBot.Channels.Twilio;

namespace TriageBot.Doctor;

/// <summary>Calls the public address as Twilio would, and leaves nothing behind.</summary>
internal sealed class PublicAddress(TwilioOptions options, HttpClient client)
{
    private const string Setting = "Twilio:PublicUrl";

    public async Task<IReadOnlyList<Diagnosis>> Look(CancellationToken cancel)
    {
        if (options.PublicOrigin is not { } origin)
        {
            return [Diagnosis.Warning($"{Setting} is empty: signatures are computed over the address that a call came to.", "Set it to the https address that Twilio calls, if a proxy stands in between.")];
        }

        var live = await Live(origin, cancel);
        Diagnosis[] scheme = origin.StartsWith("https:", StringComparison.OrdinalIgnoreCase)
            ? []
            : [Diagnosis.Warning($"{Setting} is plain http: what people text travels readable.", "Use https.")];
        return live.Verdict is Verdict.Problem ? [.. scheme, live] : [.. scheme, live, await Signature(origin, cancel)];
    }

    private async Task<Diagnosis> Live(string origin, CancellationToken cancel)
    {
        try
        {
            using var response = await client.GetAsync(new Uri(origin + "/health/live"), cancel);
            var body = response.IsSuccessStatusCode ? await response.Content.ReadAsStringAsync(cancel) : "";
            return body.Trim() is "live"
                ? Diagnosis.Ok($"public address: {origin} answers.")
                : Diagnosis.Problem($"public address: {origin}/health/live answered {(int)response.StatusCode} and is not this server.", $"Look at the proxy, and at the path in {Setting}.");
        }
        catch (Exception unreachable) when (IsUnreachable(unreachable, cancel))
        {
            return Diagnosis.Problem($"public address: {origin} cannot be reached from here ({Reason(unreachable)}).", $"Start the server, and look at {Setting}, the name, the certificate and the firewall.");
        }
    }

    // A form without fields makes no conversation, at either address. Only a server with our token lets it in.
    private async Task<Diagnosis> Signature(string origin, CancellationToken cancel)
    {
        var address = origin + TwilioEndpoints.MessagesPath;
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new FormUrlEncodedContent([]) };
            request.Headers.Add("X-Twilio-Signature", TwilioSignature.Of(options.AuthToken, address, new TwilioForm([])));
            using var response = await client.SendAsync(request, cancel);
            return response.StatusCode switch
            {
                // The door is past: it is the empty form that is refused.
                HttpStatusCode.BadRequest or HttpStatusCode.OK => Diagnosis.Ok("signature: what Twilio would sign over this address is let in."),
                HttpStatusCode.Forbidden => Diagnosis.Problem("signature: the server refuses what Twilio would sign.", $"Give the running server the same Twilio:AuthToken and {Setting}, letter for letter; its log names the address it expects."),
                HttpStatusCode.NotFound => Diagnosis.Problem($"signature: there is nothing at {TwilioEndpoints.MessagesPath}.", $"Look at how the proxy changes the path, and put that into {Setting}."),
                >= HttpStatusCode.MultipleChoices and < HttpStatusCode.BadRequest => Diagnosis.Problem("signature: the address redirects, and a redirect loses the text.", $"Put the final address into {Setting} and into Twilio."),
                var other => Diagnosis.Problem($"signature: the address answered {(int)other}.", "Look at the log of the server and of the proxy."),
            };
        }
        catch (Exception unreachable) when (IsUnreachable(unreachable, cancel))
        {
            return Diagnosis.Problem($"signature: the call to {address} broke down ({Reason(unreachable)}).", "Look at the log of the server and of the proxy.");
        }
    }

    internal static bool IsUnreachable(Exception failed, CancellationToken cancel) =>
        failed is HttpRequestException or IOException || (failed is OperationCanceledException && !cancel.IsCancellationRequested);

    internal static string Reason(Exception failed) => failed switch
    {
        HttpRequestException { HttpRequestError: not HttpRequestError.Unknown and var error } => error.ToString(),
        OperationCanceledException => "no answer in time",
        _ => failed.GetType().Name,
    };
}
