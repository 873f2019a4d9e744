using TriageBot.Engine.Dialogs;
using TriageBot.Engine.Reading;
using TriageBot.Engine.Texts;

namespace TriageBot.Engine.Conversations;

/// <summary>Somebody speaks a language that most of its speakers do not read: we go on in another and look for a person who speaks it.</summary>
internal static class Relaying
{
    /// <summary>Goes on in the other language where the text says nothing but what its writer speaks; notes it where it says more.</summary>
    public static bool Take(Draft draft, string text)
    {
        if (Hear(draft, text) is not { } relay)
        {
            return false;
        }

        var changes = !string.Equals(LocaleOf(draft.Jurisdiction, relay), draft.Conversation.Locale, StringComparison.Ordinal);
        draft.Conversation = draft.Conversation with { Locale = LocaleOf(draft.Jurisdiction, relay), LanguageChosen = true, Aside = Aside.None };
        if (changes)
        {
            draft.Say("language.changed");
        }

        Tell(draft, relay);
        Asking.Again(draft);
        return true;
    }

    /// <summary>The language to go on for; null where the text is about something else. Either way, what is heard is kept.</summary>
    public static Relay? Hear(Draft draft, string text)
    {
        var asked = draft.Conversation.Aside is Aside.WhichLanguage;
        var numbered = asked ? Languages.Relayed(draft.Jurisdiction, text) : null;
        var heard = numbered is null ? draft.Content.RelayReader.Read(text) : new RelayHeard(numbered, RelayForm.Name);
        if (heard is null || (heard.Form is RelayForm.Name && !asked && MayMeanElse(draft, heard.Relay)))
        {
            return null;
        }

        draft.Conversation = draft.Conversation with { Spoken = heard.Relay.Tag };
        return heard.Form is RelayForm.InPassing ? null : heard.Relay;
    }

    /// <summary>What comes of it, where that can be said.</summary>
    public static void Tell(Draft draft, Relay relay)
    {
        // A device that others use takes no voice messages and cannot be called.
        if (!draft.Conversation.SharedDevice && draft.Words.Says(RequiredTexts.Relay))
        {
            draft.Say("language.relay", ("language", relay.NativeName));
        }
    }

    /// <summary>The locale its speakers are likeliest to read, of those offered.</summary>
    public static string LocaleOf(Jurisdiction place, Relay relay) => relay.ReadIn.FirstOrDefault(place.Offers) ?? place.Offered[0].Tag;

    // "mam" is how many write ma'am; a name of a language may be a person's or a place's.
    private static bool MayMeanElse(Draft draft, Relay relay) => draft.Conversation.Phase is not Phase.Language
        && (draft.Waiting is { Type: "text" or "name" or "place" or "times" }
            || !string.Equals(draft.Conversation.Locale, LocaleOf(draft.Jurisdiction, relay), StringComparison.Ordinal));
}
