using System.Text;
using System.Xml;

namespace TriageBot.Channels.Twilio;

/// <summary>The answer to a webhook: what Twilio shall send.</summary>
internal static class TwiML
{
    public const string ContentType = "text/xml; charset=utf-8";

    /// <param name="texts">One message each; none is silence.</param>
    public static string Of(IEnumerable<string> texts)
    {
        var xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
        using (var writer = XmlWriter.Create(xml, new XmlWriterSettings { OmitXmlDeclaration = true, NewLineHandling = NewLineHandling.Entitize }))
        {
            writer.WriteStartElement("Response");
            foreach (var text in texts)
            {
                writer.WriteElementString("Message", Writable(text));
            }

            writer.WriteEndElement();
        }

        return xml.ToString();
    }

    // One character that XML cannot hold would cost the person the whole answer.
    private static string Writable(string text)
    {
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
