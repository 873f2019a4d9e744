using Microsoft.AspNetCore.Mvc;

namespace TriageBot.Console;

internal static class Places
{
    private const string Queue = "/console";

    /// <summary>Where somebody wanted to go, if that is here.</summary>
    public static string Of(string? wanted, IUrlHelper url) => wanted is not null && url.IsLocalUrl(wanted) ? wanted : Queue;
}
