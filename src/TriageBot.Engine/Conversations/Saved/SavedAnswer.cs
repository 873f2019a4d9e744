using TriageBot.Engine.Dialogs;

namespace TriageBot.Engine.Conversations.Saved;

/// <summary>One answer; what it means is marked by the name of its kind.</summary>
internal static class SavedAnswer
{
    public static void Write(SavedWriter writer, Answer answer)
    {
        writer.Text(answer.Question);
        writer.Text(answer.Text);
        writer.Text(answer.Language);
        writer.Time(answer.At);
        writer.Text(KindOf(answer.Value));
        switch (answer.Value)
        {
            case Chosen chosen:
                writer.Each(chosen.Options, writer.Text);
                break;
            case OnDate date:
                writer.Number(date.Date.DayNumber);
                writer.Number(date.Other is { } other ? other.DayNumber + 1 : 0);
                writer.Flag(date.Confirmed);
                break;
            case Amount amount:
                writer.Amount(amount.Number);
                break;
            case Words words:
                writer.Text(words.Text);
                break;
        }
    }

    public static Answer Read(SavedReader reader)
    {
        var (question, text, language, at) = (reader.Text(), reader.Text(), reader.Text(), reader.Time());
        return new Answer(question, ReadValue(reader), text, language, at);
    }

    private static string KindOf(AnswerValue value) => value switch
    {
        Yes => "y",
        No => "n",
        NotSure => "?",
        Skipped => "0",
        Unread => "u",
        Chosen => "c",
        OnDate => "d",
        Amount => "a",
        Words => "w",
        _ => throw new ArgumentOutOfRangeException(nameof(value), value.GetType().Name, "cannot be kept"),
    };

    private static AnswerValue ReadValue(SavedReader reader) => reader.Text() switch
    {
        "y" => new Yes(),
        "n" => new No(),
        "?" => new NotSure(),
        "0" => new Skipped(),
        "u" => new Unread(),
        "c" => new Chosen(reader.Each(reader.Text)),
        "d" => ReadDate(reader),
        "a" => new Amount(reader.Amount()),
        "w" => new Words(reader.Text()),
        var kind => throw new InvalidDataException($"an answer of kind '{kind}'"),
    };

    private static OnDate ReadDate(SavedReader reader)
    {
        var (date, other) = (DateOnly.FromDayNumber(reader.Number()), reader.Number());
        return new OnDate(date, other == 0 ? null : DateOnly.FromDayNumber(other - 1), reader.Flag());
    }
}
