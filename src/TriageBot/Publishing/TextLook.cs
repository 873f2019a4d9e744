using System.Collections.Immutable;
using TriageBot.Engine.Checking;
using TriageBot.Engine.Checking.Wording;
using TriageBot.Engine.Dialogs;
using TriageBot.Engine.Texts;
using TriageBot.Engine.Texts.Plain;
using TriageBot.Engine.Texts.Sheets;

namespace TriageBot.Publishing;

/// <summary>What a text would come to, while somebody still writes it. Nothing is kept.</summary>
/// <param name="Cost">In segments, with what makes it dear; empty where it is not sent by itself.</param>
/// <param name="Findings">What would be wrong, each with its fix.</param>
internal sealed record TextLook(string Cost, ImmutableArray<LookFinding> Findings)
{
    /// <summary>For people: how many segments, how many it may have, and which letter doubles them.</summary>
    /// <param name="forcedBy">The letter that GSM-7 has not; null where there is none.</param>
    /// <param name="grade">Null where nobody can say.</param>
    public static string Said(int segments, int? allowed, string? forcedBy, ReadingGrade? grade) =>
        $"{segments} SMS {(segments == 1 ? "segment" : "segments")}{(allowed is { } most ? $" of at most {most}" : "")}."
        + (forcedBy is null ? "" : $" The letter {forcedBy} is not among those that SMS sends cheaply: with it a segment holds 70 letters, not 160.")
        + (grade is null ? "" : $" {grade.Said}");
}

/// <param name="IsError">It would keep the text from being published; all else is for whoever writes to weigh.</param>
internal sealed record LookFinding(bool IsError, string Message, string Fix);

/// <summary>Looks at one text in the midst of all others.</summary>
internal sealed class TextLooks(ContentDesk desk)
{
    /// <param name="stamp">Of the text as it was shown; null where nobody tells.</param>
    public async Task<TextLook?> Of(string tag, string id, string text, string? stamp, CancellationToken cancel)
    {
        var book = await desk.Open(cancel);
        if (book.Library.Locales.GetValueOrDefault(tag) is not { } locale || Row(book.Library, locale, id) is not { } row)
        {
            return null;
        }

        var isOld = SheetStamp.Parse(stamp) is { } shown && !string.Equals(shown.Was, row.Stamp.Was, StringComparison.Ordinal);
        var plan = desk.Plan(book.Library, locale, [new SheetLine(0, id, row.Stamp, null, text, true)]);
        var (library, findings) = desk.Tried(book, locale, plan);
        var names = row.Kind is RowKind.Text && tag is not SourceStamp.Source ? KeptNames.Problems(row.English, row.Was, text).ToList() : [];
        return new TextLook(
            library.Locales.TryGetValue(tag, out var after) && Row(library, after, id) is { Segments: { } segments } now ? TextLook.Said(segments, now.Allowed, ForcedBy(after, text), ReadingGrade.Of(tag, text)) : "",
            [
                .. isOld ? [new LookFinding(true, "Somebody changed this text after you opened it.", "Open it anew, and put your change into that.")] : Array.Empty<LookFinding>(),
                .. names.Select(problem => new LookFinding(true, problem, "")),
                .. plan.Problems.Select(problem => new LookFinding(problem.Severity is Severity.Error, problem.Reason, problem.Fix)),
                .. findings.Where(finding => names.Count == 0 || !finding.Code.StartsWith("placeholder-", StringComparison.Ordinal)).Select(finding => new LookFinding(finding.Severity is Severity.Error, finding.Message, finding.Fix)),
                .. row.Kind is RowKind.Text ? PlainAdvice.Of(locale, text).Select(advice => new LookFinding(false, advice.Message, advice.Fix)) : [],
            ]);
    }

    private SheetRow? Row(Library library, Locale locale, string id) => desk.Sheet(library, locale).Rows.FirstOrDefault(row => row.Kind is not RowKind.Stored && string.Equals(row.Id, id, StringComparison.Ordinal));

    private static string? ForcedBy(Locale locale, string text) => SmsLength.Of(Sms.Prepare(text, locale.DropAccents)).ForcedBy;
}
