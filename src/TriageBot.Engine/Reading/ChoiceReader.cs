using System.Collections.Frozen;
using System.Collections.Immutable;
using TriageBot.Engine.Dialogs;
using TriageBot.Engine.Questions;
using TriageBot.Engine.Texts;

namespace TriageBot.Engine.Reading;

/// <summary>Options by number, by label (also misspelt), or named in a sentence.</summary>
internal sealed class ChoiceReader
{
    /// <summary>Words.</summary>
    private const int ShortAnswer = 4;

    /// <summary>The option for what the others are not: "thing" and "one" of its label stand in answers that name another.</summary>
    private const string Other = "other";

    private readonly Locale _locale;
    private readonly OptionDigits _digits;
    private readonly ShrugReader _shrugs;
    private readonly PhraseTable<bool> _common = new();
    private readonly PhraseTable<bool> _negators = new();
    private readonly PhraseTable<bool> _all = new();
    private readonly Affixes _affixes;

    // Compiled once for the labels that ship; those of older versions and of menus are compiled when they are shown.
    private readonly FrozenDictionary<(string Id, string Label), OptionWords> _shipped;

    public ChoiceReader(Locale locale, OptionDigits digits, ShrugReader shrugs)
    {
        (_locale, _digits, _shrugs) = (locale, digits, shrugs);
        _affixes = new Affixes(locale);
        _common.AddAll(locale.Typed("function_words"), true);
        _negators.AddAll(locale.Typed("negators"), true);
        _all.AddAll(locale.Typed("all"), true);
        _shipped = locale.Dialogs.Values.SelectMany(texts => texts)
            .Select(text => (Id: OptionOf(text.Key), Label: text.Value.Text)).Where(option => option.Id is not null).Distinct()
            .ToFrozenDictionary(option => (option.Id!, option.Label), option => Words(option.Id!, option.Label));
    }

    public AnswerReading Read(string text, IReadOnlyList<(string Id, string Label)> options, bool several)
    {
        var tokens = Tokens.Of(text);
        var joined = OptionWords.Joined(tokens);
        var labels = options.Select(option => _shipped.GetValueOrDefault(option) ?? Words(option.Id, option.Label)).ToList();
        if (labels.FindIndex(label => label.Is(tokens, joined)) is var exact and >= 0)
        {
            return Chosen(options, [exact], several);
        }

        var numbers = _digits.Only(tokens, options.Count);
        if (numbers.Count > 0)
        {
            return Chosen(options, [.. numbers.Select(number => number - 1)], several);
        }

        if (_shrugs.Whole(tokens) is { } shrug)
        {
            return OrOption(shrug, options, several);
        }

        if (several && _all.Whole(tokens, out _))
        {
            return Chosen(options, [.. Enumerable.Range(0, options.Count)], several);
        }

        var named = Misspelt(joined, labels) is { } slip ? [slip] : Named(tokens, labels);
        named = named.Count > 0 ? named : Lettered(tokens, labels);
        named = named.Count > 0 || tokens.Length > ShortAnswer ? named : Hinted(tokens, labels);
        named = several || named.Count < 2 ? named : [.. named.Where(one => options[one].Id is not Other)];
        return named.Count > 0 ? Chosen(options, named, several) : OrOption(_shrugs.Somewhere(tokens) ?? AnswerReading.Miss, options, several);
    }

    // "I don't know" may be one of the options.
    private AnswerReading OrOption(AnswerReading shrug, IReadOnlyList<(string Id, string Label)> options, bool several) =>
        ShrugReader.IsNotSure(shrug) && options.ToList().FindIndex(option => ShrugReader.IsNotSure(_shrugs.Whole(Tokens.Of(option.Label)))) is var unknown and >= 0
            ? Chosen(options, [unknown], several)
            : shrug;

    // 家里的事 shares a letter with 家庭 and with no other label.
    private static List<int> Lettered(Token[] tokens, List<OptionWords> labels)
    {
        var shared = labels.Select(label => label.Letters(tokens)).ToList();
        var most = shared.DefaultIfEmpty(0).Max();
        return most > 0 && shared.Count(count => count == most) == 1 ? [shared.IndexOf(most)] : [];
    }

