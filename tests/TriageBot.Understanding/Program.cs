using TriageBot.Engine.Checking;
using TriageBot.Engine.Dialogs;
using TriageBot.Engine.Reading;
using TriageBot.Engine.Reading.Model;
using TriageBot.Understanding;

// Prints docs/understanding.md: how well the bot reads what it was never improved on, beside what others make of it.
var root = new DirectoryInfo(AppContext.BaseDirectory);
while (!File.Exists(Path.Combine(root.FullName, "TriageBot.sln")))
{
    root = root.Parent ?? throw new DirectoryNotFoundException("Run it inside the repository.");
}

var today = new DateOnly(2026, 11, 22);
var locales = Path.Combine(root.FullName, "locales");
var files = Directory.GetFiles(locales, "*.yaml", SearchOption.AllDirectories).Select(file => new SourceFile(Path.GetRelativePath(locales, file), File.ReadAllText(file)));
var library = LibraryLoader.Load([], files, new List<Finding>());
var model = ReadingModel.Load(File.ReadAllBytes(Path.Combine(locales, "reading.model")));
var own = new OwnReading(new Readers(library.Locales, model), today);
var set = args.Contains("tune") ? "tune" : "held";
var reading = Path.Combine(root.FullName, "tests/TriageBot.Engine.Tests/Reading");
var items = Item.Load(Path.Combine(reading, "labelled")).Where(item => item.Set == set).ToArray();
var loose = Item.Load(Path.Combine(reading, "loose"));
if (args.Contains("misses"))
{
    foreach (var item in items.Concat(loose).Where(item => item.Set is "tune" && set is "tune"))
    {
        var read = item.Type is "message" ? (own.Hear(item.Text).Flags is { Length: > 0 } flags ? string.Join('+', flags) : "-") : own.Read(item);
        if (read != item.Expected)
        {
            Console.WriteLine($"{item.Tag}\t{item.Type}\t{item.Detail}\t{item.Text}\t{item.Expected}\t{read}");
        }
    }

    return;
}

var languages = items.GroupBy(item => item.Tag).Select(group => Figures.Of(group.Key, [.. group], own)).ToArray();
var two = new Readers(library.Locales.Where(locale => locale.Key is "en" or "es").ToDictionary(), model);
var (all, few) = (Figures.Speed(own, items), Figures.Speed(new OwnReading(two, today), [.. items.Where(item => item.Tag is "en" or "es")]));
Console.WriteLine(Figures.Header());
Console.WriteLine(Figures.Of("**all**", items, own).Row());
Array.ForEach(languages, language => Console.WriteLine(language.Row()));
Console.WriteLine(Figures.Of("loose, six languages never looked at", [.. loose.Where(item => item.Set is "held")], own).Row());
Console.WriteLine(Figures.Of("loose, the others", [.. loose.Where(item => item.Set is "tune")], own).Row());
Console.WriteLine();
Console.WriteLine(FormattableString.Invariant($"Worst language for dangers: {languages.MinBy(language => language.Recall)!.Name}, {100 * languages.Min(language => language.Recall):0.#} % heard. One message takes {all:0} µs on one core with {library.Locales.Count} locales, {few:0} µs with two."));
Console.WriteLine();
foreach (var row in await Peers.Rows(Path.Combine(root.FullName, "tests/TriageBot.Understanding/peers"), items, today))
{
    Console.WriteLine(row);
}
