using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using TriageBot.Engine.Conversations;
using TriageBot.Engine.Texts;

namespace TriageBot.CaseQueue.News;

/// <summary>Reads an event of the case system. See <c>docs/receive-intakes.md</c>.</summary>
internal static class CaseNewsReader
{
    public const string Accepted = "case.accepted";
    public const string Appointment = "case.appointment";
    public const string Documents = "case.documents";
    public const string Declined = "case.declined";
    public const string Message = "case.message";
    public const string Closed = "case.closed";

    public static readonly ImmutableArray<string> Types = [Accepted, Appointment, Documents, Declined, Message, Closed];

    /// <summary>Of names and places: they stand in the middle of a text that costs by the segment.</summary>
    public const int LongestName = 120;

    /// <summary>Of staff's own words.</summary>
    public const int LongestText = 1000;

    private const int LongestId = 100;

    /// <summary>The news, or else the field that is wrong and what is wrong with it.</summary>
    public static (CaseNews? News, (string Field, string Problem)? Wrong) Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            return (Read(JsonNode.Parse(body.Span) as JsonObject ?? throw new Wrong("body", "is not a JSON object")), null);
        }
        catch (JsonException)
        {
            return (null, ("body", "is not JSON"));
        }
        catch (Wrong wrong)
        {
            return (null, (wrong.Field, wrong.Message));
        }
    }

    private static CaseNews Read(JsonObject body)
    {
        var type = Text(body, "type", "type", LongestId);
        if (!Types.Contains(type, StringComparer.Ordinal))
        {
            throw new Wrong("type", "is none of " + string.Join(", ", Types));
        }

        var data = body["data"] as JsonObject ?? throw new Wrong("data", "is missing or no object");
        var news = new CaseNews(Text(data, "intakeId", "data.intakeId", LongestId), NewsKind.Closed);
        return type switch
        {
            Accepted => news with { Kind = NewsKind.Accepted, Clinic = Name(data, "clinic") },
            Appointment => Meeting(news, data),
            Documents => news with { Kind = NewsKind.Documents, Papers = Papers(data) },
            Declined => news with { Kind = NewsKind.Declined, Clinic = Name(data, "clinic"), Referral = data["referral"] is null ? null : Name(data, "referral") },
            Message => news with { Kind = NewsKind.Message, Text = Texts(data) },
            _ => news,
        };
    }

    private static CaseNews Meeting(CaseNews news, JsonObject data)
    {
        var isOff = data["cancelled"] switch
        {
            null => false,
            JsonValue value when value.TryGetValue<bool>(out var off) => off,
            _ => throw new Wrong("data.cancelled", "is neither true nor false"),
        };
        var at = Text(data, "at", "data.at", LongestId);

        // Without the offset nobody could tell whose half past two it is.
        var isMoment = DateTimeOffset.TryParse(at, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)
            && at.Contains('T', StringComparison.Ordinal) && (at.EndsWith('Z') || (at.Length > 6 && at[^6] is '+' or '-'));
        if (!isMoment)
        {
            throw new Wrong("data.at", "is no time with its offset, such as 2026-12-01T14:30:00-05:00");
        }

        return isOff
            ? news with { Kind = NewsKind.AppointmentOff, Meeting = moment }
            : news with { Kind = NewsKind.Appointment, Meeting = moment, Place = Name(data, "place") };
    }

    private static ImmutableArray<string> Papers(JsonObject data)
    {
        if (data["papers"] is not JsonArray { Count: > 0 } papers)
        {
            throw new Wrong("data.papers", "is missing or empty");
        }

        var ids = papers.Select(paper => paper is JsonValue value && value.TryGetValue<string>(out var id) ? id : "").Distinct(StringComparer.Ordinal).ToImmutableArray();
        return ids.FirstOrDefault(id => !Engine.Texts.Papers.All.Contains(id, StringComparer.Ordinal)) is null
            ? ids
            : throw new Wrong("data.papers", "may hold " + string.Join(", ", Engine.Texts.Papers.All));
    }

    // English alone, or words in several languages by tag.
    private static IReadOnlyDictionary<string, string> Texts(JsonObject data)
    {
        if (data["text"] is not JsonObject byTag)
        {
            return ImmutableDictionary.Create<string, string>(StringComparer.Ordinal).Add("en", Text(data, "text", "data.text", LongestText));
        }

        return byTag.Count > 0
            ? byTag.ToDictionary(one => one.Key, one => Text(byTag, one.Key, "data.text." + one.Key, LongestText), StringComparer.Ordinal)
            : throw new Wrong("data.text", "is empty");
    }

    private static string Name(JsonObject data, string name)
    {
        var text = Text(data, name, "data." + name, LongestName);
        return text.Any(char.IsControl) ? throw new Wrong("data." + name, "has a line break or another control character") : text;
    }

    private static string Text(JsonObject holder, string name, string field, int longest)
    {
        var text = holder[name] is JsonValue value && value.TryGetValue<string>(out var found) ? found.Trim() : "";
        return text.Length == 0 ? throw new Wrong(field, "is missing, empty or no text")
            : text.Length > longest ? throw new Wrong(field, string.Create(CultureInfo.InvariantCulture, $"is longer than {longest} characters"))
            : text;
    }

    private sealed class Wrong(string name, string problem) : Exception(problem)
    {
        public string Field => name;
    }
}
