using TriageBot.Engine.Conversations;
using TriageBot.Engine.Dialogs;
using TriageBot.Settings;
using TriageBot.Tests.Support;
using TriageBot.Translation;
using TriageBot.Turns;

namespace TriageBot.Tests.Translation;

public class ForeignWordsTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 15, 0, 0, TimeSpan.Zero);
    private static readonly Lazy<PublishedContent> Content = new(() => new PublishedContent(ContentFiles.Engine(Repository.Library(), new ContentOptions()), "intake"));

    [Fact]
    public void Of_AnIntakeInSpanish_TakesWhatSaysMoreThanItsValueAndNoName()
    {
        var words = Of(Case("es") with
        {
            Answers =
            [
                new("danger", new No(), "2", "es", Now), new("who", new Chosen(["me_adult"]), "yo mismo", "es", Now), new("has_lawyer", new Yes(), "sí, pero ya no me contesta", "es", Now), new("zip", new Skipped(), "no", "es", Now),
                new("story", new Words("quiero saber qué hago"), "quiero saber qué hago", "es", Now), new("first_name", new Words("Flores"), "Flores Blanca del Campo", "es", Now),
            ],
            Remarks = [new("me duele mucho la espalda", Now), new("123", Now), new("quiero saber qué hago", Now)],
        });

        words.ShouldBe([new("es", "sí, pero ya no me contesta"), new("es", "quiero saber qué hago"), new("es", "me duele mucho la espalda")], ignoreOrder: true);
    }

    [Theory]
    [InlineData("es", "quiero hablar con un abogado por favor", "es")]
    [InlineData("es", "eu preciso de ajuda com o meu trabalho", null)]
    [InlineData("en", "necesito ayuda con mi trabajo por favor", null)]
    [InlineData("hi", "mera bhai kaam par hai aur ghar nahi aaya", "hi")]
    public void Of_WordsInOneLanguageOrAnother_NamesItOnlyWhereNothingSpeaksAgainstIt(string locale, string text, string? from) =>
        Of(Case(locale) with { Remarks = [new(text, Now)] }).ShouldHaveSingleItem().ShouldBe(new ForeignText(from, text));

    [Fact]
    public void Of_EnglishWords_IsEmpty() => Of(Case("en") with { Remarks = [new("I need help with my job please", Now), new("ok", Now)] }).ShouldBeEmpty();

    [Fact]
    public void Of_WhatWasTranslated_IsEmpty()
    {
        const string text = "me duele mucho la espalda";
        Of(Case("es") with { Remarks = [new(text, Now)], English = [new(EnglishText.Key(text), "my back hurts a lot", "azure")] }).ShouldBeEmpty();
    }

    [Fact]
    public void Of_AnythingBeforeConsent_IsEmpty()
    {
        var said = Case("es") with { Remarks = [new("me duele mucho la espalda", Now)] };

        Of(said with { Consent = null }).ShouldBeEmpty();
        Of(said with { Consent = said.Consent! with { Given = false } }).ShouldBeEmpty();
        Of(said with { Phase = Phase.Withdrawn }).ShouldBeEmpty();
    }

    private static Conversation Case(string locale) => Conversation.Begin(new NewIds("cnv_1", "int_1", "K7-42"), Content.Value.Engine.Content.Published("intake"), Now) with
    {
        Phase = Phase.Submitted,
        Locale = locale,
        Consent = new(Given: true, "v1", locale, "1", Now),
    };

    private static IEnumerable<ForeignText> Of(Conversation conversation) => new ForeignWords(Content.Value).Of(conversation, Now);
}
