using System.Runtime.InteropServices;

namespace TriageBot.Engine.Reading.Model;

/// <summary>One thing a model weighs.</summary>
/// <param name="Hash">Its name.</param>
/// <param name="Value">How much of the text it is.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Piece(uint Hash, float Value);
