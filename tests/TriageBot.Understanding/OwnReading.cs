using System.Globalization;
using TriageBot.Engine.Dialogs;
using TriageBot.Engine.Questions;
using TriageBot.Engine.Reading;

namespace TriageBot.Understanding;

/// <summary>How the bot reads an item, written as labels are.</summary>
internal sealed class OwnReading(Readers readers, DateOnly today)
{
    public Heard Hear(string text) => readers.Messages.Read(text, null, today);

    public string Read(Item item)
    {
        var words = readers.Lexicon(item.Tag);
        return Written(item.Type switch
        {
            "yes-no" => words.YesNo(item.Text),
            "number" => words.Number(item.Text, null, null),
            "date" => words.Date(item.Text, item.Detail is "past" ? Tense.Past : Tense.Future, today),
            "choice" => words.Choice(item.Text, Options(item.Detail), several: false),
            _ => throw new InvalidDataException($"There is no type '{item.Type}'."),
        });
    }

    private static List<(string Id, string Label)> Options(string detail) => [.. detail.Split('|').Select(option => option.Split('=', 2)).Select(option => (option[0], option[1]))];

    private static string Written(AnswerReading reading) => reading switch
    {
        Understood understood => Written(understood.Value),
        Ambiguous ambiguous => string.Join('/', ambiguous.Candidates.Select(Written)),
        _ => "-",
    };

    private static string Written(AnswerValue value) => value switch
    {
        Yes => "yes",
        No => "no",
        NotSure => "not-sure",
        Skipped => "skip",
        Amount amount => amount.Number.ToString("0.##", CultureInfo.InvariantCulture),
        OnDate date => date.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        Chosen chosen => string.Join('+', chosen.Options),
        _ => value.ToString() ?? "",
    };
}
