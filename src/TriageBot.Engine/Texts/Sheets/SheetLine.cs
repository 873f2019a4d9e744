namespace TriageBot.Engine.Texts.Sheets;

/// <summary>One line of a sheet that came back, as far as it could be read.</summary>
/// <param name="Line">Row of the spreadsheet or line of the file, 1-based.</param>
/// <param name="English">As the sheet has it; null where that column is gone.</param>
/// <param name="Done">The translator says that it is right (true) or wants looking at (false); null: says nothing.</param>
public sealed record SheetLine(int Line, string Id, SheetStamp? Stamp, string? English, string Translation, bool? Done);
