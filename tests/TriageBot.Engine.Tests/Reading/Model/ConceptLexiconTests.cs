using TriageBot.Engine.Reading;
using TriageBot.Engine.Reading.Model;

namespace TriageBot.Engine.Tests.Reading.Model;

public sealed class ConceptLexiconTests
{
    [Theory]
    [InlineData("took", "they took him", 1)]
    [InlineData("took", "he looked", -1)]
    [InlineData("locked up", "he is locked up", 2)]
    [InlineData("locked up", "he locked the door", -1)]
    [InlineData("deport*", "deportation tomorrow", 0)]
    [InlineData("*chukua*", "wamemchukua mume", 0)]
    [InlineData("deport* order", "a deportation order", 1)]
    [InlineData("带走", "他被带走了", 2)]
    [InlineData("détenu", "il est DETENU", 2)]
    public void Entry_InAText_IsFoundWhereItBegins(string entry, string text, int at)
    {
        var tokens = Tokens.Of(text);
        var meanings = new ulong[tokens.Length];
        new ConceptLexicon([[entry]]).Read(tokens, meanings);

        Array.IndexOf(meanings, 1UL).ShouldBe(at);
    }

    [Fact]
    public void Word_OfTwoConcepts_MeansBoth()
    {
        var meanings = new ulong[1];
        new ConceptLexicon([["boss"], [], ["boss", "other"]]).Read(Tokens.Of("boss"), meanings);

        meanings[0].ShouldBe(0b101UL);
    }

    [Fact]
    public void EveryLocale_HasWordsForEveryConcept()
    {
        var lacking = Support.Locales.All.Values.SelectMany(locale => Concepts.Ids.Where(id => !locale.Concepts.Value.ContainsKey(id)).Select(id => $"{locale.Tag} {id}"));

        lacking.ShouldBeEmpty();
    }

    [Fact]
    public void EveryLocale_NamesNoConceptThatIsNone()
    {
        var unknown = Support.Locales.All.Values.SelectMany(locale => locale.Concepts.Value.Keys
            .Where(key => !Concepts.Ids.Contains(key, StringComparer.Ordinal)).Select(key => $"{locale.Tag} {key}"));

        unknown.ShouldBeEmpty();
    }
}
