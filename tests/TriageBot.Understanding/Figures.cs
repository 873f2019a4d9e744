using System.Diagnostics;
using TriageBot.Engine.Reading;

namespace TriageBot.Understanding;

/// <summary>What came of one language, or of all.</summary>
internal sealed record Figures
{
    public required string Name { get; init; }

    public int Messages { get; init; }

    public int Answered { get; init; }

    public int RightLanguage { get; init; }

    public int Danger { get; init; }

    public int Heard { get; init; }

    public int False { get; init; }

    public (int Right, int All) YesNo { get; init; }

    public (int Right, int All) Choice { get; init; }

    public (int Right, int All) Number { get; init; }

    public (int Right, int All) Date { get; init; }

    /// <summary>Values presented as sure that are not what was meant, out of all answers.</summary>
    public int WrongSure { get; init; }

    public static Figures Of(string name, IReadOnlyCollection<Item> items, OwnReading own)
    {
        var messages = items.Where(item => item.Type is "message").Select(item => (Item: item, Heard: own.Hear(item.Text))).ToArray();
        var answers = items.Where(item => item.Type is not "message").Select(item => (Item: item, Read: own.Read(item))).ToArray();
        var told = messages.Where(one => one.Heard.Language is not null && one.Heard.Confidence >= Engine.Reading.Heard.Sure).ToArray();
        return new Figures
        {
            Name = name,
            Messages = messages.Length,
            Answered = told.Length,
            RightLanguage = told.Count(one => IsSame(one.Heard.Language!, one.Item)),
            Danger = messages.Sum(one => Flags(one.Item).Count),
            Heard = messages.Sum(one => one.Heard.Flags.Count(flag => Flags(one.Item).Contains(flag))),
            False = messages.Sum(one => one.Heard.Flags.Count(flag => !Flags(one.Item).Contains(flag))),
            YesNo = Right(answers, "yes-no"),
            Choice = Right(answers, "choice"),
            Number = Right(answers, "number"),
            Date = Right(answers, "date"),
            WrongSure = answers.Count(one => one.Read is not "-" && !one.Read.Contains('/') && !string.Equals(one.Read, one.Item.Expected, StringComparison.Ordinal)),
        };
    }

    /// <summary>Microseconds a message, one core, after everything is warm: the least of several rounds, because the machine does other things too.</summary>
    public static double Speed(OwnReading own, IReadOnlyList<Item> items)
    {
        var texts = items.Where(item => item.Type is "message").Select(item => item.Text).ToArray();
        var least = double.MaxValue;
        for (var round = 0; round < 60; round++)
        {
            var clock = Stopwatch.StartNew();
            Array.ForEach(texts, text => own.Hear(text));
            least = Math.Min(least, clock.Elapsed.TotalMicroseconds / texts.Length);
        }

        return least;
    }

    public string Row() => string.Join(" | ",
    [
        "", Name, Percent(Answered, Messages), Percent(RightLanguage, Answered), Percent(Heard, Danger), Percent(Heard, Heard + False), Percent(YesNo), Percent(Choice), Percent(Number), Percent(Date),
        Percent(WrongSure, YesNo.All + Choice.All + Number.All + Date.All), "",
    ]).Trim();

    public static string Header() =>
        "| | answered | language right | dangers heard | of those raised, true | yes-no | choice | number | date | wrong as sure |\n| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |";

    public double Recall => Danger == 0 ? 1 : (double)Heard / Danger;

    // Written in Latin letters Hindi and Urdu are one language to a reader.
    private static bool IsSame(string heard, Item item) =>
        string.Equals(heard, item.Tag, StringComparison.Ordinal)
        || (heard is "hi" or "ur" && item.Tag is "hi" or "ur" && item.Text.All(letter => letter < '\u0250' || !char.IsLetter(letter)));

    private static HashSet<string> Flags(Item item) => item.Expected is "-" ? [] : [.. item.Expected.Split('+')];

    private static (int Right, int All) Right((Item Item, string Read)[] answers, string type)
    {
        var of = answers.Where(one => string.Equals(one.Item.Type, type, StringComparison.Ordinal)).ToArray();
        return (of.Count(one => string.Equals(one.Read, one.Item.Expected, StringComparison.Ordinal)), of.Length);
    }

    private static string Percent((int Right, int All) of) => Percent(of.Right, of.All);

    private static string Percent(int part, int whole) => whole == 0 ? "–" : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{100.0 * part / whole:0.#}");
}
