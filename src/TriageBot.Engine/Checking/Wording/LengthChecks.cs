using TriageBot.Engine.Texts;

namespace TriageBot.Engine.Checking.Wording;

/// <summary>Measures what would really be sent: filled in, made cheap, in this locale's letters.</summary>
internal static class LengthChecks
{
    /// <param name="always">Placeholders with their real values.</param>
    public static IEnumerable<Finding> Run(TextFile file, IReadOnlyDictionary<string, string> always)
    {
        var script = NeedsOwnScript(file.Locale);
        foreach (var (key, text) in file.Texts)
        {
            if (Budgets.Of(file, key) is not (> 0 and var budget))
            {
                continue;
            }

            var allowed = Allowed(budget, script);
            var length = Measure(file.Locale, text.Text, always);
            var forced = !script && length.ForcedBy is { } character ? $" '{character}' makes all of it cost more than double (UCS-2)." : "";
            if (length.Segments > allowed)
            {
                yield return file.Error(key, "text-long", $"takes {length.Segments} SMS segments, {allowed} at most.{forced}", forced.Length > 0 ? "Put another character in its place." : "Say it shorter, or in two questions.");
            }
            else if (forced.Length > 0)
            {
                yield return file.Warning(key, "text-ucs2", $"does not fit the cheap SMS alphabet:{forced}", "Put another character in its place, or set drop_accents in locale.yaml.");
            }
        }
    }

    /// <summary>As it would be sent.</summary>
    public static SmsLength Measure(Locale locale, string text, IReadOnlyDictionary<string, string> always) =>
        SmsLength.Of(Sms.Prepare(Samples.Fill(locale, text, always), locale.DropAccents));

    // A script that never fits GSM-7 has less than half the room.
    public static int Allowed(int budget, bool ownScript) => ownScript ? budget * 2 : budget;

    /// <summary>Most of its texts could never be written in GSM-7.</summary>
    public static bool NeedsOwnScript(Locale locale) =>
        locale.Common.Values.Count(text => !SmsLength.Of(Sms.Prepare(text.Text, locale.DropAccents)).IsGsm7) * 2 > locale.Common.Count;
}
