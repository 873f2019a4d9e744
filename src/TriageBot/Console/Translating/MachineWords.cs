using TriageBot.Engine.Texts;
using TriageBot.Engine.Texts.Sheets;
using TriageBot.Sheets;
using TriageBot.Translation;

namespace TriageBot.Console.Translating;

/// <summary>What a machine makes of one text, for somebody who knows better. Nothing of it is kept.</summary>
/// <param name="Text">Null where there is none; then <paramref name="Problem"/> says why.</param>
/// <param name="By">Name of the engine.</param>
internal sealed record MachineText(string? Text, string? Problem, string By);

/// <summary>Asks the translator of the settings, if there is one, when somebody wants to see what it says.</summary>
internal sealed class MachineWords(IEnumerable<ITranslator> translators)
{
    public const string None = "No machine is set up here. Whoever runs the hotline can set Translation:Provider.";

    private readonly ITranslator? _translator = translators.FirstOrDefault();

    public bool IsThere => _translator is not null;

    /// <summary>A draft of one text. Names in braces and the names of options are kept out of the machine's hands.</summary>
    public async Task<MachineText> Draft(Sheet sheet, SheetRow row, CancellationToken cancel)
    {
        var text = ProtectedText.Of(row.English, MenuEntries.Of(sheet, row, option => option.Was).Where(entry => entry.To.Length > 2));
        var asked = await Ask(text.Text, SourceStamp.Source, sheet.Tag, cancel);
        return asked.Text is not { } made ? asked
            : text.Restore(made) is { Length: > 0 } whole ? asked with { Text = whole }
            : asked with { Text = null, Problem = "It lost a name in braces or a line of the menu on the way. Translate this one yourself." };
    }

    /// <summary>A translation put back into English.</summary>
    public async Task<MachineText> Back(string tag, string translation, CancellationToken cancel)
    {
        var text = ProtectedText.Of(translation, []);
        var asked = await Ask(text.Text, tag, SourceStamp.Source, cancel);
        return asked.Text is { } made ? asked with { Text = text.Restore(made) ?? made } : asked;
    }

    private async Task<MachineText> Ask(string text, string from, string to, CancellationToken cancel)
    {
        if (_translator is null)
        {
            return new MachineText(null, None, "");
        }

        return await _translator.Translate([text], from, to, cancel) switch
        {
            Translated translated => new MachineText(translated.Texts[0].Text, null, _translator.Name),
            TranslationFailed failed => new MachineText(null, $"The machine did not answer ({failed.Code}). Try again in a minute.", _translator.Name),
            _ => new MachineText(null, "The machine does not know this language.", _translator.Name),
        };
    }
}
