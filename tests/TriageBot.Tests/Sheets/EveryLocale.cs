using TriageBot.Engine.Questions;
using TriageBot.Engine.Texts.Sheets;
using TriageBot.Tests.Support;

namespace TriageBot.Tests.Sheets;

/// <summary>The sheets of what ships.</summary>
internal static class EveryLocale
{
    public static TheoryData<string> Tags() => [.. Repository.Library().Locales.Keys.Where(tag => tag != "en").Order(StringComparer.Ordinal)];

    public static Sheet Sheet(string tag)
    {
        var library = Repository.Library();
        var always = library.Phones.ToDictionary(phone => "phone." + phone.Id, phone => phone.Number).Append(KeyValuePair.Create("hotline", "Legal Help Line")).ToDictionary();
        return new SheetExport(library, QuestionTypes.Default(), always).Of(library.Locales[tag]);
    }
}
