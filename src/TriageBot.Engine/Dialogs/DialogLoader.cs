using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using TriageBot.Engine.Checking;

namespace TriageBot.Engine.Dialogs;

/// <summary>Reads <c>dialog.yaml</c>. What is wrong becomes findings; the dialog is still built as far as it can be.</summary>
public static class DialogLoader
{
    public static Dialog? Load(SourceFile source, ICollection<Finding> findings)
    {
        if (YamlMap.Load(source, findings) is not { } map)
        {
            return null;
        }

        var questions = map.Maps("questions").Select(ReadQuestion).ToImmutableArray();
        var dialog = new Dialog
        {
            Id = map.Required("id"),
            Version = Hash(questions),
            Source = source,
            Pack = PackLoader.Read(map),
            Questions = questions,
            SafeMode = ReadCondition(map, "safe_mode") ?? Condition.Never,
            SafeModeLine = map.Text("safe_mode") is null ? 0 : map.LineOf("safe_mode"),
            Classifications = [.. map.Maps("practice_areas").Select(ReadClassification)],
            Rules = [.. map.Maps("urgency").Select(RuleLoader.Read)],
        };
        map.ReportUnread();
        return dialog;
    }

    internal static Condition? ReadCondition(YamlMap map, string key)
    {
        if (map.Text(key) is not { } text)
        {
            return null;
        }

        var condition = ConditionParser.TryParse(text, out var problem);
        if (condition is null)
        {
            map.Report("condition", $"The condition '{text}' cannot be read: {problem}.", "Write it like: detained is yes and days_until(hearing_date) <= 7", key);
        }

        return condition;
    }

    private static Question ReadQuestion(YamlMap map)
    {
        var question = new Question
        {
            Id = map.Required("id"),
            Type = map.Required("type"),
            Stage = Choice(map, "stage", Stage.Screening),
            When = ReadCondition(map, "when"),
            WhenText = map.Text("when"),
            Required = map.Flag("required"),
            Options = map.List("options"),
            Several = map.Flag("several"),
            Tense = Choice(map, "tense", Tense.Future),
            Min = map.Decimal("min"),
            Max = map.Decimal("max"),
            Fills = map.Text("fills"),
            Hears = map.List("hears"),
            Line = map.Line,
        };
        map.ReportUnread();
        return question;
    }

    private static Classification ReadClassification(YamlMap map)
    {
        var classification = new Classification(
            map.Required("area"), ReadCondition(map, "when") ?? Condition.Never, map.Text("list"), map.Text("lsc")) { WhenText = map.Text("when"), Line = map.Line };
        map.ReportUnread();
        return classification;
    }

    private static T Choice<T>(YamlMap map, string key, T otherwise)
        where T : struct, Enum
    {
        if (map.Text(key) is not { } text)
        {
            return otherwise;
        }

        if (Enum.TryParse<T>(text, ignoreCase: true, out var value) && Enum.IsDefined(value))
        {
            return value;
        }

        map.Report("value", $"'{key}' is '{text}'.", $"Write one of: {string.Join(", ", Enum.GetNames<T>()).ToLowerInvariant()}.", key);
        return otherwise;
    }

    // Only what a person may stand in the middle of: rules, texts, numbers and the order of keys change without a new version.
    private static string Hash(ImmutableArray<Question> questions)
    {
        var canonical = new StringBuilder();
        foreach (var q in questions)
        {
            canonical.AppendJoin('\u001f', q.Id, q.Type, q.Stage, q.Required, string.Join(',', q.Options), q.Several, q.Tense, q.Min, q.Max, q.Fills)
                .Append('\u001f').AppendJoin(' ', ConditionTokens.Of(q.WhenText ?? "")).Append('\n');
        }

        return "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonical.ToString())));
    }
}
