using System.Net;
using System.Text.Json;
using TriageBot.Channels.Twilio;

namespace TriageBot.Doctor;

/// <summary>Asks Twilio whether the sender is ours and where its texts go.</summary>
internal sealed class SenderCheck(TwilioOptions options, HttpClient client)
{
    private const string TwilioItself = "https://api.twilio.com";
    private const string TwilioMessaging = "https://messaging.twilio.com";

    public async Task<IReadOnlyList<Diagnosis>> Look(CancellationToken cancel)
    {
        var (resource, what) = options.MessagingServiceSid.Length > 0
            ? ($"{Messaging}/v1/Services/{Uri.EscapeDataString(options.MessagingServiceSid)}", "Twilio:MessagingServiceSid")
            : (TwilioAccount.Address(options, $"IncomingPhoneNumbers.json?PhoneNumber={Uri.EscapeDataString(options.From)}"), "Twilio:From");
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, resource) { Headers = { Authorization = TwilioAccount.Credentials(options) } };
            using var response = await client.SendAsync(request, cancel);
            if (!response.IsSuccessStatusCode)
            {
                return [Refused(response.StatusCode, what)];
            }

            using var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync(cancel));
            return [.. options.MessagingServiceSid.Length > 0 ? Service(answer.RootElement) : Numbers(answer.RootElement)];
        }
        catch (Exception unreachable) when (PublicAddress.IsUnreachable(unreachable, cancel) || unreachable is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            return [Diagnosis.Problem($"sender: Twilio could not be asked ({PublicAddress.Reason(unreachable)}).", "Look at Twilio:ApiBaseUrl and at the way out of this network.")];
        }
    }

    // Services live at a host of their own; whatever stands in for Twilio is one host.
    private string Messaging => options.ApiBaseUrl.TrimEnd('/') is var api && string.Equals(api, TwilioItself, StringComparison.OrdinalIgnoreCase) ? TwilioMessaging : api;

    private static Diagnosis Refused(HttpStatusCode status, string what) => status switch
    {
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => Diagnosis.Problem("sender: Twilio refuses Twilio:AccountSid with Twilio:AuthToken.", "Copy both once more from Account Info."),
        HttpStatusCode.NotFound => Diagnosis.Problem($"sender: Twilio knows no {what} like that in this account.", "Compare it with Twilio's console."),
        _ => Diagnosis.Problem($"sender: Twilio answered {(int)status} when asked for {what}.", "Try again; if it stays, look at status.twilio.com."),
    };

    private IEnumerable<Diagnosis> Service(JsonElement service)
    {
        yield return Diagnosis.Ok("sender: the Messaging Service exists.");
        yield return service.TryGetProperty("use_inbound_webhook_on_number", out var each) && each.ValueKind is JsonValueKind.True
            ? Diagnosis.Warning("webhook: the service leaves it to each of its numbers.", "Under Integration, choose Send a webhook, so that every number has it.")
            : Webhook(Text(service, "inbound_request_url"), Text(service, "inbound_method"));
    }

    private IEnumerable<Diagnosis> Numbers(JsonElement answer)
    {
        if (answer.GetProperty("incoming_phone_numbers").EnumerateArray().FirstOrDefault() is not { ValueKind: JsonValueKind.Object } number)
        {
            yield return Diagnosis.Problem("sender: the number in Twilio:From is not one of this account.", "Write it as Twilio does, such as +15551234567, or buy it under Phone Numbers.");
            yield break;
        }

        yield return number.TryGetProperty("capabilities", out var can) && can.TryGetProperty("sms", out var sms) && sms.ValueKind is JsonValueKind.False
            ? Diagnosis.Problem("sender: the number cannot text.", "Take one with the capability SMS.")
            : Diagnosis.Ok("sender: the number is this account's.");
        yield return Text(number, "sms_application_sid") is { Length: > 0 }
            ? Diagnosis.Warning("webhook: a TwiML App answers this number, not its own webhook.", "Choose Webhook under A message comes in.")
            : Webhook(Text(number, "sms_url"), Text(number, "sms_method"));
    }

    private Diagnosis Webhook(string? url, string? method)
    {
        if (options.PublicOrigin is not { } origin)
        {
            return Diagnosis.Warning("webhook: without Twilio:PublicUrl nobody can say whether Twilio's address is ours.", "Set Twilio:PublicUrl.");
        }

        var ours = origin + TwilioEndpoints.MessagesPath;
        return !string.Equals(url, ours, StringComparison.Ordinal)
            ? Diagnosis.Problem($"webhook: {(string.IsNullOrEmpty(url) ? "none is set at Twilio." : "Twilio calls another address.")}", $"Put in {ours}, or correct Twilio:PublicUrl.")
            : !string.Equals(method, "POST", StringComparison.OrdinalIgnoreCase)
                ? Diagnosis.Problem($"webhook: Twilio calls it with {method ?? "no method"}.", "Choose HTTP POST.")
                : Diagnosis.Ok("webhook: Twilio calls this address by POST.");
    }

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;
}
