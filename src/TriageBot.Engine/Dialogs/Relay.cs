using System.Collections.Immutable;

namespace TriageBot.Engine.Dialogs;

/// <summary>A language that most of its speakers do not read, from <c>locales/relay.yaml</c>: the conversation goes on in another.</summary>
/// <param name="Tag">BCP 47; what the intake carries.</param>
/// <param name="EnglishName">For staff.</param>
/// <param name="NativeName">For the language menu.</param>
/// <param name="ReadIn">Tags of the locales to go on in; the first that is offered.</param>
/// <param name="Names">What people type for it.</param>
public sealed record Relay(string Tag, string EnglishName, string NativeName, ImmutableArray<string> ReadIn, ImmutableArray<string> Names, string File, int Line);

/// <summary>All of them, and how people say that they speak one.</summary>
/// <param name="Speak">In front of a name: "hablo".</param>
/// <param name="Not">The same, denied: "no hablo".</param>
/// <param name="Between">Small words that change nothing.</param>
public sealed record Relays(ImmutableArray<Relay> Languages, ImmutableArray<string> Speak, ImmutableArray<string> Not, ImmutableArray<string> Between)
{
    public static readonly Relays None = new([], [], [], []);

    public Relay? Find(string? tag) => Languages.FirstOrDefault(relay => string.Equals(relay.Tag, tag, StringComparison.Ordinal));
}
