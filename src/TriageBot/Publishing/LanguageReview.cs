using System.Collections.Immutable;
using System.Globalization;
using TriageBot.Engine.Dialogs;
using TriageBot.Engine.Texts.Editing;

namespace TriageBot.Publishing;

/// <summary>Somebody vouches for a language: their name is to stand in its <c>locale.yaml</c>.</summary>
/// <param name="Locale">Tag.</param>
/// <param name="Status"><see cref="Essentials"/> or <see cref="Everything"/>.</param>
/// <param name="On">The day at the hotline.</param>
internal sealed record LanguageReview(string Locale, string Status, Editor By, DateOnly On)
{
    public const string Essentials = "essentials";
    public const string Everything = "reviewed";

    private static readonly string[] Keys = ["review.status", "review.by", "review.on"];

    /// <summary>The files that say so.</summary>
    public static ImmutableArray<PublishedFile> Files(IReadOnlyDictionary<string, SourceFile> files, ImmutableArray<LanguageReview> reviews) =>
        [.. reviews.Select(review => review.File(files)).OfType<PublishedFile>()];

    private PublishedFile? File(IReadOnlyDictionary<string, SourceFile> files) =>
        files.Values.FirstOrDefault(file => file.Path.EndsWith($"/{Locale}/locale.yaml", StringComparison.Ordinal)) is { } about
            ? new PublishedFile(about.Path, TextEdits.Put(about.Text, Values, Keys))
            : null;

    private Dictionary<string, string> Values => new(StringComparer.Ordinal) { [Keys[0]] = Status, [Keys[1]] = By.Name, [Keys[2]] = On.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) };
}
