using System.Collections.Immutable;
using System.Globalization;

namespace TriageBot.Channels.Twilio;

/// <summary>Turns a form that Twilio signed into a message.</summary>
internal static class TwilioInbound
{
    private const int MostMedia = 10;
    private const string MediaUrl = "MediaUrl";

    /// <summary>The message, or the name of the field it cannot do without.</summary>
    public static (InboundMessage? Message, string? MissingField) Read(TwilioForm form, DateTimeOffset received, bool replyInline)
    {
        var id = form["MessageSid"] ?? form["SmsMessageSid"] ?? form["SmsSid"];
        if (id is null)
        {
            return (null, "MessageSid");
        }

        if (form["From"] is not { } from)
        {
            return (null, "From");
        }

        var channel = TwilioAddress.Channel(from, form["To"]);
        var text = Base64Text.Decode(form["Body"] ?? "");
        var (button, place) = channel is TwilioAddress.WhatsApp ? (form["ButtonText"], Place(form)) : (null, null);
        return (new InboundMessage(
            channel,
            TwilioAddress.Bare(from),
            id,
            button ?? (text.Trim().Length > 0 ? text : place ?? text),
            Media(form),
            received,
            CarrierAnswered: form["OptOutType"] is not null,
            replyInline,
            form["To"] is { } to ? TwilioAddress.Bare(to) : null), null);
    }

    // A place sent from a map: in words where WhatsApp gives them, because those are what people and ZIP codes are found by.
    private static string? Place(TwilioForm form)
    {
        string[] words = [.. new[] { form["Label"], form["Address"] }.OfType<string>().Where(word => word.Trim().Length > 0)];
        if (words.Length > 0)
        {
            return string.Join(", ", words);
        }

        return form["Latitude"] is { } latitude && form["Longitude"] is { } longitude ? $"{latitude}, {longitude}" : null;
    }

    // By the addresses themselves: NumMedia may be missing or wrong.
    private static ImmutableArray<Media> Media(TwilioForm form) => !form.Fields.Any(field => field.Key.StartsWith(MediaUrl, StringComparison.Ordinal)) ? [] :
    [
        .. Enumerable.Range(0, MostMedia)
            .Select(number => number.ToString(CultureInfo.InvariantCulture))
            .Select(number => (Url: form[MediaUrl + number], Type: form["MediaContentType" + number]))
            .Where(media => media.Url is not null)
            .Select(media => new Media(media.Url!, media.Type ?? "application/octet-stream")),
    ];
}
