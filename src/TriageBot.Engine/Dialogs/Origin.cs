using System.Collections.Immutable;

namespace TriageBot.Engine.Dialogs;

/// <summary>A place that sends people, such as a fair or a shelter, from <c>dialogs/&lt;id&gt;/sources.yaml</c>.</summary>
/// <param name="Tag">What intakes carry as their source.</param>
/// <param name="Name">For staff.</param>
/// <param name="Keywords">First words of a first message that tell it.</param>
public sealed record Origin(string Tag, string Name, ImmutableArray<string> Keywords, string File, int Line)
{
    /// <summary>Id of the dialog in whose folder it stands: whom it sends is asked that one's questions.</summary>
    public string Dialog { get; init; } = "";
}
