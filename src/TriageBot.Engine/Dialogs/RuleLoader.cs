using System.Collections.Immutable;
using System.Globalization;
using TriageBot.Engine.Urgency;

namespace TriageBot.Engine.Dialogs;

/// <summary>Reads one urgency row of <c>dialog.yaml</c>.</summary>
internal static class RuleLoader
{
    public static Rule Read(YamlMap map)
    {
        var rule = new Rule
        {
            Id = map.Required("id"),
            Version = map.Integer("version") ?? 1,
            When = DialogLoader.ReadCondition(map, "when"),
            WhenText = map.Text("when"),
            Level = map.Text("level") is { } level ? LevelOf(map, "level", level) : null,
            Clock = map.Map("clock") is { } clock ? ReadClock(clock) : null,
            Safety = map.Text("safety"),
            Text = map.Required("text"),
            Source = map.Required("source"),
            EffectiveFrom = map.Date("effective_from") ?? Missing(map, "effective_from"),
            ReviewBy = map.Date("review_by") ?? Missing(map, "review_by"),
            Owner = map.Text("owner"),
            Line = map.Line,
        };
        if (rule.Level is null == rule.Clock is null)
        {
            map.Report("rule-shape", $"Rule '{rule.Id}' needs either a level or a clock.", "Give it one of the two.");
        }

        if (rule is { Level: not null, When: null })
        {
            map.Report("rule-shape", $"Rule '{rule.Id}' has a level but no 'when', so it would always fire.", "Say when it holds.");
        }

        map.ReportUnread();
        return rule;
    }

    private static DateOnly Missing(YamlMap map, string key)
    {
        if (map.Text(key) is null)
        {
            map.Report("key-missing", $"'{key}' is missing.", $"Add '{key}: 2026-01-31'.");
        }

        return DateOnly.MinValue;
    }

    private static Clock ReadClock(YamlMap map)
    {
        var windows = map.Map("within") is { } within
            ? within.Keys.Select(level => new Window(LevelOf(within, level, level) ?? default, within.Integer(level) ?? 0)).OrderBy(window => window.Within).ToImmutableArray()
            : [];
        var clock = new Clock(
            map.Required("kind"),
            map.Required("from"),
            ReadSpan(map),
            windows,
            map.Text("passed") is { } passed ? LevelOf(map, "passed", passed) : null,
            map.Text("unknown") is { } unknown ? LevelOf(map, "unknown", unknown) : null);
        map.ReportUnread();
        return clock;
    }

    private static Span ReadSpan(YamlMap map)
    {
        if (map.Text("plus") is not { } text)
        {
            return Span.None;
        }

        var parts = text.Split(' ', 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (parts.Length == 2 && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var count) && UnitOf(parts[1]) is { } unit)
        {
            return new Span(count, unit);
        }

        map.Report("value", $"'plus' is '{text}'.", "Write it like: 30 days, 15 business days, 6 months, 1 year.", "plus");
        return Span.None;
    }

    private static SpanUnit? UnitOf(string text) => text.TrimEnd('s') switch
    {
        "day" => SpanUnit.Days,
        "business day" => SpanUnit.BusinessDays,
        "month" => SpanUnit.Months,
        "year" => SpanUnit.Years,
        _ => null,
    };

    private static Level? LevelOf(YamlMap map, string key, string text)
    {
        if (Levels.Parse(text) is { } level)
        {
            return level;
        }

        map.Report("value", $"'{text}' is no level.", "Write emergency, same-day, within-72h or routine.", key);
        return null;
    }
}
