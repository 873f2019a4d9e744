using System.Collections.Immutable;
using System.Globalization;
using TriageBot.Engine.Dialogs;
using TriageBot.Engine.Urgency;

namespace TriageBot.Engine.Checking;

/// <summary>Reads <c>transcripts/*.yaml</c>.</summary>
public static class TranscriptLoader
{
    /// <summary>How much time passes between two texts when the transcript does not say: longer than one breath.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(20);

    /// <summary>Among texts by language: that for all others.</summary>
    private const string Other = "other";

    public static Transcript? Load(SourceFile source, ICollection<Finding> findings)
    {
        if (YamlMap.Load(source, findings) is not { } map)
        {
            return null;
        }

        var now = map.Required("now");
        if (!DateTimeOffset.TryParse(now, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at))
        {
            map.Report("value", $"'now' is '{now}', which is no time.", "Write it like 2026-11-22T15:00:00-05:00.");
        }

        var transcript = new Transcript(source.Path, map.Required("name"), map.List("covers"), map.List("locales"), at, [.. map.Maps("turns").Select(ReadTurn)]) { IsForAll = map.Text("locales") is "all" };
        map.ReportUnread();
        return transcript;
    }

    private static TranscriptTurn ReadTurn(YamlMap map)
    {
        var turn = new TranscriptTurn(map.Line, ReadAfter(map), ReadIn(map), ReadExpectation(map.Map("expect")));
        map.ReportUnread();
        return turn;
    }

    private static ImmutableDictionary<string, string>? ReadIn(YamlMap map)
    {
        if (map.Map("in") is { } texts)
        {
            return texts.Keys.ToImmutableDictionary(tag => tag is Other ? "*" : tag, tag => texts.Text(tag) ?? "", StringComparer.Ordinal);
        }

        return map.Text("in") is { } text ? ImmutableDictionary.Create<string, string>(StringComparer.Ordinal).Add("*", text) : null;
    }

    private static TimeSpan? ReadAfter(YamlMap map)
    {
        if (map.Text("after") is not { Length: > 1 } text)
        {
            return null;
        }

        if (!int.TryParse(text[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var count) || text[^1] is not ('s' or 'm' or 'h' or 'd'))
        {
            map.Report("value", $"'after' is '{text}'.", "Write it like 5s, 30m, 3h or 2d.", "after");
            return null;
        }

        return text[^1] switch
        {
            's' => TimeSpan.FromSeconds(count),
            'm' => TimeSpan.FromMinutes(count),
            'h' => TimeSpan.FromHours(count),
            _ => TimeSpan.FromDays(count),
        };
    }

    private static Expectation ReadExpectation(YamlMap? map)
    {
        if (map is null)
        {
            return new Expectation(null, null, null, [], null, [], null, null, null, null, ImmutableDictionary<string, string>.Empty);
        }

        var answers = map.Map("answer");
        var expectation = new Expectation(
            map.Text("question"),
            map.Text("phase"),
            map.Text("level") is { } level ? Levels.Parse(level) : null,
            map.List("rules"),
            map.Keys.Contains("events", StringComparer.Ordinal) ? map.List("events") : null,
            map.List("says"),
            map.Text("reply_has"),
            map.Text("silent") is null ? null : map.Flag("silent"),
            map.Text("page") is null ? null : map.Flag("page"),
            map.Text("locale"),
            answers?.Keys.ToImmutableDictionary(key => key, key => answers.Text(key) ?? string.Join(',', answers.List(key)), StringComparer.Ordinal) ?? ImmutableDictionary<string, string>.Empty);
        map.ReportUnread();
        return expectation;
    }
}
