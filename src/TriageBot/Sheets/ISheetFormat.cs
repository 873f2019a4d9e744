using System.Collections.Immutable;
using TriageBot.Engine.Checking;
using TriageBot.Engine.Texts.Sheets;

namespace TriageBot.Sheets;

/// <summary>A kind of file that translators work in.</summary>
internal interface ISheetFormat
{
    /// <summary>As in <c>--format</c>.</summary>
    string Name { get; }

    /// <summary>Ends of file names it goes by, with the dot; the first is the one written.</summary>
    ImmutableArray<string> Extensions { get; }

    byte[] Write(Sheet sheet);

    /// <summary>Total: what cannot be read is a problem, never an exception.</summary>
    /// <param name="tag">The language it should be in.</param>
    ReadSheet Read(byte[] file, string tag);
}

/// <param name="Tag">The language it says it is in; null when it does not say.</param>
internal sealed record ReadSheet(string? Tag, ImmutableArray<SheetLine> Lines, ImmutableArray<SheetProblem> Problems)
{
    public static ReadSheet Broken(int line, string code, string reason, string fix) => new(null, [], [new SheetProblem(line, "", Severity.Error, code, reason, fix)]);
}
