using System.Xml;
using System.Xml.Linq;

namespace TriageBot.Chaos.Twilio;

/// <summary>What came of one call of our webhook.</summary>
/// <param name="Outcome">An HTTP status, or <c>refused</c>, <c>cut</c>, <c>broken</c> or <c>timeout</c>.</param>
/// <param name="Texts">Of a 200 that was read.</param>
internal sealed record Answer(string Outcome, IReadOnlyList<string> Texts)
{
    public bool IsRead => Outcome is "200";

    /// <summary>Calling again cannot help.</summary>
    public bool IsFinal => Outcome is ['4', ..] and not ("408" or "429");

    public static Answer Failed(string outcome) => new(outcome, []);

    public static Answer Read(string xml)
    {
        try
        {
            return new Answer("200", [.. XDocument.Parse(xml).Root!.Elements("Message").Select(message => message.Value)]);
        }
        catch (XmlException)
        {
            return Failed("no TwiML");
        }
    }
}
