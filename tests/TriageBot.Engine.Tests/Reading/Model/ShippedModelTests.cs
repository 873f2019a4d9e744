using TriageBot.Engine.Checking;
using TriageBot.Engine.Dialogs;
using TriageBot.Engine.Reading.Model;
using TriageBot.Engine.Tests.Support;

namespace TriageBot.Engine.Tests.Reading.Model;

/// <summary>The model that ships, and the examples it was learned from.</summary>
public sealed class ShippedModelTests
{
    private static readonly List<Finding> Findings = [];

    private static readonly Example[] Messages = [.. Load("examples.tsv", ExampleKind.Message)];

    private static readonly Example[] Answers = [.. Load("answers.tsv", ExampleKind.Answer)];

    [Fact]
    public void Model_Shipped_WasLearnedFromWhatTheLocalesHold()
    {
        var model = ReadingModel.Load(File.ReadAllBytes(Path.Combine(Repository.Root, "locales/reading.model")));

        model.Stamp.ShouldBe(ReadingTrainer.Stamp(Locales.All.Values, [.. Messages, .. Answers]), "run: dotnet run -c Release --project src/TriageBot -- locales train");
    }

    [Fact]
    public void Examples_OfEveryLocale_AreManyAndSound()
    {
        Findings.ShouldBeEmpty();
        Messages.GroupBy(example => example.Locale).Where(locale => locale.Count() < 400).Select(locale => locale.Key).ShouldBeEmpty();
        Answers.GroupBy(example => example.Locale).Where(locale => locale.Count() < 200).Select(locale => locale.Key).ShouldBeEmpty();
        Locales.All.Keys.Except(Messages.Select(example => example.Locale)).ShouldBeEmpty();
        Locales.All.Keys.Except(Answers.Select(example => example.Locale)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Ana")]
    [InlineData("Hussein Ahmed")]
    [InlineData("friday")]
    [InlineData("Chicago")]
    [InlineData("my brother")]
    [InlineData("500 dollars")]
    [InlineData("1")]
    [InlineData("👍")]
    public void Answer_ThatIsANameOrADayOrANumber_IsNoDanger(string text) =>
        Locales.Readers.Messages.Read(text, null, Labelled.Today).Flags.ShouldBeEmpty();

    private static IEnumerable<Example> Load(string name, ExampleKind kind) =>
        Directory.GetFiles(Path.Combine(Repository.Root, "locales"), name, SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .SelectMany(file => ExampleLoader.Load(Path.GetFileName(Path.GetDirectoryName(file)!), kind, new SourceFile(file, File.ReadAllText(file)), Findings));
}
