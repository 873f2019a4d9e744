using System.Collections.Concurrent;

namespace TriageBot.Tests.Support;

/// <summary>Takes calls to any https name to one server on this machine, which has no certificate for them.</summary>
internal sealed class Everywhere(Uri place) : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false })
{
    public ConcurrentQueue<string> Asked { get; } = [];

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Asked.Enqueue(request.RequestUri!.ToString());
        request.RequestUri = new Uri(place, request.RequestUri.PathAndQuery);
        return base.SendAsync(request, cancellationToken);
    }
}
