using System.Net;
using System.Net.Http.Headers;
using TriageBot.CaseQueue;
using TriageBot.Engine.Conversations;

namespace TriageBot.Channels;

/// <summary>Fetches a picture, voice note or paper. Redirects are followed by hand: whoever asks for credentials may send on to somebody who must not see them.</summary>
internal sealed class MediaDownload(TimeProvider time)
{
    public const int MostBytes = 5 * 1024 * 1024;

    /// <summary>No public address is asked, because it turned out to be a private one.</summary>
    public const string Private = "private-address";

    private const int MostRedirects = 3;

    /// <summary>In all: a host that ends waits for it.</summary>
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(15);

    /// <param name="declared">The kind of file as the channel names it.</param>
    /// <param name="credentials">Go with the first request only.</param>
    /// <param name="way">The client to ask an address with, one that follows nothing by itself; null for an address that is not asked.</param>
    public async Task<FetchResult> Get(Uri address, string declared, AuthenticationHeaderValue? credentials, Func<Uri, HttpClient?> way, CancellationToken cancel)
    {
        using var timeout = new CancellationTokenSource(Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancel);
        try
        {
            return await Follow(address, declared, credentials, way, either.Token);
        }
        catch (HttpRequestException failed)
        {
            return Failed(failed.InnerException is PrivateAddressException ? Private : "unreachable");
        }
        catch (IOException)
        {
            return Failed("connection_lost");
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return Failed("timeout");
        }
    }

    private async Task<FetchResult> Follow(Uri address, string declared, AuthenticationHeaderValue? credentials, Func<Uri, HttpClient?> way, CancellationToken cancel)
    {
        for (var redirects = 0; redirects <= MostRedirects; redirects++)
        {
            if (way(address) is not { } client)
            {
                return redirects == 0 ? new NotFetched(AttachmentState.Gone) : Failed("bad-redirect");
            }

            using var request = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { Authorization = redirects == 0 ? credentials : null } };
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
            if (response.StatusCode is not (HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect))
            {
                return await Read(response, declared, cancel);
            }

            if (response.Headers.Location is not { } location)
            {
                return Failed("bad-redirect");
            }

            address = new Uri(address, location);
        }

        return Failed("too-many-redirects");
    }

    private async Task<FetchResult> Read(HttpResponseMessage response, string declared, CancellationToken cancel)
    {
        if (response.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Gone)
        {
            return new NotFetched(AttachmentState.Gone);
        }

        if (!response.IsSuccessStatusCode)
        {
            return new FetchFailed(new SendFailure(true, $"http_{(int)response.StatusCode}", QuickRetries.Wait(response, time.GetUtcNow())));
        }

        // A file server may not know what it serves.
        var served = response.Content.Headers.ContentType?.MediaType ?? "";
        var type = MediaTypes.IsUnknown(served) ? declared : served;
        if (!MediaTypes.IsKept(type))
        {
            return new NotFetched(AttachmentState.OtherType);
        }

        if (response.Content.Headers.ContentLength > MostBytes)
        {
            return new NotFetched(AttachmentState.TooLarge);
        }

        return await ReadBytes(response, cancel) is { } bytes ? new Fetched(bytes, type) : new NotFetched(AttachmentState.TooLarge);
    }

    // The length that was announced need not be true.
    private static async Task<byte[]?> ReadBytes(HttpResponseMessage response, CancellationToken cancel)
    {
        await using var stream = await response.Content.ReadAsStreamAsync(cancel);
        using var bytes = new MemoryStream();
        var part = new byte[81920];
        while (await stream.ReadAsync(part, cancel) is > 0 and var length)
        {
            if (bytes.Length + length > MostBytes)
            {
                return null;
            }

            bytes.Write(part, 0, length);
        }

        return bytes.ToArray();
    }

    private static FetchFailed Failed(string code) => new(new SendFailure(true, code));
}
