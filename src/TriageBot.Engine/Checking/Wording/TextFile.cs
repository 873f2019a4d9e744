using System.Collections.Frozen;
using TriageBot.Engine.Dialogs;
using TriageBot.Engine.Texts;

namespace TriageBot.Engine.Checking.Wording;

/// <summary>One file of texts with what it is checked against.</summary>
/// <param name="Dialog">Whose texts these are; null for <c>common.yaml</c>.</param>
/// <param name="English">The same file in the source language; null where this is it, or where there is none.</param>
internal sealed record TextFile(
    string Path,
    Locale Locale,
    Dialog? Dialog,
    FrozenDictionary<string, LocalText> Texts,
    FrozenDictionary<string, LocalText>? English)
{
    /// <summary>Speakers of a language that we do not write may be spoken to in this one.</summary>
    public bool IsRelay { get; init; }

    public static IEnumerable<TextFile> Of(Library library, Locale locale)
    {
        var source = string.Equals(locale.Tag, SourceStamp.Source, StringComparison.Ordinal) ? null : library.Locales.GetValueOrDefault(SourceStamp.Source);
        var folder = FolderOf(locale);
        yield return new TextFile(folder + "common.yaml", locale, null, locale.Common, source?.Common)
        {
            IsRelay = library.Relays.Languages.Any(relay => relay.ReadIn.Contains(locale.Tag, StringComparer.Ordinal)),
        };
        foreach (var dialog in library.Dialogs.Values.OrderBy(dialog => dialog.Id, StringComparer.Ordinal))
        {
            var texts = locale.Dialogs.GetValueOrDefault(dialog.Id) ?? FrozenDictionary<string, LocalText>.Empty;
            if (texts.Count == 0 && !dialog.Pack.Needs(locale.Tag))
            {
                continue;
            }

            yield return new TextFile($"{folder}{dialog.Id}.yaml", locale, dialog, texts, source?.Dialogs.GetValueOrDefault(dialog.Id));
        }
    }

    /// <summary>With a slash at the end.</summary>
    public static string FolderOf(Locale locale)
    {
        var file = locale.Common.Values.Concat(locale.Dialogs.Values.SelectMany(texts => texts.Values)).Select(text => text.File)
            .Concat(locale.Words.Values.Select(words => words.File)).FirstOrDefault();
        return file is null ? $"locales/{locale.Tag}/" : file[..(file.LastIndexOf('/') + 1)];
    }

    public Finding Error(string key, string code, string message, string fix) => At(key, Severity.Error, code, message, fix);

    public Finding Warning(string key, string code, string message, string fix) => At(key, Severity.Warning, code, message, fix);

    private Finding At(string key, Severity severity, string code, string message, string fix) =>
        new(Path, Texts.GetValueOrDefault(key)?.Line ?? 0, severity, code, $"Text '{key}' {message}", fix) { Key = key };
}
