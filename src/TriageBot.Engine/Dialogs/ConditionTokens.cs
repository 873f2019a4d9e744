using System.Collections.Immutable;

namespace TriageBot.Engine.Dialogs;

/// <summary>Splits a condition sentence into words, numbers and signs.</summary>
internal static class ConditionTokens
{
    public static ImmutableArray<string> Of(string text)
    {
        var tokens = ImmutableArray.CreateBuilder<string>();
        var at = 0;
        while (at < text.Length)
        {
            if (char.IsWhiteSpace(text[at]))
            {
                at++;
                continue;
            }

            var length = Length(text, at);
            tokens.Add(text.Substring(at, length));
            at += length;
        }

        return tokens.ToImmutable();
    }

    private static int Length(string text, int start)
    {
        var first = text[start];
        if (first is '<' or '>')
        {
            return start + 1 < text.Length && text[start + 1] == '=' ? 2 : 1;
        }

        if (!IsWord(first) && first != '-')
        {
            return 1;
        }

        var end = start + 1;
        while (end < text.Length && (IsWord(text[end]) || text[end] is '-' or '.'))
        {
            end++;
        }

        return end - start;
    }

    private static bool IsWord(char c) => char.IsLetterOrDigit(c) || c == '_';
}
