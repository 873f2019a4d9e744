using TriageBot.Engine.Checking;
using TriageBot.Engine.Dialogs;
using TriageBot.Engine.Reading;
using TriageBot.Engine.Reading.Model;
using TriageBot.Engine.Texts;

namespace TriageBot.Tests.Support;

/// <summary>The source tree that the tests were built from, and the content it ships.</summary>
internal static class Repository
{
    public static string Root { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    private static readonly Lazy<Library> Shipped = new(() =>
    {
        var library = LibraryLoader.Load(Files("dialogs"), Files("locales"), new List<Finding>());
        return WithReaders(library);
    });

    /// <summary>Read with what was learned, as the host reads.</summary>
    public static Library WithReaders(Library library) =>
        library with { Readers = new Readers(library.Locales, ReadingModel.Load(File.ReadAllBytes(Path.Combine(Root, "locales/reading.model")))) };

    /// <summary>Dialogs and locales as shipped.</summary>
    public static Library Library() => Shipped.Value;

    /// <summary>English words for the shipped intake.</summary>
    public static Phrasing English(Library library)
    {
        var locale = library.Locales["en"];
        return new Phrasing(locale, locale.Dialogs["intake"], library.Phones.ToDictionary(phone => "phone." + phone.Id, phone => phone.Number, StringComparer.Ordinal));
    }

    private static IEnumerable<SourceFile> Files(string folder)
    {
        var root = Path.Combine(Root, folder);
        return Directory.EnumerateFiles(root, "*.yaml", SearchOption.AllDirectories)
            .Select(path => new SourceFile(Path.GetRelativePath(root, path), File.ReadAllText(path)));
    }

    private static string Find(DirectoryInfo? folder)
    {
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "TriageBot.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("TriageBot.sln is in no folder above the tests");
    }
}
