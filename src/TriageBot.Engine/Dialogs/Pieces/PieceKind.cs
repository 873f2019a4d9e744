namespace TriageBot.Engine.Dialogs.Pieces;

/// <summary>What a dialog's files are lists of.</summary>
public enum PieceKind
{
    Question,
    Rule,
    Phone,

    /// <summary>A place that sends people.</summary>
    Origin,
}
