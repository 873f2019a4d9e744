using TriageBot.Engine.Checking;

namespace TriageBot.Engine.Texts.Sheets;

/// <summary>Why a line of a sheet cannot be taken, or what was done with it instead.</summary>
/// <param name="Line">1-based; 0 when the whole sheet is meant.</param>
public sealed record SheetProblem(int Line, string Id, Severity Severity, string Code, string Reason, string Fix);
