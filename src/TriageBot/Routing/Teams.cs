namespace TriageBot.Routing;

/// <summary>Which team within a clinic an intake is for, by the codes of its problems: an arrest before harm at home before wages.</summary>
internal static class Teams
{
    /// <param name="codes">LIST and LSC codes, as the intake lists them.</param>
    /// <returns><c>detention</c>, <c>survivors</c>, <c>wages</c> or null.</returns>
    public static string? Of(IReadOnlyCollection<(string System, string Code)> codes) =>
        Has(codes, "IM-02") ? "detention"
        : Has(codes, "FA-07") || Has(codes, "RI-16") ? "survivors"
        : codes.Contains(("LSC", "22")) ? "wages"
        : null;

    private static bool Has(IReadOnlyCollection<(string System, string Code)> codes, string beginning) =>
        codes.Any(code => code.System is "LIST" && code.Code.StartsWith(beginning, StringComparison.Ordinal));
}
