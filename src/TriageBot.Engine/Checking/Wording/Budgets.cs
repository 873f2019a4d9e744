namespace TriageBot.Engine.Checking.Wording;

/// <summary>How many SMS segments a text may cost once it is filled in: a segment costs money, and a long text is not read.</summary>
internal static class Budgets
{
    /// <summary>First match counts; a name that ends in a dot stands for all keys below it.</summary>
    private static readonly (string Key, int Segments)[] OfCommon =
    [
        // Said once, and with much that must be said.
        ("greeting", 4),
        ("help", 4),
        ("consent.", 4),
        ("safety.", 4),
        ("submitted.", 4),
        ("review.ask", 4),

        // With a reference, a name and a place in them; the papers and staff's own words come on top.
        ("news.", 3),
        ("replies.", 1),
        ("partners.", 3),
        ("papers.", 0),

        // On a screen.
        ("shared.", 0),

        // Parts of other texts, or lists as long as the conversation.
        ("review.change", 0),
        ("review.date_line", 0),
        ("review.line", 0),
        ("menu.", 0),
        ("dates.", 0),
        ("values.", 0),

        // Mail.
        ("staff.page_mail", 0),
        ("staff.delivery_failed_mail", 0),
        ("staff.text_failed_mail", 0),

        // To staff: one glance.
        ("staff.", 1),
    ];

    /// <summary>0: not measured.</summary>
    public static int Of(TextFile file, string key)
    {
        if (file.Dialog is null)
        {
            return OfCommon.Where(entry => Covers(entry.Key, key)).Select(entry => entry.Segments).DefaultIfEmpty(2).First();
        }

        return key switch
        {
            "consent.ask" => 4,
            _ when key.EndsWith(".ask", StringComparison.Ordinal) || key.EndsWith(".hint", StringComparison.Ordinal) || key.EndsWith(".thanks", StringComparison.Ordinal) => 2,
            _ => 0,
        };
    }

    private static bool Covers(string entry, string key) =>
        entry.EndsWith('.') ? key.StartsWith(entry, StringComparison.Ordinal) : string.Equals(entry, key, StringComparison.Ordinal);
}
