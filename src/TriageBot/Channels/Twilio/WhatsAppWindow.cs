using System.Text.Json;

namespace TriageBot.Channels.Twilio;

/// <summary>WhatsApp takes free texts for 24 hours after the person last wrote; after that only templates that it has approved.</summary>
internal sealed class WhatsAppWindow(TwilioOptions options, TimeProvider time)
{
    /// <summary>Twilio's own code for a free text outside the window.</summary>
    public const string Closed = "63016";

    // A text on its way when the window closes would be refused.
    private static readonly TimeSpan Open = TimeSpan.FromHours(24) - TimeSpan.FromMinutes(1);

    /// <summary>Null: it may go as it is. Otherwise the template it needs, <c>""</c> when none is set up.</summary>
    public string? TemplateFor(OutboundMessage message)
    {
        if (message.Channel is not TwilioAddress.WhatsApp || message.Heard is not { } heard || time.GetUtcNow() - heard < Open)
        {
            return null;
        }

        // The frame around it in another language is better than silence.
        return options.WhatsAppTemplates.GetValueOrDefault(message.Locale ?? "") ?? options.WhatsAppTemplates.GetValueOrDefault("en") ?? "";
    }

    /// <summary>The text as the template's first variable, which may not break lines.</summary>
    public static string Variables(string text) => JsonSerializer.Serialize(new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["1"] = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)),
    });
}
