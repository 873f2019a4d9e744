using System.Collections.Frozen;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using TriageBot.Engine.Dialogs;
using TriageBot.Engine.Questions;
using TriageBot.Engine.Reading;
using TriageBot.Engine.Texts;

namespace TriageBot.Commands;

/// <summary>The verb <c>read</c>: JSON lines in, how the bot reads each one out.</summary>
/// <param name="today">What "tomorrow" and a missing year are counted from.</param>
/// <param name="why">Also say which words decided.</param>
internal sealed class ReadLines(Library library, DateOnly today, bool why = false)
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly FrozenDictionary<string, string> _tags = library.Locales.Keys.ToFrozenDictionary(tag => tag, StringComparer.OrdinalIgnoreCase);

    /// <summary>The day meant by <c>--now</c>: a plain date is that day, a moment is the hotline's day.</summary>
    public static bool TryToday(string? now, TimeProvider clock, string zone, out DateOnly today)
    {
        if (DateOnly.TryParseExact(now, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out today))
        {
            return true;
        }

        if (!ChatCommand.TryTime(now, clock, out var at) || !TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var place))
        {
            return false;
        }

        today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, place).DateTime);
        return true;
    }

    /// <summary>Answers every line, also after a malformed one; blank lines are passed over.</summary>
    /// <returns>0, or 1 when a line was malformed.</returns>
    public int Run(TextReader input, TextWriter output)
    {
        var exit = 0;
        while (input.ReadLine() is { } text)
        {
            if (string.IsNullOrWhiteSpace(text))
            {
                continue;
            }

            JsonObject answer;
            try
            {
                answer = Answer(ReadLine.Parse(text));
            }
            catch (FormatException malformed)
            {
                answer = new JsonObject { ["error"] = malformed.Message };
                exit = 1;
            }

            output.WriteLine(answer.ToJsonString(Readable));
            output.Flush();
        }

        return exit;
    }

    private JsonObject Answer(ReadLine line) => line.Type switch
    {
        "message" => Message(line.Text),
        "yes-no" => Value(line, text => Words(line).YesNo(text)),
        "date" => Value(line, text => Words(line).Date(text, line.Tense, today)),
        "choice" => Value(line, text => Words(line).Choice(text, line.Options, several: false)),
        "number" => Value(line, text => Words(line).Number(text, null, null)),
        _ => throw new FormatException($"unknown type '{line.Type}': use message, yes-no, date, choice or number"),
    };

    private Lexicon Words(ReadLine line) =>
        line.Language is not { } tag ? throw new FormatException("'lang' is missing")
        : _tags.TryGetValue(tag, out var known) ? library.Readers.Lexicon(known)
        : throw new FormatException($"unknown lang '{tag}': there is {string.Join(", ", _tags.Keys.Order(StringComparer.Ordinal))}");

    private JsonObject Message(string text)
    {
        var heard = Hear(text);
        var answer = new JsonObject
        {
            ["lang"] = heard.Language,
            ["confidence"] = heard.Confidence,
            ["flags"] = new JsonArray([.. heard.Flags.Select(flag => JsonValue.Create(flag))]),
            ["keyword"] = heard.Keyword?.ToString().ToLowerInvariant(),
        };
        if (why)
        {
            answer["why"] = Reasons(text);
        }

        return answer;
    }

    private JsonObject Reasons(string text)
    {
        var (reasons, because) = (new JsonObject(), Because.Of(text, Hear));
        if (because.Language is { } words)
        {
            reasons["lang"] = words;
        }

        foreach (var (kind, said) in because.Flags)
        {
            reasons[kind] = said;
        }

        return reasons;
    }

    private Heard Hear(string text) => library.Readers.Messages.Read(text, current: null, today);

    private JsonObject Value(ReadLine line, Func<string, AnswerReading> read)
    {
        var reading = read(line.Text);
        var answer = Value(reading);
        if (why && Because.Of(line.Text, read) is { } words)
        {
            answer["why"] = words;
        }

        return answer;
    }

    private static JsonObject Value(AnswerReading reading)
    {
        var answer = new JsonObject { ["value"] = reading is Understood understood ? Plain(understood.Value) : null };
        if (reading is Ambiguous ambiguous && ambiguous.Candidates.All(candidate => candidate is OnDate))
        {
            answer["candidates"] = new JsonArray([.. ambiguous.Candidates.Select(Plain)]);
        }

        return answer;
    }

    private static JsonNode? Plain(AnswerValue value) => value switch
    {
        Yes => "yes",
        No => "no",
        NotSure => "not-sure",
        Skipped => "skip",
        OnDate date => date.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        Amount { Number: var number } => number == decimal.Truncate(number) ? JsonValue.Create((long)number) : JsonValue.Create(number),
        Chosen chosen => chosen.Options[0],
        _ => null,
    };
}
