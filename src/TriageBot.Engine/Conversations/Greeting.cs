using TriageBot.Engine.Dialogs;
using TriageBot.Engine.Reading;
using TriageBot.Engine.Texts;

namespace TriageBot.Engine.Conversations;

/// <summary>The first words: in which language do we talk?</summary>
internal static class Greeting
{
    public static void Take(Draft draft, Heard heard, string text)
    {
        var conversation = draft.Conversation;
        if (conversation.Aside is Aside.WhichLanguage && Languages.AsksForMore(draft.Jurisdiction, text))
        {
            draft.SayLine(Languages.Rest(draft.Jurisdiction));
            return;
        }

        var asked = conversation.Aside is Aside.WhichLanguage;
        var relay = Relaying.Hear(draft, text);
        var tag = relay is null ? Tag(draft, heard, text, asked) : Relaying.LocaleOf(draft.Jurisdiction, relay);
        Answering.KeepIfTelling(draft, text);
        if (heard.Keyword is Keyword.Person)
        {
            draft.Conversation = draft.Conversation with { WantsPerson = true };
        }

        var spoken = draft.Content.RelayOf(draft.Conversation.Spoken);
        tag ??= spoken is null ? null : Relaying.LocaleOf(draft.Jurisdiction, spoken);
        if (tag is null && (conversation.Misses < 2 && draft.Jurisdiction.Offered.Length > 1))
        {
            draft.Conversation = draft.Conversation with { Aside = Aside.WhichLanguage, Misses = conversation.Misses + 1 };
            draft.SayLine(Languages.Greetings(draft.Jurisdiction));
            draft.SayLine(Languages.Menu(draft.Jurisdiction));
            return;
        }

        draft.Conversation = draft.Conversation with
        {
            Locale = tag ?? draft.Jurisdiction.Offered[0].Tag,
            LanguageChosen = tag is not null && (asked || spoken is not null || Languages.Named(draft.Jurisdiction, text) is not null),
            Aside = Aside.None,
            Misses = 0,
        };
        draft.Move(Trigger.Begin);
        draft.Say("greeting");
        if (spoken is not null)
        {
            Relaying.Tell(draft, spoken);
        }

        Asking.Next(draft);
    }

    private static string? Tag(Draft draft, Heard heard, string text, bool asked) =>
        (asked ? Choose(draft, text) : draft.Conversation.Locale) ?? Languages.Named(draft.Jurisdiction, text)
        ?? (heard.Confidence >= Heard.Sure ? Offered(draft, heard.Language) : null);

    /// <summary>The tag if people may use it, else null.</summary>
    public static string? Offered(Draft draft, string? tag) =>
        draft.Jurisdiction.Offered.FirstOrDefault(locale => string.Equals(locale.Tag, tag, StringComparison.Ordinal))?.Tag;

    /// <summary>Reads a reply to the menu: a number or a name.</summary>
    public static string? Choose(Draft draft, string text) =>
        Languages.Named(draft.Jurisdiction, text)
        ?? (draft.Lexicon.Choice(text, [.. draft.Jurisdiction.Offered.Select(locale => (locale.Tag, locale.NativeName))], several: false) is Questions.Understood { Value: Chosen chosen } ? chosen.Options[0] : null);
}
