using System.Collections.Immutable;
using TriageBot.Channels.Twilio;
using TriageBot.Engine.Dialogs;
using TriageBot.Hosting;

namespace TriageBot.Publishing;

/// <summary>Plays conversations on the draft, with no phone, no store and no clock but the one that is asked for.</summary>
internal sealed class Rehearsals(HostSettings settings, TrialEngines engines)
{
    /// <summary>What a rehearsal can be sent through.</summary>
    public static readonly ImmutableArray<string> Channels = [TwilioAddress.Sms, TwilioAddress.WhatsApp, "web"];

    /// <param name="dialog">Id of a dialog of the library; any other stands for the default one.</param>
    /// <param name="locale">Tag of the language it begins in; null: the bot finds out.</param>
    public ImmutableArray<RehearsedTurn> Play(Library library, string? dialog, string? locale, DateTimeOffset now, string channel, IEnumerable<string> texts)
    {
        var talk = new Talk(engines.Of(library), DialogOf(library, dialog), now, channel);
        if (locale is not null)
        {
            talk.Choose(locale);
        }

        return [.. texts.Select(talk.Say).ToList()];
    }

    /// <summary>The one that is meant: of this id, or else the default.</summary>
    public string DialogOf(Library library, string? dialog) => dialog is not null && library.Dialogs.ContainsKey(dialog) ? dialog : settings.Content.DefaultDialog;
}
