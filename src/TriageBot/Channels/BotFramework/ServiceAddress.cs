namespace TriageBot.Channels.BotFramework;

/// <summary>Where a route's channel may be called.</summary>
internal static class ServiceAddress
{
    /// <summary>Null where nobody vouched for it. Our token goes there, so never in the clear but on this machine.</summary>
    public static Uri? Of(BotRoute route, BotFrameworkOptions options) =>
        Uri.TryCreate(route.ServiceUrl, UriKind.Absolute, out var address)
        && (route.Vouched ? address.Scheme is "https" || IsHere(address) : options.AllowAnonymous && IsHere(address))
            ? address
            : null;

    private static bool IsHere(Uri address) => address is { Scheme: "http" or "https", IsLoopback: true };
}
