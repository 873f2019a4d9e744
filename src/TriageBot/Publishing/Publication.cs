using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace TriageBot.Publishing;

/// <summary>One version of all that coordinators write. Versions are only ever added: going back is publishing an old one again.</summary>
/// <param name="Number">From 1; 0 stands for the files of the release.</param>
/// <param name="BodyId">Of the document that holds the files.</param>
/// <param name="At">From when it counts; may be to come.</param>
/// <param name="Publisher">Name.</param>
/// <param name="Reviewer">Name; null where an older version came back.</param>
/// <param name="Why">In the publisher's words.</param>
internal sealed record Publication(int Number, string BodyId, DateTimeOffset At, string Publisher, string? Reviewer, string Why)
{
    /// <summary>What it changed, and who did; empty where an older version came back.</summary>
    public ImmutableArray<TextEdit> Edits { get; init; } = [];

    /// <summary>Questions, rules, numbers and places that it changed.</summary>
    public ImmutableArray<PieceEdit> Pieces { get; init; } = [];

    /// <summary>Names of whoever changed something of it, each once.</summary>
    [JsonIgnore]
    public ImmutableArray<string> Writers => [.. Edits.SelectMany(edit => edit.By).Concat(Pieces.SelectMany(piece => piece.By)).Select(editor => editor.Name).Distinct(StringComparer.Ordinal)];

    /// <summary>Names of the example conversations that came with it.</summary>
    public ImmutableArray<string> Examples { get; init; } = [];

    /// <summary>Who vouched for which language with it.</summary>
    public ImmutableArray<LanguageReview> Reviews { get; init; } = [];

    /// <summary>Number of the older version that came back with it; 0 are the files of the release.</summary>
    public int? BackTo { get; init; }
}
