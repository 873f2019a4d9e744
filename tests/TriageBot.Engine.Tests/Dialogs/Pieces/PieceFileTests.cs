using System.Collections.Immutable;
using TriageBot.Engine.Dialogs.Pieces;
using TriageBot.Engine.Tests.Support;

namespace TriageBot.Engine.Tests.Dialogs.Pieces;

/// <summary>What coordinators change in forms is written into the files as a careful person would write it.</summary>
public class PieceFileTests
{
    private const string Dialog =
        """
        # The opening.
        questions:
          - {id: safe, type: yes-no, required: true}   # fixed
          # Who it is for.
          - id: who
            type: choice
            options: [me, other]   # two
            # Why it is asked.
            when: >-
              safe is yes
              or safe is no
          - {id: zip, type: place}
        urgency:
          - id: soon
            clock:
              kind: hearing
              within: {same-day: 7}
            text: "Soon {when}"
            review_by: 2027-03-31

        """;

    [Theory]
    [InlineData("who", "type", "text", "    type: choice\n", "    type: text\n")]
    [InlineData("who", "options", "me, other, nobody", "[me, other]   # two", "[me, other, nobody]   # two")]
    [InlineData("who", "when", "safe is yes", ">-\n      safe is yes\n      or safe is no\n", "safe is yes\n")]
    [InlineData("who", "when", "", "    when: >-\n      safe is yes\n      or safe is no\n", "")]
    [InlineData("who", "hears", "take", "      or safe is no\n", "      or safe is no\n    hears: [take]\n")]
    [InlineData("zip", "when", "days_until(x) <= 7", "type: place}", "type: place, when: \"days_until(x) <= 7\"}")]
    [InlineData("safe", "required", "", ", required: true}   # fixed", "}   # fixed")]
    [InlineData("safe", "type", "text", "type: yes-no", "type: text")]
    public void Put_OfAChangedQuestion_ChangesThatValueOnly(string id, string key, string value, string before, string after)
    {
        var piece = Find(PieceKind.Question, id);
        var field = key is "options" or "hears" ? Field.List(key, value.Split(", ")) : Field.One(key, value);

        PieceFile.Put(Dialog, piece.With([field]), null).ShouldBe(Dialog.Replace(before, after, StringComparison.Ordinal));
    }

    [Fact]
    public void Put_OfARule_WritesItsWindowsInOneLine() =>
        PieceFile.Put(Dialog, Find(PieceKind.Rule, "soon").With([Field.One("clock.within.emergency", "2"), Field.One("text", "Soon: {when}"), Field.One("review_by", "2028-01-31")]), null)
            .ShouldBe(Dialog.Replace("clock:\n      kind: hearing\n      within: {same-day: 7}", "clock: {kind: hearing, within: {same-day: 7, emergency: 2}}", StringComparison.Ordinal)
                .Replace("Soon {when}", "Soon: {when}", StringComparison.Ordinal).Replace("2027-03-31", "2028-01-31", StringComparison.Ordinal));

    [Theory]
    [InlineData("safe", "   # fixed\n", "   # fixed\n  - {id: job, type: text, max: 60}\n")]
    [InlineData("zip", "type: place}\n", "type: place}\n  - {id: job, type: text, max: 60}\n")]
    [InlineData(null, "type: place}\n", "type: place}\n  - {id: job, type: text, max: 60}\n")]
    [InlineData("", "questions:\n", "questions:\n  - {id: job, type: text, max: 60}\n")]
    [InlineData("who", "      or safe is no\n", "      or safe is no\n  - {id: job, type: text, max: 60}\n")]
    public void Put_OfANewQuestion_StandsBehindTheOneThatWasNamed(string? behind, string before, string after) =>
        PieceFile.Put(Dialog, new Piece(PieceKind.Question, [Field.One("id", "job"), Field.One("type", "text"), Field.One("max", "60")]), behind)
            .ShouldBe(Dialog.Replace(before, after, StringComparison.Ordinal));

    [Fact]
    public void Put_OfAQuestionElsewhere_MovesIt() =>
        PieceFile.Read(PieceFile.Put(Dialog, Find(PieceKind.Question, "zip"), "safe"), PieceKind.Question).Select(piece => piece.Id).ShouldBe(["safe", "zip", "who"]);

    [Theory]
    [InlineData("", "sources:\n  - {tag: fair, name: Fair, keywords: [FAIR]}\n")]
    [InlineData("# none yet\nsources: []\n", "# none yet\nsources:\n  - {tag: fair, name: Fair, keywords: [FAIR]}\n")]
    public void Put_OfTheFirstOfAList_BeginsIt(string file, string expected) =>
        PieceFile.Put(file, new Piece(PieceKind.Origin, [Field.One("tag", "fair"), Field.One("name", "Fair"), Field.List("keywords", ["FAIR"])]), null).ShouldBe(expected);

    [Fact]
    public void Take_OfAQuestion_LeavesTheCommentsRoundIt() => PieceFile.Take(Dialog, PieceKind.Question, "who").ShouldBe(Dialog.Replace(
        "  - id: who\n    type: choice\n    options: [me, other]   # two\n    # Why it is asked.\n    when: >-\n      safe is yes\n      or safe is no\n", "", StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(Shipped))]
    public void Put_OfEveryPieceThatShips_ChangedAndBack_SaysTheSame(string path, PieceKind kind)
    {
        var file = File.ReadAllText(Path.Combine(Repository.Root, path));
        foreach (var piece in PieceFile.Read(file, kind))
        {
            PieceFile.Put(file, piece, null).ShouldBe(file);
            Piece.Parse(kind, piece.Text, out var problem)!.Text.ShouldBe(piece.Text, problem);
            var changed = PieceFile.Put(file, piece.With([.. piece.Fields.Skip(1).Select(field => field with { Values = ["x: {y}, \"z\" # 'é'"] })]), null);
            PieceFile.Read(PieceFile.Put(changed, piece, null), kind).Select(one => one.Text).ShouldBe(PieceFile.Read(file, kind).Select(one => one.Text));
            PieceFile.Read(PieceFile.Take(file, kind, piece.Id), kind).Length.ShouldBe(PieceFile.Read(file, kind).Length - 1);
        }
    }

    [Theory]
    [InlineData("{id: a", "not YAML")]
    [InlineData("just words", "no list of keys")]
    [InlineData("{id: a, id: b}", "not YAML")]
    public void Parse_OfWhatIsNoPiece_SaysWhy(string text, string problem)
    {
        Piece.Parse(PieceKind.Question, text, out var said).ShouldBeNull();
        said.ShouldContain(problem);
    }

    [Fact]
    public void With_AValueBelowOneThatIsAText_HasTheNewOneAlone() =>
        new Piece(PieceKind.Rule, [Field.One("id", "soon"), Field.One("clock", "hearing")]).With([Field.One("clock.kind", "hearing"), Field.One("clock.from", "")]).Text.ShouldBe("{id: soon, clock: {kind: hearing}}");

    public static TheoryData<string, PieceKind> Shipped() => new()
    {
        { "dialogs/intake/dialog.yaml", PieceKind.Question },
        { "dialogs/intake/dialog.yaml", PieceKind.Rule },
        { "dialogs/intake/resources.yaml", PieceKind.Phone },
        { "dialogs/intake/sources.yaml", PieceKind.Origin },
    };

    private static Piece Find(PieceKind kind, string id) => PieceFile.Read(Dialog, kind).Single(piece => piece.Id == id);
}
