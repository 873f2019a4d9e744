using System.Security;
using System.Text;
using System.Xml;

namespace TriageBot.Channels.Twilio;

/// <summary>The answer to a webhook: what Twilio shall send.</summary>
internal static class TwiML
{
    public const string ContentType = "text/xml; charset=utf-8";

    /// <param name="texts">One message each; none is silence.</param>
    /// <param name="receipts">Where their delivery receipts go; null: nobody wants them.</param>
    public static string Of(IEnumerable<string> texts, string? receipts = null)
    {
        var open = receipts is null ? "<Message>" : $"<Message action=\"{SecurityElement.Escape(receipts)}\">";
        var xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response>");
        foreach (var text in texts)
        {
            // A bare carriage return would be read as a line feed.
            xml.Append(open).Append(SecurityElement.Escape(Writable(text))).Replace("\r", "&#xD;").Append("</Message>");
        }

        return xml.Append("</Response>").ToString();
    }

    // One character that XML cannot hold would cost the person the whole answer.
    private static string Writable(string text)
    {
        if (text.All(XmlConvert.IsXmlChar))
        {
            return text;
        }

        var writable = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            if (XmlConvert.IsXmlChar(text[at]))
            {
                writable.Append(text[at]);
            }
            else if (at + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[at + 1], text[at]))
            {
                writable.Append(text, at++, 2);
            }
        }

        return writable.ToString();
    }
}
