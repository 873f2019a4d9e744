using System.Collections.Immutable;
using System.Text.Json;
using TriageBot.CaseQueue;
using TriageBot.Engine.Dialogs;
using TriageBot.Engine.Texts;
using TriageBot.Stores;
using TriageBot.Translation;
using TriageBot.Turns;

namespace TriageBot.Try.Queue;

/// <summary>One intake with what it takes to read it.</summary>
/// <param name="Intake">As written for the case queue.</param>
/// <param name="Sources">Where each rule comes from, by rule id.</param>
/// <param name="Questions">Staff's words, by question id.</param>
/// <param name="History">Oldest first.</param>
/// <param name="Translator">The engine that translates for staff; null while none does.</param>
internal sealed record IntakeView(
    DateTimeOffset Now, DateTimeOffset Since, DateTimeOffset Updated, JsonElement Intake,
    IReadOnlyDictionary<string, string> Sources, IReadOnlyDictionary<string, QuestionView> Questions, ImmutableArray<EventView> History, string? Translator);

/// <param name="Options">Labels by option id.</param>
internal sealed record QuestionView(string Label, IReadOnlyDictionary<string, string> Options);

/// <summary>Reads one intake.</summary>
internal sealed class IntakeReader(IRecordStore records, CaseEvents cases, PublishedContent content, IEnumerable<ITranslator> translators, TimeProvider clock)
{
    public async Task<IntakeView?> Read(string id, CancellationToken cancel)
    {
        if (await records.Intake(id, cancel) is not { } row)
        {
            return null;
        }

        await records.Audit(new AuditEntry(clock.GetUtcNow(), "try", AuditEntry.IntakeRead, id), cancel);
        using var document = JsonDocument.Parse(cases.Open(row));
        var intake = document.RootElement.Clone();
        var dialog = Dialog(intake);
        var words = content.Engine.Content.StaffPhrasingOf(dialog);
        var history = await records.History(id, cancel);
        return new IntakeView(
            clock.GetUtcNow(),
            row.CreatedAt ?? row.UpdatedAt,
            row.UpdatedAt,
            intake,
            dialog.Rules.DistinctBy(rule => rule.Id, StringComparer.Ordinal).ToDictionary(rule => rule.Id, rule => rule.Source, StringComparer.Ordinal),
            dialog.Questions.ToDictionary(question => question.Id, question => Question(words, question), StringComparer.Ordinal),
            [.. history.Reverse().Select(entry => new EventView(entry.At, entry.Action, entry.Detail))],
            translators.FirstOrDefault()?.Name);
    }

    // Today's words: the intake itself quotes what was asked.
    private Dialog Dialog(JsonElement intake) => content.DialogOr(intake.GetProperty("dialog").GetProperty("id").GetString());

    private static QuestionView Question(Phrasing words, Question question) => new(
        AnswerViews.Label(words, question.Id),
        question.Options.ToDictionary(option => option, option => AnswerViews.Option(words, question.Id, option), StringComparer.Ordinal));
}
