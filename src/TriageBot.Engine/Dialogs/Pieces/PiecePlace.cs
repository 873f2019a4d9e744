namespace TriageBot.Engine.Dialogs.Pieces;

/// <summary>Where the pieces of a kind are written.</summary>
/// <param name="File">Name within the dialog's folder.</param>
/// <param name="List">Key of their list.</param>
/// <param name="Id">Key of the value that tells one from the others.</param>
/// <param name="InLines">Written with a line for each key.</param>
public sealed record PiecePlace(string File, string List, string Id, bool InLines)
{
    public static PiecePlace Of(PieceKind kind) => kind switch
    {
        PieceKind.Question => new("dialog.yaml", "questions", "id", InLines: false),
        PieceKind.Rule => new("dialog.yaml", "urgency", "id", InLines: true),
        PieceKind.Phone => new("resources.yaml", "phones", "id", InLines: false),
        _ => new("sources.yaml", "sources", "tag", InLines: false),
    };
}
