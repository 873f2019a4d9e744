using Microsoft.Extensions.Configuration;
using TriageBot.Commands;
using TriageBot.Settings;
using TriageBot.Sheets;
using TriageBot.Tests.Sheets;
using TriageBot.Tests.Support;

namespace TriageBot.Tests.Commands;

/// <summary>Sheets out of and into a copy of what ships, in English and Spanish.</summary>
public sealed class SheetCommandTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("triagebot-sheets-").FullName;

    public SheetCommandTests()
    {
        foreach (var source in new[] { "dialogs/intake", "locales/en", "locales/es" }.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*.yaml")))
        {
            var target = Path.Combine(_root, Path.GetRelativePath(Repository.Root, source));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(source, target);
        }
    }

    private string Csv => Path.Combine(_root, "es.csv");

    [Fact]
    public void Import_OfAnUntouchedSheet_LeavesEveryByte()
    {
        var before = Files();
        Run(command => command.Export("es", new CsvSheet(), Csv, null)).Code.ShouldBe(0);

        Run(command => command.Import("es", Csv, null)).ShouldBe((0, "es: 0 texts changed, 0 stamped, 0 to be looked at; 0 lists of words changed\n"));
        Files().ShouldBe(before);
    }

    [Fact]
    public void Import_OfCorrections_WritesThemAndNothingElse()
    {
        Export();
        Edit(cells => cells["common.kept"] = "Gracias. Una persona va a leer tus palabras. Seguimos.", cells => cells["words.no"] += " | ninguno de esos");

        var (code, said) = Run(command => command.Import("es", Csv, null));

        code.ShouldBe(0, said);
        said.ShouldContain("es: 1 text changed, 1 stamped, 0 to be looked at; 1 list of words changed");
        Changed("common").ShouldBe(["kept: \"Gracias. Una persona va a leer tus palabras. Seguimos.\""]);
        Changed("words").ShouldHaveSingleItem().ShouldEndWith("ninguno de esos]");
        Changed("intake").ShouldBeEmpty();
        Changed("locale").ShouldBeEmpty();
    }

    [Fact]
    public void Import_OfWhatWouldBreakConversations_IsRefusedByLineAndReasonAllAtOnce()
    {
        (string Id, string From, string To, string Code)[] breaks =
        [
            ("common.help", "{phone.hotline_office}", "", "placeholder-mismatch"),
            ("common.kept", "Gracias.", "Gracias, {name}.", "placeholder-unknown"),
            ("common.exit.done", "Listo.", "Listo. Llama al 1-800-555-0100.", "phone-literal"),
            ("common.greeting", "Hola, gracias", "Tu abogado: gracias", "lock-screen"),
            ("intake.topic.ask", "\n3 Familia", "", "menu-numbers"),
            ("intake.held_by.ask", "1 Migración (ICE)\n2 Oficiales de la frontera", "1 Oficiales de la frontera\n2 Migración (ICE)", "menu-numbers"),
            ("intake.who.options.my_child", "Mi hijo o hija", "Mis hijos", "menu-numbers"),
            ("intake.topic.options", "immigration", "inmigracion", "stored-value"),
            ("intake.zip.ask", "?", "?" + string.Concat(Enumerable.Repeat(" Una palabra.", 30)), "text-long"),
            ("words.keywords.exit", "salir", "salir | cancel", "carrier-word"),
            ("words.skip", "saltar", "saltar | nel", "word-twice"),
            ("words.not_sure", "no se |", "no se | parar |", "word-twice"),
        ];
        var before = Files();
        Export();
        Edit([.. breaks.Select(broken => (Action<Dictionary<string, string>>)(cells => cells[broken.Id] = cells[broken.Id].Contains(broken.From) ? cells[broken.Id].Replace(broken.From, broken.To) : throw new InvalidOperationException(cells[broken.Id])))]);

        var (exit, said) = Run(command => command.Import("es", Csv, null));

        exit.ShouldBe(1);
        foreach (var (id, _, _, code) in breaks)
        {
            said.ShouldMatch($@"(?m)^.*es\.csv:[1-9]\d*: error {code}: {id.Replace(".", "\\.")}: .+");
        }

        said.ShouldEndWith(", nothing was written\n");
        Files().ShouldBe(before);
    }

    [Fact]
    public void Import_IntoAnotherLanguage_IsRefused()
    {
        Export();

        Run(command => command.Import("en", Csv, null)).Code.ShouldBe(2);
        var po = Path.Combine(_root, "x.po");
        File.WriteAllText(po, "msgid \"\"\nmsgstr \"Language: fr\\n\"\n");
        Run(command => command.Import("es", po, null)).Said.ShouldContain("in 'fr', not in 'es'");
    }

    [Fact]
    public void Import_AfterEnglishChangedALittle_KeepsTheOldStamp()
    {
        Export();
        Edit(cells => cells["common.ask_safe_again"] = "Hola de nuevo.");
        Replace("locales/en/common.yaml", "Hello again.", "Hello again!");

        var (code, said) = Run(command => command.Import("es", Csv, null));

        code.ShouldBe(0, said);
        said.ShouldContain("warning english-changed: common.ask_safe_again: ");
        said.ShouldContain("1 text changed, 0 stamped, 1 to be looked at");
        Changed("common").ShouldBe(["ask_safe_again: \"Hola de nuevo.\""]);
    }

    [Fact]
    public void Export_AfterEnglishChanged_ShowsTheOldEnglishOfAnEarlierSheet()
    {
        Export();
        Replace("locales/en/common.yaml", "Hello again.", "Hello once more.");
        var po = Path.Combine(_root, "es.po");

        Run(command => command.Export("es", new PoSheet(), po, Csv)).Said.ShouldContain("0 missing, 1 stale, 0 draft");

        File.ReadAllText(po).ShouldContain("#, fuzzy\n#| msgid \"Hello again.\"\nmsgctxt \"common.ask_safe_again\"\nmsgid \"Hello once more.\"\n");
    }

    [Fact]
    public void Import_OfMissingTexts_PutsThemWhereEnglishHasThem()
    {
        var path = Path.Combine(_root, "locales/es/intake.yaml");
        var whole = File.ReadAllText(path);
        var lines = File.ReadAllLines(path).ToList();
        lines.RemoveRange(lines.IndexOf("client_name:"), 3);
        lines.RemoveAll(line => line.StartsWith("  client_name.", StringComparison.Ordinal));
        File.WriteAllLines(path, lines);
        Export();
        Edit(cells => cells["intake.client_name.label"] = "Su nombre", cells => cells["intake.client_name.ask"] = "¿Cómo se llama esa persona? Así la clínica sabe a quién buscar. O manda 0 para saltar.");

        var (code, said) = Run(command => command.Import("es", Csv, null));

        code.ShouldBe(0, said);
        said.ShouldContain("2 texts changed, 2 stamped");
        File.ReadAllText(path).Replace("\"Su nombre\"", "Su nombre").Split('\n').ShouldBe(whole.Split('\n'));
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private void Export() => Run(command => command.Export("es", new CsvSheet(), Csv, null)).Code.ShouldBe(0);

    private (int Code, string Said) Run(Func<SheetCommand, int> verb)
    {
        using var output = new StringWriter();
        var command = new SheetCommand(new Workplace(new Layout(_root), new ConfigurationBuilder().Build()), new FakeClock(new DateTimeOffset(2026, 11, 22, 15, 0, 0, TimeSpan.Zero)), output);
        return (verb(command), output.ToString());
    }

    /// <summary>As somebody would in Excel where cells are parted by semicolons.</summary>
    private void Edit(params Action<Dictionary<string, string>>[] edits)
    {
        var rows = Spreadsheet.Read(File.ReadAllText(Csv), ',');
        var cells = rows.ToDictionary(row => row[0], row => row[3]);
        Array.ForEach(edits, edit => edit(cells));
        File.WriteAllText(Csv, Spreadsheet.Write(rows.Select(row => row.Select((cell, place) => place == 3 ? cells[row[0]] : cell).ToArray()), ';'));
    }

    private void Replace(string file, string text, string with)
    {
        var path = Path.Combine(_root, file);
        File.WriteAllText(path, File.ReadAllText(path).Replace(text, with));
    }

    /// <summary>Lines that were not there before.</summary>
    private IEnumerable<string> Changed(string name)
    {
        var before = File.ReadAllLines(Path.Combine(Repository.Root, $"locales/es/{name}.yaml"));
        var after = File.ReadAllLines(Path.Combine(_root, $"locales/es/{name}.yaml"));
        after.Length.ShouldBe(before.Length);
        return after.Zip(before).Where(pair => pair.First != pair.Second).Select(pair => pair.First);
    }

    private Dictionary<string, string> Files() => Directory.EnumerateFiles(Path.Combine(_root, "locales/es")).Order(StringComparer.Ordinal).ToDictionary(file => file, File.ReadAllText);
}
