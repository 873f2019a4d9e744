using System.Collections.Immutable;
using TriageBot.Commands;
using TriageBot.Engine.Checking;
using TriageBot.Engine.Checking.Paths;
using TriageBot.Engine.Dialogs;
using TriageBot.Engine.Questions;
using TriageBot.Engine.Texts;
using TriageBot.Engine.Texts.Sheets;
using TriageBot.Hosting;
using TriageBot.Settings;

namespace TriageBot.Publishing;

/// <summary>Opens the draft on what is published now.</summary>
internal sealed class ContentDesk(PublicationShelf shelf, DraftShelf drafts, HostSettings settings, TimeProvider clock) : IDisposable
{
    private readonly QuestionTypes _types = QuestionTypes.Default();
    private readonly SemaphoreSlim _opening = new(1);
    private readonly Lock _nearness = new();
    private readonly LoadedLocales _locales = new();
    private readonly ExploredDialogs _explored = new();
    private (int On, ImmutableArray<PublishedFile> Over, Stand Stand)? _published;
    private (int On, Workbook Book)? _last;
    private (Stand Of, string Tag, Stand Stand)? _near;

    public async Task<Workbook> Open(CancellationToken cancel)
    {
        var (draft, version) = await drafts.Read(cancel);
        var on = shelf.All.LastOrDefault();
        await _opening.WaitAsync(cancel);
        try
        {
            if (_last is { } last && last.On == (on?.Number ?? 0) && last.Book.Draft.IsLike(draft))
            {
                return last.Book with { Draft = draft, Version = version };
            }

            if (_published is not { } known || known.On != (on?.Number ?? 0))
            {
                var over = await shelf.Files(on, cancel);
                _published = known = (on?.Number ?? 0, over, Load(Over(Release(), over)));
            }

            // Exploring every path takes seconds.
            var book = await Task.Run(() => Apply(draft, version, known.On, known.Over, known.Stand), cancel);
            _last = (known.On, book);
            return book;
        }
        finally
        {
            _opening.Release();
        }
    }

    public void Dispose() => _opening.Dispose();

    /// <summary>All texts of a language with English beside them.</summary>
    public Sheet Sheet(Library library, Locale locale) => new SheetExport(library, _types, Placeholders.Longest(library, settings.Content.HotlineName)).Of(locale);

    /// <summary>The files that a workbook would have published, over those of the release.</summary>
    public ImmutableArray<PublishedFile> Files(Workbook book)
    {
        var release = Release();
        return
        [
            .. book.Files.Values.Where(file => !Same(release.GetValueOrDefault(file.Path)?.Text, file.Text))
                .Select(file => new PublishedFile(file.Path, file.Text) { Base = book.Outdated.FirstOrDefault(old => Same(old.Path, file.Path))?.Base ?? release.GetValueOrDefault(file.Path)?.Text }),
        ];
    }

    private Workbook Apply(Draft draft, long version, int on, ImmutableArray<PublishedFile> over, Stand published)
    {
        var problems = new List<SheetProblem>();
        var brought = Brought(draft, published, problems);
        var ground = brought.IsEmpty ? published : Load(Over(published.Files, brought));

        // Questions first: they say which texts there are.
        var pieces = PieceEdits.Apply(ground.Library, ground.Files, draft, problems);
        var stand = pieces.IsEmpty ? ground : Load(Over(ground.Files, pieces));

        // English first: translations are held against it.
        foreach (var edits in draft.Edits.Select((edit, place) => (Edit: edit, Place: place)).GroupBy(one => one.Edit.Locale, StringComparer.Ordinal).OrderByDescending(edits => edits.Key is SourceStamp.Source))
        {
            if (stand.Library.Locales.GetValueOrDefault(edits.Key) is not { } locale)
            {
                problems.AddRange(edits.Select(one => new SheetProblem(one.Place, one.Edit.Id, Severity.Error, "locale-unknown", $"There is no language '{edits.Key}' any more.", "Take the change out.")));
                continue;
            }

            var plan = Plan(stand.Library, locale, [.. edits.Select(one => one.Edit.Line(one.Place))]);
            problems.AddRange(plan.Problems);
            var changed = SheetResult.Files(locale, stand.Library.Locales[SourceStamp.Source], stand.Files, plan);
            stand = changed.IsEmpty ? stand : Load(Over(stand.Files, changed.Select(file => new PublishedFile(file.Path, file.Text))));
        }

        var vouched = LanguageReview.Files(stand.Files, draft.Reviews);
        stand = vouched.IsEmpty ? stand : Load(Over(stand.Files, vouched));
        stand = stand with { Files = Over(stand.Files, draft.Examples.Select(example => new PublishedFile(example.Path, example.Text))) };
        ImmutableArray<Finding> findings = draft.Edits.IsEmpty && pieces.IsEmpty && brought.IsEmpty ? [] : stand.NewSince(published, paths: pieces.Length + brought.Length > 0);
        return new Workbook(draft, version, on, published.Library, stand, [.. problems], findings, settings.Content.RequireReviewed) { Outdated = Outdated(draft, over) };
    }