    // "police" for "Local police or jail".
    private List<int> Hinted(Token[] tokens, List<OptionWords> labels)
    {
        var hinted = new SortedSet<int>();
        for (var i = 0; i < tokens.Length; i++)
        {
            var fits = Enumerable.Range(0, labels.Count).Where(l => labels[l].IsHintedAt(tokens[i])).ToList();
            if (fits.Count == 1 && !IsNegated(tokens, i))
            {
                hinted.Add(fits[0]);
            }
        }

        return hinted.Count == 1 ? [.. hinted] : [];
    }

    private OptionWords Words(string id, string label) => OptionWords.Of(id, label, _locale.Typed($"options.{id}"), _common, _affixes, denies: Tokens.Of(label).Any(token => _negators.Word(token.Text, out _)));

    private static string? OptionOf(string key) =>
        key.Split('.') is [_, "options", var option] ? option : null;

    private static int? Misspelt(string text, List<OptionWords> labels)
    {
        var fits = Enumerable.Range(0, labels.Count).Where(i => labels[i].IsNearly(text)).ToList();
        return fits.Count == 1 ? fits[0] : null;
    }

    private List<int> Named(Token[] tokens, List<OptionWords> labels)
    {
        var named = new SortedSet<int>();
        for (var i = 0; i < tokens.Length;)
        {
            if (Phrase(tokens, i, labels, out var phrase) is var length and > 1)
            {
                named.Add(phrase);
                i += length;
                continue;
            }

            // A word that two labels share names neither.
            var fits = Enumerable.Range(0, labels.Count).Where(l => labels[l].IsNamedAt(tokens, i, _affixes)).ToList();
            if (fits.Count == 1 && (labels[fits[0]].Denies || !IsNegated(tokens, i)))
            {
                named.Add(fits[0]);
            }

            i++;
        }

        if (tokens.Length > 1 && LeadingNumber(tokens, labels.Count, named.Count == 0) is { } number)
        {
            named.Add(number - 1);
        }

        return [.. named];
    }

    // "border police" is no police: a phrase of one option keeps its words from the others.
    private int Phrase(Token[] tokens, int at, List<OptionWords> labels, out int option)
    {
        var lengths = labels.Select(label => label.PhraseAt(tokens, at)).ToList();
        var longest = lengths.DefaultIfEmpty(0).Max();
        option = lengths.IndexOf(longest);
        return longest > 1 && lengths.Count(length => length == longest) == 1 && (labels[option].Denies || !IsNegated(tokens, at)) ? longest : 0;
    }

    // "2. my boss…"; beside a label any first number counts, so that "1 work" is asked again where work is 2.
    private static int? LeadingNumber(Token[] tokens, int count, bool alone)
    {
        var marked = tokens[1].Before is '.' or ',' or ')' or ':' or ';' or '\n' or '-';
        return tokens[0].IsNumber && (marked || !alone) && tokens[0].Text.Length <= 2
            && int.Parse(tokens[0].Text, System.Globalization.CultureInfo.InvariantCulture) is var number && number >= 1 && number <= count
            ? number
            : null;
    }

    private bool IsNegated(Token[] tokens, int at)
    {
        for (var back = 1; back <= 3 && at - back >= 0 && !tokens[at - back + 1].BeginsClause; back++)
        {
            if (_negators.Longest(tokens, at - back, out _) > 0)
            {
                return true;
            }
        }

        return false;
    }

    private static AnswerReading Chosen(IReadOnlyList<(string Id, string Label)> options, IReadOnlyList<int> picked, bool several)
    {
        var ids = picked.Order().Select(i => options[i].Id).ToImmutableArray();
        return several || ids.Length == 1
            ? new Understood(new Chosen(ids))
            : new Ambiguous([.. ids.Select(id => new Chosen([id]))]);
    }
}
