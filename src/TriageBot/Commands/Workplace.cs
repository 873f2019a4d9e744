using TriageBot.Engine.Checking;
using TriageBot.Engine.Conversations;
using TriageBot.Engine.Dialogs;
using TriageBot.Settings;
using TriageBot.Translation;

namespace TriageBot.Commands;

/// <summary>What the verbs that need no secret and no store work with.</summary>
internal sealed class Workplace(Layout layout, IConfiguration settings)
{
    public Layout Layout => layout;

    /// <summary>Drafts are what authors work on, so they are on offer here in every environment.</summary>
    public ContentOptions Content { get; } = ContentOptions.Read(settings, production: false);

    public TranslationOptions Translation { get; } = settings.GetSection(TranslationOptions.Section).Get<TranslationOptions>() ?? new TranslationOptions();

    public Library Library(ICollection<Finding> findings) => ContentFiles.Load(layout, Content, findings);

    /// <summary>The engine, or null after saying on <paramref name="error"/> why the content does not load.</summary>
    public DialogEngine? Engine(TextWriter error)
    {
        var findings = new List<Finding>();
        var library = Library(findings);
        var problems = Content.Problems().Concat(findings.Where(finding => finding.Severity is Severity.Error).Select(CheckCommand.Line)).ToList();
        if (problems.Count == 0 && !library.Dialogs.ContainsKey(Content.DefaultDialog))
        {
            problems.Add($"There is no dialog '{Content.DefaultDialog}' below {Content.DialogsPath}.");
        }

        foreach (var problem in problems)
        {
            error.WriteLine(problem);
        }

        return problems.Count == 0 ? ContentFiles.Engine(library, Content) : null;
    }
}
