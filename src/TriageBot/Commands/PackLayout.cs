using System.Text;
using TriageBot.Engine.Checking;
using TriageBot.Engine.Dialogs;
using TriageBot.Settings;

namespace TriageBot.Commands;

/// <summary>Lays a pack out: its dialog, its texts, and those examples that come out the same in it. Writes over nothing.</summary>
internal sealed class PackLayout(Workplace workplace, TimeProvider clock, TextWriter output)
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly string _dialogs = workplace.Content.DialogsPath.TrimEnd('/');
    private readonly string _locales = workplace.Content.LocalesPath.TrimEnd('/');

    public int Run(PackOrder order)
    {
        var findings = new List<Finding>();
        var library = workplace.Library(findings);
        if (order.Refusal(library) is { } refusal)
        {
            return Refuse(refusal);
        }

        var from = library.Dialogs[order.From];
        order = order.Filled(from);
        var files = Made(order, library, from).ToList();
        if (files.Find(file => IsTaken(order, file)) is { } taken)
        {
            return Refuse($"There is a pack '{order.Id}' already: {Target(order, taken.Path)}. Choose another id; nothing was written.");
        }

        var left = LeftOut(order, library, files);
        files.RemoveAll(file => left.Contains(file.Path, StringComparer.Ordinal));
        if (order.To is not null)
        {
            CopyShared(order, library);
        }

        files.ForEach(file => Write(Target(order, file.Path), file.Text));
        Tell(order, files, left);
        return 0;
    }

    private int Refuse(string why)
    {
        output.WriteLine(why);
        return 2;
    }

    private IEnumerable<SourceFile> Made(PackOrder order, Library library, Dialog from)
    {
        var text = new PackText(order, CheckCommand.Today(workplace.Content, clock));
        var folder = Path.GetDirectoryName(from.Source!.Path)!.Replace('\\', '/');
        foreach (var file in ContentFiles.Read(workplace.Layout, folder, []))
        {
            var made = Path.GetFileName(file.Path) switch
            {
                _ when ContentFiles.IsTranscript(file) => TranscriptLoader.Load(file, []) is { } example ? text.Transcript(file.Text, example.Locales) : null,
                "dialog.yaml" => text.Dialog(file.Text),
                "resources.yaml" => text.Resources(file.Text, library.PhonesOf(from.Id)),
                "sources.yaml" => text.Sources(file.Text),
                _ => file.Text,
            };
            if (made is not null)
            {
                yield return new SourceFile($"{_dialogs}/{order.Id}{file.Path[folder.Length..]}", made);
            }
        }

        foreach (var file in ContentFiles.Read(workplace.Layout, _locales, []).Where(file => string.Equals(Path.GetFileName(file.Path), from.Id + ".yaml", StringComparison.Ordinal) && order.Takes(TagOf(file))))
        {
            yield return new SourceFile($"{_locales}/{TagOf(file)}/{order.Id}.yaml", text.Texts(file.Text));
        }
    }

    // Some need a language, or a word of a poster, that the pack does not have.
    private List<string> LeftOut(PackOrder order, Library library, List<SourceFile> files)
    {
        var made = files.Where(file => !ContentFiles.IsTranscript(file)).ToLookup(file => file.Path.StartsWith(_locales + "/", StringComparison.Ordinal));
        var both = LibraryLoader.Load(
            ContentFiles.Read(workplace.Layout, _dialogs, []).Where(file => !ContentFiles.IsTranscript(file)).Concat(made[false]),
            ContentFiles.Read(workplace.Layout, _locales, []).Concat(made[true]),
            []);
        var engine = ContentFiles.Engine(both with { Readers = library.Readers }, workplace.Content);
        return [.. files.Where(ContentFiles.IsTranscript)
            .Where(file => TranscriptLoader.Load(file, []) is { } example && example.Locales.Any(tag => Replay.Run(engine, example, order.Id, tag, saved: false).Count > 0))
            .Select(file => file.Path)];
    }

    private bool IsTaken(PackOrder order, SourceFile file) =>
        File.Exists(Target(order, file.Path)) || Directory.Exists(Path.GetDirectoryName(Target(order, $"{_dialogs}/{order.Id}/dialog.yaml")));

    // A server of its own hears danger and names of languages in all of them.
    private void CopyShared(PackOrder order, Library library)
    {
        foreach (var (path, depth) in new[] { (_dialogs, SearchOption.TopDirectoryOnly), (_locales, SearchOption.AllDirectories) })
        {
            var root = workplace.Layout.Resolve(path);
            foreach (var file in Directory.EnumerateFiles(root, "*", depth).Where(file => !library.Dialogs.ContainsKey(Path.GetFileNameWithoutExtension(file))))
            {
                var target = Target(order, path + "/" + Path.GetRelativePath(root, file).Replace('\\', '/'));
                if (!File.Exists(target))
                {
                    Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                    File.Copy(file, target);
                }
            }
        }
    }

    private string Target(PackOrder order, string path) => order.To is not { } to ? workplace.Layout.Resolve(path)
        : Path.Combine(workplace.Layout.Resolve(to), path.StartsWith(_dialogs + "/", StringComparison.Ordinal) ? "dialogs" + path[_dialogs.Length..] : "locales" + path[_locales.Length..]);

    private static void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var stream = new FileStream(path, FileMode.CreateNew);
        stream.Write(Utf8.GetBytes(text));
    }

    private static string TagOf(SourceFile file) => Path.GetFileName(Path.GetDirectoryName(file.Path))!;

    private void Tell(PackOrder order, List<SourceFile> files, List<string> left)
    {
        var folder = Target(order, $"{_dialogs}/{order.Id}/dialog.yaml")[..^"/dialog.yaml".Length];
        output.WriteLine($"Laid out '{order.Id}' from '{order.From}': {folder}, with {files.Count(ContentFiles.IsTranscript)} examples, and its texts in {files.Count(file => file.Path.StartsWith(_locales + "/", StringComparison.Ordinal))} languages.");
        if (left.Count > 0)
        {
            output.WriteLine($"Left out, because they come out otherwise here: {string.Join(", ", left.Select(Path.GetFileNameWithoutExtension))}.");
        }

        var (own, where) = order.To is not { } to ? ($"{_dialogs}/{order.Id}", "")
            : (folder, $" --Dialogs:Path={Path.Combine(workplace.Layout.Resolve(to), "dialogs")} --Locales:Path={Path.Combine(workplace.Layout.Resolve(to), "locales")} --Dialogs:Default={order.Id}");
        output.WriteLine($"""
            Next:
              1. resources.yaml: put your own number in the place of {Phone.Unset}; call every other number, then move its review_by.
              2. dialog.yaml, urgency: read each rule with somebody who knows the law where you are; correct it or take it out, then move its review_by.
              3. dialog.yaml, numbers: those that people text. Or give out words for posters: sources.yaml.
              4. Prove it: check {own}{where}
                 Play it:  test {own}{where}
                 Talk:     chat --dialog {order.Id}{where}
            """);
    }
}
