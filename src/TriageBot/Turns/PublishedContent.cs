using TriageBot.Engine.Conversations;

namespace TriageBot.Turns;

/// <summary>What is published now. Publishing swaps the engine for the next turn; turns under way finish with theirs.</summary>
internal sealed class PublishedContent(DialogEngine engine, string defaultDialog)
{
    private volatile DialogEngine _engine = engine;

    public DialogEngine Engine => _engine;

    public string DefaultDialog => defaultDialog;
}
