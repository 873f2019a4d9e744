namespace TriageBot.Engine.Reading;

/// <summary>One word, number or emoji of a message, folded so that case, accents and digit scripts do not matter.</summary>
/// <param name="Text">Folded: lower case, no Latin accents, ASCII digits.</param>
/// <param name="Start">Where it stands in the message as written.</param>
/// <param name="End">Just behind it.</param>
/// <param name="Before">The strongest punctuation since the token before, or <c>'\0'</c>.</param>
/// <param name="Spaced">White space stands before it.</param>
internal readonly record struct Token(string Text, TokenKind Kind, int Start, int End, char Before, bool Spaced)
{
    public bool IsNumber => Kind == TokenKind.Number;

    /// <summary>A new sentence begins here. A dot inside "3.4" or "u.s." is none.</summary>
    public bool BeginsSentence => Before is '!' or '?' or ';' or '\n' || (Before is '.' && Spaced);

    public bool BeginsClause => BeginsSentence || Before is ',' or ':';
}

internal enum TokenKind
{
    Word,
    Number,
    Symbol,
}
