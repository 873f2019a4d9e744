using System.Collections.Immutable;

namespace TriageBot.Engine.Texts.Sheets;

/// <summary>What one line of a sheet changes in one file.</summary>
/// <param name="Line">Of the sheet.</param>
public abstract record SheetChange(int Line, SheetRow Row);

/// <param name="Text">The new translation; null: as it stands.</param>
/// <param name="Stamp">From which English it was made; null: nobody has said so, which keeps it a draft.</param>
public sealed record TextChange(int Line, SheetRow Row, string? Text, string? Stamp) : SheetChange(Line, Row);

public sealed record WordsChange(int Line, SheetRow Row, ImmutableArray<string> Remove, ImmutableArray<string> Add) : SheetChange(Line, Row);

/// <summary>What a sheet comes to before anything is written.</summary>
/// <param name="Problems">With an error among them nothing may be written.</param>
public sealed record SheetPlan(ImmutableArray<SheetChange> Changes, ImmutableArray<SheetProblem> Problems);
