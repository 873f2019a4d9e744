namespace TriageBot.Engine.Questions;

/// <summary>Every question type by name: adding one is a folder and a line here.</summary>
public sealed class QuestionTypes
{
    private readonly Dictionary<string, IQuestionType> _types;

    public QuestionTypes(params IEnumerable<IQuestionType> types) =>
        _types = types.ToDictionary(type => type.Name, StringComparer.Ordinal);

    public static QuestionTypes Default() => new(
        new YesNoQuestion(),
        new ChoiceQuestion(),
        new DateQuestion(),
        new NumberQuestion(),
        new TextQuestion(),
        new PlaceQuestion(),
        new NameQuestion(),
        new TimesQuestion());

    public IQuestionType this[string name] => _types[name];

    public IEnumerable<string> Names => _types.Keys;

    public bool Knows(string name) => _types.ContainsKey(name);
}
