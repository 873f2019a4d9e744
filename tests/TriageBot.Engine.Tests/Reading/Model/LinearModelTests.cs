using TriageBot.Engine.Reading;
using TriageBot.Engine.Reading.Model;

namespace TriageBot.Engine.Tests.Reading.Model;

public sealed class LinearModelTests
{
    private static readonly string[] Classes = ["danger", "none"];

    private static readonly (string Text, int Class)[] Texts =
        [("they took him", 0), ("took my wife", 0), ("they took us all", 0), ("pay the rent", 1), ("my rent is late", 1), ("rent and wages", 1)];

    [Fact]
    public void Learn_FromAFewTexts_TellsNewOnesApart()
    {
        var model = Learn();

        Score(model, "someone took her").ShouldSatisfyAllConditions(scores => scores[0].ShouldBeGreaterThan(scores[1]));
        Score(model, "the rent").ShouldSatisfyAllConditions(scores => scores[1].ShouldBeGreaterThan(scores[0]));
    }

    [Fact]
    public void Learn_TheSameTwice_GivesTheSameModel()
    {
        var (one, two) = (Learn(), Learn());

        two.Weights.ToArray().ShouldBe(one.Weights.ToArray());
        (two.Unit, two.Biases).ShouldSatisfyAllConditions(pair => pair.Unit.ShouldBe(one.Unit), pair => pair.Biases.ShouldBe(one.Biases));
    }

    [Fact]
    public void Load_OfWhatWasSaved_ScoresTheSame()
    {
        var model = Learn();
        var loaded = ReadingModel.Load(new ReadingModel(model, model, [0.5f, 0.4f], model, "stamp").Save());

        loaded.Stamp.ShouldBe("stamp");
        loaded.Limits.ShouldBe([0.5f, 0.4f]);
        Score(loaded.Dangers, "they took my rent").ShouldBe(Score(model, "they took my rent"));
        Score(loaded.Answers, "they took my rent").ShouldBe(Score(model, "they took my rent"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("this is no model")]
    public void Load_OfSomethingElse_SaysSo(string text) =>
        Should.Throw<InvalidDataException>(() => ReadingModel.Load(System.Text.Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void Load_OfAModelCutShort_SaysSo()
    {
        var model = Learn();
        var bytes = new ReadingModel(model, model, [0.5f, 0.4f], model, "stamp").Save();

        Should.Throw<InvalidDataException>(() => ReadingModel.Load(bytes[..(bytes.Length / 2)]));
    }

    private static LinearModel Learn() =>
        LinearTrainer.Learn(Classes, [.. Texts.Select(text => new Lesson(Pieces(text.Text), [text.Class]))], exclusive: true, bits: 12, rounds: 20, shrink: 0);

    private static Piece[] Pieces(string text)
    {
        var pieces = new Pieces();
        pieces.AddWords(Tokens.Of(text), 0);
        return pieces.All.ToArray();
    }

    private static float[] Score(LinearModel model, string text)
    {
        var scores = new float[model.Classes.Count];
        model.Score(Pieces(text), scores);
        return scores;
    }
}
