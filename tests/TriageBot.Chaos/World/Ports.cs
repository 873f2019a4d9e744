using System.Net;
using System.Net.Sockets;

namespace TriageBot.Chaos.World;

/// <summary>Free ports on 127.0.0.1.</summary>
internal static class Ports
{
    public static int Free()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
