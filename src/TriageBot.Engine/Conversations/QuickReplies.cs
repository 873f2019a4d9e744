using System.Collections.Immutable;
using System.Globalization;
using TriageBot.Engine.Dialogs;
using TriageBot.Engine.Texts;

namespace TriageBot.Engine.Conversations;

/// <summary>The answers of the question that waits, for channels with buttons. Typing a digit or words goes on working beside them.</summary>
internal static class QuickReplies
{
    public static ImmutableArray<QuickReply> Of(Content content, Conversation conversation)
    {
        if (conversation.OptedOut)
        {
            return [];
        }

        if (conversation.Aside is Aside.WhichLanguage)
        {
            return [.. Languages.Short(content.Of(conversation)).Select(entry => new QuickReply(entry.Name, entry.Number))];
        }

        var dialog = content.DialogOf(conversation);
        var isAsking = conversation is { Aside: Aside.None, Locale: not null, Phase: Phase.Safety or Phase.Consent or Phase.Screening };
        if (!isAsking || conversation.Waiting is not { } waiting || dialog.Find(waiting) is not { } question)
        {
            return [];
        }

        var words = content.PhrasingOf(dialog, conversation.Locale!);
        return question.Type switch
        {
            // The labels are staff's words too, and "not sure" in staff's words is said of somebody else: 3 is typed.
            "yes-no" => Numbered([words.Common("values.yes"), words.Common("values.no")]),

            // A button would send one option and end the question.
            "choice" when !question.Several => Numbered(question.Options.Select(option => words.Find($"{question.Id}.options.{option}") ?? option)),
            _ => [],
        };
    }

    private static ImmutableArray<QuickReply> Numbered(IEnumerable<string> titles) =>
        [.. titles.Select((title, place) => new QuickReply(title, (place + 1).ToString(CultureInfo.InvariantCulture)))];
}
