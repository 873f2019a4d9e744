using System.Collections.Immutable;
using System.Text.Json.Serialization;
using TriageBot.Engine.Dialogs.Pieces;

namespace TriageBot.Publishing;

/// <summary>One question, rule, number or place as somebody wants it.</summary>
/// <param name="Dialog">Id.</param>
/// <param name="Before">As it was, in one line of YAML; null where it is new.</param>
/// <param name="After">Null where it goes.</param>
/// <param name="Behind">Id of what it is to come after; empty: it comes first; null: it stays where it is.</param>
/// <param name="By">Whoever has touched it, each once.</param>
internal sealed record PieceEdit(PieceKind Kind, string Dialog, string Id, string? Before, string? After, string? Behind, ImmutableArray<Editor> By, DateTimeOffset At)
{
    [JsonIgnore]
    public Piece? Was => Read(Before);

    [JsonIgnore]
    public Piece? Wanted => Read(After);

    [JsonIgnore]
    public bool ChangesNothing => Behind is null && string.Equals(Before, After, StringComparison.Ordinal);

    public bool IsOf(PieceKind kind, string dialog, string id) =>
        Kind == kind && string.Equals(Dialog, dialog, StringComparison.Ordinal) && string.Equals(Id, id, StringComparison.Ordinal);

    private Piece? Read(string? text) => text is null ? null : Piece.Parse(Kind, text, out _);
}
