using TriageBot.Engine.Checking;
using TriageBot.Engine.Conversations;
using TriageBot.Engine.Dialogs;
using TriageBot.Engine.Questions;
using TriageBot.Engine.Reading;
using TriageBot.Engine.Reading.Model;

namespace TriageBot.Settings;

/// <summary>Reads the coordinators' files for the engine, which does no I/O.</summary>
internal static class ContentFiles
{
    /// <summary>A text file larger than this is no dialog.</summary>
    private const long Largest = 4 * 1024 * 1024;

    /// <summary>Beside the locales it was learned from.</summary>
    public const string ModelName = "reading.model";

    /// <summary>Code of the finding that the model cannot be read.</summary>
    public const string BrokenModel = "reading-model";

    private static readonly (string Name, ExampleKind Kind)[] ExampleFiles = [("examples.tsv", ExampleKind.Message), ("answers.tsv", ExampleKind.Answer)];

    /// <param name="over">Texts that stand in place of those of the files, by path; null: none do.</param>
    public static Library Load(Layout layout, ContentOptions options, ICollection<Finding> findings, IReadOnlyDictionary<string, string>? over = null)
    {
        var library = LibraryLoader.Load(
            Overlaid(Read(layout, options.DialogsPath, findings), options.DialogsPath, over).Where(file => !IsTranscript(file)),
            Overlaid(Read(layout, options.LocalesPath, findings), options.LocalesPath, over),
            findings);
        return library with { Readers = new Readers(library.Locales, Model(layout, options, findings)) };
    }

    public static string ModelPath(Layout layout, ContentOptions options) => Path.Combine(layout.Resolve(options.LocalesPath), ModelName);

    public static ReadingModel? Model(Layout layout, ContentOptions options, ICollection<Finding> findings)
    {
        var path = ModelPath(layout, options);
        if (!File.Exists(path))
        {
            return null;
        }

        try
        {
            return ReadingModel.Load(File.ReadAllBytes(path));
        }
        catch (InvalidDataException broken)
        {
            findings.Add(new(Named(layout, path), 0, Severity.Error, BrokenModel, broken.Message, "Make it anew with: locales train"));
            return null;
        }
    }

    /// <summary>All examples of all locales, in a fixed order.</summary>
    public static IReadOnlyList<Example> Examples(Layout layout, ContentOptions options, ICollection<Finding> findings) =>
    [
        .. ExampleFiles.SelectMany(examples => Directory.EnumerateFiles(layout.Resolve(options.LocalesPath), examples.Name, SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .SelectMany(file => ExampleLoader.Load(Path.GetFileName(Path.GetDirectoryName(file)!), examples.Kind, new SourceFile(Named(layout, file), File.ReadAllText(file)), findings))),
    ];

    public static IReadOnlyList<Transcript> Transcripts(Layout layout, string path, ICollection<Finding> findings) =>
        [.. Read(layout, path, findings).Where(file => IsTranscript(file) || File.Exists(layout.Resolve(path))).Select(file => TranscriptLoader.Load(file, findings)).OfType<Transcript>()];

    /// <summary>The dialog in whose folder an example stands; the default one elsewhere.</summary>
    public static string DialogOf(Transcript transcript, DialogEngine engine, ContentOptions options)
    {
        var folder = Path.GetFileName(Path.GetDirectoryName(Path.GetDirectoryName(transcript.File))) ?? "";
        return engine.Content.Publishes(folder) ? folder : options.DefaultDialog;
    }

    public static DialogEngine Engine(Library library, ContentOptions options) => new(new Content(library, QuestionTypes.Default(), new EngineSettings
    {
        HotlineName = options.HotlineName,
        Zone = TimeZoneInfo.FindSystemTimeZoneById(options.TimeZone),
        RequireReviewed = options.RequireReviewed,
        PartialAfter = TimeSpan.FromHours(options.PartialAfterHours),
        NudgeAfter = TimeSpan.FromHours(options.NudgeAfterHours),
        ExpireAfter = TimeSpan.FromHours(options.ExpireAfterHours),
        PerContactPerMinute = options.PerContactPerMinute,
        KeepTexts = TimeSpan.FromDays(options.TranscriptDays),
        KeepAbandoned = TimeSpan.FromDays(options.AbandonedDays),
    }));

    /// <summary>All YAML files below a folder (or the one file), named from the root, in a fixed order.</summary>
    public static IEnumerable<SourceFile> Read(Layout layout, string path, ICollection<Finding> findings)
    {
        var full = layout.Resolve(path);
        if (File.Exists(full))
        {
            return [new SourceFile(Named(layout, full), File.ReadAllText(full))];
        }

        if (!Directory.Exists(full))
        {
            findings.Add(new(path, 0, Severity.Error, "path-missing", "There is no such file or folder.", "Correct the path, or the settings Dialogs:Path and Locales:Path."));
            return [];
        }

        return Directory.EnumerateFiles(full, "*.yaml", SearchOption.AllDirectories)
            .Where(file => new FileInfo(file).Length <= Largest)
            .Order(StringComparer.Ordinal)
            .Select(file => new SourceFile(Named(layout, file), File.ReadAllText(file)));
    }

    // A file may stand over none: a dialog may have had no places that send people.
    private static IEnumerable<SourceFile> Overlaid(IEnumerable<SourceFile> files, string folder, IReadOnlyDictionary<string, string>? over) => over is null ? files
        : over.Where(file => file.Key.StartsWith(folder.TrimEnd('/') + "/", StringComparison.Ordinal)).Select(file => new SourceFile(file.Key, file.Value)).Concat(files).DistinctBy(file => file.Path, StringComparer.Ordinal).OrderBy(file => file.Path, StringComparer.Ordinal);

    private static string Named(Layout layout, string full)
    {
        var name = Path.GetRelativePath(layout.Root, full);
        return (name.StartsWith("..", StringComparison.Ordinal) ? full : name).Replace('\\', '/');
    }

    public static bool IsTranscript(SourceFile file) => file.Path.Contains("/transcripts/", StringComparison.Ordinal);
}
