namespace TriageBot.Engine.Reading;

/// <summary>The language whose words people mix into every other one, and whose STOP the phone companies know.</summary>
internal static class LinguaFranca
{
    public const string Tag = "en";
}
