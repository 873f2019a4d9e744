using System.Net;
using System.Net.Sockets;

namespace TriageBot.CaseQueue;

/// <summary>Which addresses a webhook may not reach: a setting that names one would turn this host into a door to its own network.</summary>
internal static class PrivateNetwork
{
    // IANA's special-purpose registries (RFC 6890 and successors): everything that is not globally reachable.
    private static readonly IPNetwork[] Refused =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24",
            "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/3",
            "::/96", "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8",
        }.Select(IPNetwork.Parse),
    ];

    // Both carry an IPv4 address inside, which is what is reached in the end.
    private static readonly IPNetwork Nat64 = IPNetwork.Parse("64:ff9b::/96");
    private static readonly IPNetwork SixToFour = IPNetwork.Parse("2002::/16");

    public static bool Contains(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
        {
            return Contains(address.MapToIPv4());
        }

        var bytes = address.GetAddressBytes();
        if (Nat64.Contains(address))
        {
            return Contains(new IPAddress(bytes.AsSpan(12, 4)));
        }

        if (SixToFour.Contains(address))
        {
            return Contains(new IPAddress(bytes.AsSpan(2, 4)));
        }

        return Array.Exists(Refused, network => network.BaseAddress.AddressFamily == address.AddressFamily && network.Contains(address));
    }

    /// <summary>For <see cref="SocketsHttpHandler.ConnectCallback"/>: looks the name up once and connects to what was checked, so that no second look-up can answer differently.</summary>
    public static async ValueTask<Stream> Connect(DnsEndPoint to, CancellationToken cancel)
    {
        var addresses = await Dns.GetHostAddressesAsync(to.Host, cancel);
        var allowed = Array.FindAll(addresses, address => !Contains(address));
        if (allowed.Length == 0)
        {
            throw new PrivateAddressException();
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, to.Port, cancel);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}

/// <summary>Every address of the host is private.</summary>
internal sealed class PrivateAddressException() : Exception("the address is private");
