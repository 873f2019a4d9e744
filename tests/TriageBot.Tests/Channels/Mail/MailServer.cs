using System.Diagnostics;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using TriageBot.Channels.Mail;
using TriageBot.Tests.Support;

namespace TriageBot.Tests.Channels.Mail;

/// <summary>npm's smtp-server as the hotline's mail server, with a certificate that nobody but a test trusts.</summary>
internal sealed class MailServer : IAsyncDisposable
{
    public const string From = "hotline@example.org";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly Process _server;
    private readonly X509Certificate2 _certificate;

    private MailServer(Process server, X509Certificate2 certificate) => (_server, _certificate) = (server, certificate);

    public int Port { get; private set; }

    /// <summary>Trusts this server's certificate and no other.</summary>
    public RemoteCertificateValidationCallback Trust => (_, certificate, _, _) => certificate?.GetCertHashString() == _certificate.Thumbprint;

    /// <summary>What a host must be told to send by it.</summary>
    public (string Key, string Value)[] Settings =>
    [
        ("Alerts:Email:Host", "127.0.0.1"),
        ("Alerts:Email:Port", $"{Port}"),
        ("Alerts:Email:Security", "None"),
        ("Alerts:Email:From", From),
        ("Alerts:ConsoleUrl", "https://hotline.example.org/console"),
    ];

    public static async Task<MailServer> Start(string security = "None", string user = "", string password = "")
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        var server = new MailServer(NodePeer.Start("smtp.js"), certificate);
        var line = JsonSerializer.Serialize(new { security, key = key.ExportPkcs8PrivateKeyPem(), cert = certificate.ExportCertificatePem(), user, password });
        await server._server.StandardInput.WriteLineAsync(line);
        await server._server.StandardInput.FlushAsync();
        server.Port = await server.Line<int>();
        return server;
    }

    public MailOptions Options(string security, string user = "", string password = "") =>
        new() { Host = "127.0.0.1", Port = Port, Security = security, From = $"Hotline <{From}>", User = user, Password = password };

    /// <summary>The next mail.</summary>
    public Task<Letter> Next() => Line<Letter>();

    public ValueTask DisposeAsync()
    {
        _server.Kill(entireProcessTree: true);
        _server.Dispose();
        _certificate.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<T> Line<T>()
    {
        using var patience = new CancellationTokenSource(Patience);
        var line = await _server.StandardOutput.ReadLineAsync(patience.Token) ?? throw new InvalidOperationException(await _server.StandardError.ReadToEndAsync(patience.Token));
        return JsonSerializer.Deserialize<T>(line, JsonSerializerOptions.Web)!;
    }
}

/// <param name="Auto">Of the header <c>Auto-Submitted</c>.</param>
internal sealed record Letter(string From, string[] To, string Subject, string Text, string Id, DateTimeOffset Date, string Auto, bool IsEncrypted, string User);