    private static ImmutableArray<PublishedFile> Brought(Draft draft, Stand published, List<SheetProblem> problems)
    {
        var misfits = draft.Brought.Where(file => !Same(published.Files.GetValueOrDefault(file.Path)?.Text, file.Before)).ToList();
        problems.AddRange(misfits.Select(file => new SheetProblem(0, file.Path, Severity.Error, "file-misfit", "It has been changed since, in what is published.", "Take it out of the draft, and bring the release's changes in again.")));
        return [.. draft.Brought.Except(misfits).Select(file => new PublishedFile(file.Path, file.Text))];
    }

    // Of versions made before this was kept nothing is known.
    private ImmutableArray<OutdatedFile> Outdated(Draft draft, ImmutableArray<PublishedFile> over)
    {
        var release = Release();
        return
        [
            .. over.Where(file => file.Base is not null && release.ContainsKey(file.Path) && !draft.Brought.Any(brought => Same(brought.Path, file.Path)))
                .Select(file => new OutdatedFile(file.Path, file.Base!, file.Text, release[file.Path].Text))
                .Where(file => !Same(file.Base, file.Release) && !Same(file.Published, file.Release)),
        ];
    }

    /// <summary>Plans a change of texts; English ones are made from nothing.</summary>
    public SheetPlan Plan(Library library, Locale locale, IReadOnlyCollection<SheetLine> lines)
    {
        var plan = new SheetImport(Sheet(library, locale)).Plan(lines);
        return locale.Tag is SourceStamp.Source ? plan with { Changes = [.. plan.Changes.Select(change => change is TextChange text ? text with { Stamp = null } : change)] } : plan;
    }

    /// <summary>The library with one more change, and what would then be wrong that is not wrong in the workbook.</summary>
    public (Library Library, ImmutableArray<Finding> Findings) Tried(Workbook book, Locale locale, SheetPlan plan)
    {
        var changed = SheetResult.Files(locale, book.Library.Locales[SourceStamp.Source], book.Files, plan);
        if (changed.IsEmpty)
        {
            return (book.Library, []);
        }

        // English is held against by all, and a word may mean something in another language.
        var before = locale.Tag is SourceStamp.Source || plan.Changes.Any(change => change is WordsChange) ? book.Stand : Near(book, locale.Tag);
        var stand = Load(Over(before.Files, changed.Select(file => new PublishedFile(file.Path, file.Text))));
        return (stand.Library, stand.NewSince(before, paths: false));
    }

    /// <summary>What would be wrong with one more piece changed, new or gone that is not wrong in the workbook. Of languages only English is looked at, and paths are not explored.</summary>
    public (Library Library, ImmutableArray<Finding> Findings) Tried(Workbook book, PieceEdit edit)
    {
        var problems = new List<SheetProblem>();
        var before = Near(book, SourceStamp.Source);
        var stand = Load(Over(before.Files, PieceEdits.Apply(before.Library, before.Files, Draft.Empty.With(edit), problems)));
        return (stand.Library, [.. problems.Select(problem => new Finding("", 0, problem.Severity, problem.Code, problem.Reason, problem.Fix)), .. stand.NewSince(before, paths: false)]);
    }

    // Whoever writes waits for it: to look at two languages takes a tenth of the time for all.
    private Stand Near(Workbook book, string tag)
    {
        lock (_nearness)
        {
            if (_near is { } near && ReferenceEquals(near.Of, book.Stand) && Same(near.Tag, tag))
            {
                return near.Stand;
            }
        }

        var others = book.Library.Locales.Keys.Where(other => !Same(other, tag) && other is not SourceStamp.Source).Select(other => $"/{other}/").ToList();
        var folder = settings.Content.LocalesPath.TrimEnd('/') + "/";
        var stand = Load(book.Files.Where(file => !file.Key.StartsWith(folder, StringComparison.Ordinal) || !others.Exists(other => file.Key.Contains(other, StringComparison.Ordinal))).ToDictionary(StringComparer.Ordinal));
        lock (_nearness)
        {
            _near = (book.Stand, tag, stand);
        }

        return stand;
    }

    private Dictionary<string, SourceFile> Release()
    {
        var findings = new List<Finding>();
        return new[] { settings.Content.DialogsPath, settings.Content.LocalesPath }
            .SelectMany(path => ContentFiles.Read(settings.Layout, path, findings))
            .Where(file => !ContentFiles.IsTranscript(file))
            .ToDictionary(file => file.Path, StringComparer.Ordinal);
    }

    private static Dictionary<string, SourceFile> Over(IReadOnlyDictionary<string, SourceFile> files, IEnumerable<PublishedFile> over)
    {
        var all = new Dictionary<string, SourceFile>(files, StringComparer.Ordinal);
        foreach (var file in over)
        {
            all[file.Path] = new SourceFile(file.Path, file.Text);
        }

        return all;
    }

    private static bool Same(string? one, string? other) => string.Equals(one, other, StringComparison.Ordinal);

    private Stand Load(IReadOnlyDictionary<string, SourceFile> files)
    {
        var findings = new List<Finding>();
        var isDialog = files.Values.ToLookup(file => file.Path.StartsWith(settings.Content.DialogsPath.TrimEnd('/') + "/", StringComparison.Ordinal));
        var library = LibraryLoader.Load(isDialog[true], isDialog[false], findings, _locales);
        return new Stand(files, library, findings, CheckCommand.Of(library, settings.Content, clock), _explored);
    }
}
