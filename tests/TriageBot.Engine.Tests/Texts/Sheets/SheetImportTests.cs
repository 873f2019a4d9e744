using TriageBot.Engine.Checking;
using TriageBot.Engine.Texts;
using TriageBot.Engine.Texts.Sheets;

namespace TriageBot.Engine.Tests.Texts.Sheets;

public class SheetImportTests
{
    private const string English = "Please write the name of your city.";

    private static readonly SheetRow City = Row("city", English, "Escribe tu ciudad.");

    [Fact]
    public void Plan_OfARowAsItWas_ChangesNothing()
    {
        var plan = Plan([City], Line(City, City.Was));

        plan.Changes.ShouldBeEmpty();
        plan.Problems.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("  Escribe tu ciudad. \r\n")]
    [InlineData("Escribe tu\u00A0ciudad.")]
    [InlineData("‘Escribe’ “tu” ciudad.", "'Escribe' \"tu\" ciudad.")]
    [InlineData("Di que\u0301", "Di qué")]
    public void Plan_OfADamagedRow_ChangesNothing(string sheet, string? was = null)
    {
        var row = Row("city", English, was ?? City.Was);

        Plan([row], Line(row, sheet)).Changes.ShouldBeEmpty();
    }

    [Fact]
    public void Plan_OfANewTranslation_StampsItWithItsEnglish() =>
        Plan([City], Line(City, "¿En qué ciudad? ")).Changes.ShouldBe([new TextChange(2, City, "¿En qué ciudad?", SourceStamp.Of(English))]);

    [Fact]
    public void Plan_OfATranslationInDoubt_StampsNothing() =>
        Plan([City], Line(City, "¿En qué ciudad?") with { Done = false }).Changes.ShouldBe([new TextChange(2, City, "¿En qué ciudad?", null)]);

    [Fact]
    public void Plan_OfAStaleRowLeftAlone_ChangesNothing() => Plan([Stale], Line(Stale, Stale.Was)).Changes.ShouldBeEmpty();

    [Fact]
    public void Plan_OfAStaleRowDeclaredRight_StampsIt() =>
        Plan([Stale], Line(Stale, Stale.Was) with { Done = true }).Changes.ShouldBe([new TextChange(2, Stale, null, SourceStamp.Of(English))]);

    [Fact]
    public void Plan_OfASheetWithoutStamps_TellsByItsEnglish()
    {
        Plan([City], Line(City, "Otra") with { Stamp = null }).Changes.ShouldBe([new TextChange(2, City, "Otra", SourceStamp.Of(English))]);
        Plan([City], Line(City, "Otra") with { Stamp = null, English = null }).Changes.ShouldBe([new TextChange(2, City, "Otra", null)]);
    }

    [Fact]
    public void Plan_AfterEnglishChangedALittle_KeepsTheTranslationAsStale()
    {
        var old = Row("city", "Please write the name of your town.", "Escribe tu ciudad.");

        var plan = Plan([City], Line(old, "Escribe tu pueblo."));

        plan.Changes.ShouldBe([new TextChange(2, City, "Escribe tu pueblo.", old.Stamp.English)]);
        plan.Problems.ShouldHaveSingleItem().Code.ShouldBe("english-changed");
    }

    [Fact]
    public void Plan_AfterEnglishWasRewritten_LeavesTheRowOut()
    {
        var plan = Plan([City], Line(Row("city", "When is your next court date?", City.Was), "¿Cuándo?"));

        plan.Changes.ShouldBeEmpty();
        plan.Problems.ShouldHaveSingleItem().ShouldBe(plan.Problems[0] with { Line = 2, Severity = Severity.Warning, Code = "english-rewritten" });
    }

    [Fact]
    public void Plan_OfARowWhoseIdIsGone_GoesToTheTextThatReadsNearlyTheSame()
    {
        var moved = City with { Id = "intake.town", Key = "town", Was = "", State = RowState.Missing, English = "Please write the name of your town." };

        var plan = Plan([moved], Line(City, "Escribe tu pueblo."));

        plan.Changes.ShouldBe([new TextChange(2, moved, "Escribe tu pueblo.", SourceStamp.Of(English))]);
        plan.Problems.ShouldHaveSingleItem().Code.ShouldBe("id-moved");
    }

    [Fact]
    public void Plan_OfAnIdThatNeverWas_IsRefused() =>
        Plan([City], Line(City, "Hola") with { Id = "intake.nothing", English = "Something else" }).Problems.ShouldHaveSingleItem().Code.ShouldBe("id-unknown");

    [Fact]
    public void Plan_AfterSomebodyElseChangedTheText_RefusesTheRowOnlyIfItWasTouched()
    {
        var now = City with { Was = "Di tu ciudad." };

        Plan([now], Line(City, City.Was)).ShouldSatisfyAllConditions(plan => plan.Changes.ShouldBeEmpty(), plan => plan.Problems.ShouldBeEmpty());
        Plan([now], Line(City, "Otra")).Problems.ShouldHaveSingleItem().Code.ShouldBe("changed-meanwhile");
    }

    [Fact]
    public void Plan_OfTwoRowsOfOneId_RefusesWhatIsNotTheSame()
    {
        Plan([City], Line(City, "Una"), Line(City, "Otra")).Problems.ShouldHaveSingleItem().Code.ShouldBe("row-twice");
        Plan([City], Line(City, "Una"), Line(City, "Una ")).Changes.Length.ShouldBe(1);
    }

    [Fact]
    public void Plan_OfAnEmptiedRow_KeepsTheTranslation()
    {
        var plan = Plan([City], Line(City, " "));

        plan.Changes.ShouldBeEmpty();
        plan.Problems.ShouldHaveSingleItem().Code.ShouldBe("row-emptied");
    }

    [Fact]
    public void Plan_OfStoredValues_RefusesAnyChange()
    {
        var stored = City with { Kind = RowKind.Stored, State = RowState.Locked, Was = "work | family" };

        Plan([stored], Line(stored, "work|family ")).Problems.ShouldBeEmpty();
        Plan([stored], Line(stored, "family | work")).Problems.ShouldHaveSingleItem().Code.ShouldBe("stored-value");
    }

    [Fact]
    public void Plan_OfWords_TakesWhatCameAndWhatWent()
    {
        var words = City with { Kind = RowKind.Words, Was = "no | nel | nones" };

        Plan([words], Line(words, "nones|no | nel")).Changes.ShouldBeEmpty();
        var change = Plan([words], Line(words, "no | nones\nnope")).Changes.ShouldHaveSingleItem().ShouldBeOfType<WordsChange>();
        change.Remove.ShouldBe(["nel"]);
        change.Add.ShouldBe(["nope"]);
    }

    [Fact]
    public void WithOldEnglish_FromAnEarlierSheet_FindsItByItsStamp() =>
        new Sheet("es", "Spanish", [Stale, City]).WithOldEnglish(["nothing", "Write your city."]).Rows.Select(row => row.OldEnglish).ShouldBe(["Write your city.", null]);

    private static SheetRow Stale => City with { State = RowState.Stale, MadeFrom = SourceStamp.Of("Write your city.") };

    private static SheetRow Row(string key, string english, string was) => new($"intake.{key}", "locales/es/intake.yaml", key, RowKind.Text, RowState.Translated, english, was, "");

    private static SheetLine Line(SheetRow row, string translation) => new(2, row.Id, row.Stamp, row.English, translation, null);

    private static SheetPlan Plan(SheetRow[] rows, params SheetLine[] lines) => new SheetImport(new Sheet("es", "Spanish", [.. rows])).Plan(lines);
}
