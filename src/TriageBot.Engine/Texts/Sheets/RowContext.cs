using TriageBot.Engine.Checking.Wording;
using TriageBot.Engine.Dialogs;

namespace TriageBot.Engine.Texts.Sheets;

/// <summary>What a translator must know about a text without seeing the bot.</summary>
internal static class RowContext
{
    private const string Mail = "Mail to staff on call, not to the person. Its first sentence is the subject, which may be read on a locked screen: no names, no reasons.";

    /// <summary>First match counts; a name that ends in a dot stands for all keys below it.</summary>
    private static readonly (string Key, string Says)[] OfCommon =
    [
        ("safety.", "Text message to a person in danger, in front of the next question. Its first 40 characters may be read on a locked screen: they say nothing of law, abuse or police."),
        ("greeting", "The very first text message to a person. Its first 40 characters may be read on a locked screen: they say nothing of law, abuse or police. Words in capitals must stand in a list of keywords."),
        ("help", "Text message to a person who asked for help. Words in capitals must stand in a list of keywords."),
        ("menu.greeting", "Hello, in the message that asks which language somebody wants."),
        ("again.", "Text message to a person whose answer was not understood."),
        ("consent.", "Text message to a person who has not agreed."),
        ("review.line", "One line of a numbered list of answers: number, then what it is about."),
        ("review.date_line", "One line of a list of dates: what it is about, then the date."),
        ("review.", "Text message to a person, before the answers are sent to a clinic."),
        ("submitted.", "Text message to a person, once the answers are sent. Promises no more time than the English."),
        ("shared.", "On the screen of a shared device, for a person: buttons in one or two words, and one closing message."),
        ("dates.pattern", "How a date is written, with the day of the week."),
        ("dates.", "Part of a date inside other texts."),
        ("values.", "An answer, as staff and the person see it in lists: one to three words."),
        ("staff.page_mail", Mail),
        ("staff.delivery_failed_mail", Mail),
        ("staff.text_failed_mail", Mail),
        ("staff.take", "Button below a message to staff on call, in one or two words: to take the request."),
        ("staff.", "Text message to staff on call, not to the person: one glance, one segment."),
        ("date.which", "Text message to a person whose date can be read in two ways."),
    ];

    public static string Of(TextFile file, string key) => file.Dialog is { } dialog ? OfQuestion(dialog, key, file) : Common(key);

    public static string OfWords(string list) => list switch
    {
        "lint.lock_screen" => "Words that must not stand in the first 40 characters of a careful text; beginnings of words count. Nobody sees them.",
        _ when list.StartsWith("keywords.", StringComparison.Ordinal) => "Words people type, alone in a message, at any time. No word may stand in two lists of keywords of any language.",
        _ when list is "yes" or "yes_first" or "no" or "no_first" or "not_sure" or "skip" => "Words people type as an answer. No word may stand in lists of two meanings.",
        _ => "Words people type: write what they really write, misspelt too; do not translate one by one.",
    };

    public static string OfStored(Question question) => $"Stored values of {question.Id}, in the order of its menu. Leave as they are.";

    private static string Common(string key) => OfCommon
        .Where(entry => entry.Key[^1] is '.' ? key.StartsWith(entry.Key, StringComparison.Ordinal) : string.Equals(entry.Key, key, StringComparison.Ordinal))
        .Select(entry => entry.Says).FirstOrDefault() ?? "Text message to a person.";

    private static string OfQuestion(Dialog dialog, string key, TextFile file)
    {
        var dot = key.IndexOf('.', StringComparison.Ordinal);
        var question = dialog.Find(dot < 0 ? key : key[..dot]);
        var part = key[(dot + 1)..];
        if (question is null)
        {
            return "";
        }

        var says = part switch
        {
            "ask" => Asks(question),
            "label" => "What the question is about, in two to four words: for the person's list of answers and for staff.",
            "hint" => "Text message to a person whose answer to this question was not understood.",
            "thanks" => "Said in front of the next question, in the same text message.",
            _ => $"Option {question.Options.IndexOf(part["options.".Length..]) + 1} of {question.Options.Length} in the menu of this question; word for word as in the menu.",
        };
        return $"{says} Question {dialog.PlaceOf(question.Id) + 1} of {dialog.Questions.Length}, type {question.Type}{(question.WhenText is { } when ? $", asked when: {when}" : "")}.{Before(dialog, question, part, file)}";
    }

    private static string Asks(Question question) => question.Type switch
    {
        "choice" => $"Text message to a person. Shows all {question.Options.Length} options with their numbers, in their order.",
        "yes-no" => "Text message to a person. Numbers stay: 1 is yes, 2 is no, 3 is not sure.",
        _ => "Text message to a person.",
    };

    private static string Before(Dialog dialog, Question question, string part, TextFile file)
    {
        var place = dialog.PlaceOf(question.Id);
        return part is "ask" && place > 0 && file.English?.GetValueOrDefault(dialog.Questions[place - 1].Id + ".ask") is { } before
            ? $" The question before: \"{before.Text.ReplaceLineEndings(" / ")}\""
            : "";
    }
}
