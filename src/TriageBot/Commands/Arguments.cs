using System.Text.RegularExpressions;

namespace TriageBot.Commands;

/// <summary>Splits the command line: <c>--Section:Key=value</c> and <c>--urls</c> are settings and may follow any verb.</summary>
internal sealed partial record Arguments(IReadOnlyList<string> Verb, IReadOnlyList<string> Settings)
{
    public static Arguments Split(IReadOnlyList<string> args)
    {
        var verb = new List<string>();
        var settings = new List<string>();
        for (var i = 0; i < args.Count; i++)
        {
            if (!Setting().IsMatch(args[i]))
            {
                verb.Add(args[i]);
                continue;
            }

            settings.Add(args[i]);
            if (!args[i].Contains('=', StringComparison.Ordinal) && i + 1 < args.Count)
            {
                settings.Add(args[++i]);
            }
        }

        return new Arguments(verb, settings);
    }

    [GeneratedRegex("^--(urls|environment|[A-Za-z]\\w*(:\\w+)+)(=|$)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Setting();
}
