namespace TriageBot.Chaos.People;

/// <summary>What one person writes, one text after another.</summary>
/// <param name="Name">The transcript's file name.</param>
internal sealed record Script(string Name, string Locale, IReadOnlyList<string> Texts)
{
    /// <summary>How long one takes to write words. More than the five seconds within which the bot joins two texts to one story,
    /// so that a thread does not depend on how fast the machine is.</summary>
    public static readonly TimeSpan Breath = TimeSpan.FromSeconds(5.5);

    /// <summary>The bot asks again after half an hour whether it is safe: a thread that a clock's jump rightly changes.</summary>
    public bool AsksAgain { get; init; }

    public string Key => $"{Name} [{Locale}]";

    /// <summary>How long the person writes, in all.</summary>
    public TimeSpan Talk => Breath * Enumerable.Range(0, Texts.Count).Count(NeedsBreath);

    /// <summary>Digits are quick; words before or now are not.</summary>
    public bool NeedsBreath(int turn) => turn > 0 && !(IsDigits(Texts[turn]) && (turn == 1 || IsDigits(Texts[turn - 1])));

    private static bool IsDigits(string text) => text.Length <= 2 && text.All(char.IsAsciiDigit);
}
