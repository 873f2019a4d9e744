using TriageBot.Translation;

namespace TriageBot.Doctor;

/// <summary>Has one word translated: what answers that can be trusted with the rest.</summary>
internal sealed class TranslationCheck(TranslationOptions options, TimeProvider time)
{
    private const string Word = "hola";
    private const string From = "es";
    private const string To = "en";

    public async Task<IReadOnlyList<Diagnosis>> Look(CancellationToken cancel)
    {
        if (!options.IsOn || options.Problems(production: false).Any())
        {
            return options.IsOn ? [] : [Diagnosis.Ok("translation: off; staff read what people wrote as it is.")];
        }

        await using var services = new ServiceCollection().AddLogging().AddSingleton(time).AddTranslation(options).BuildServiceProvider();
        var translator = services.GetRequiredService<ITranslator>();
        return [await translator.Translate([Word], From, To, cancel) switch
        {
            Translated => Diagnosis.Ok($"translation: {translator.Name} answers."),
            TranslationFailed failed => Diagnosis.Problem($"translation: failed ({failed.Code}).", "See docs/operate.md, Translation."),
            _ => Diagnosis.Warning($"translation: {translator.Name} does not translate Spanish into English.", "Install the languages that people write to you in."),
        }];
    }
}
