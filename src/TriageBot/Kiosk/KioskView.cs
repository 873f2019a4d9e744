using System.Collections.Immutable;
using TriageBot.Engine.Conversations;
using TriageBot.Engine.Texts;

namespace TriageBot.Kiosk;

/// <summary>One page of a conversation. Only what was said last: what was answered before is nobody's to see.</summary>
/// <param name="Said">What the hotline says now.</param>
/// <param name="Choices">Buttons that answer it; more can be written.</param>
/// <param name="IsOpen">It can be answered.</param>
/// <param name="Reference">To take along, once the intake is sent.</param>
/// <param name="HasEnded">The next person may begin.</param>
internal sealed record KioskView(KioskPass Pass, KioskWords Words, string Said, ImmutableArray<QuickReply> Choices, bool IsOpen, string? Reference, bool HasEnded);

/// <summary>The page's own words in one language.</summary>
internal sealed record KioskWords(string Tag, bool RightToLeft, string Send, string Leave, string Next, string Clears)
{
    public static KioskWords Of(Locale locale) => new(
        locale.Tag, locale.RightToLeft, Text(locale, "shared.send"), Text(locale, "shared.leave"), Text(locale, "shared.next"), Text(locale, "shared.clears"));

    private static string Text(Locale locale, string key) => locale.Common[key].Text;
}
