using System.Globalization;
using System.Net;
using System.Net.Sockets;
using TriageBot.CaseQueue;
using TriageBot.Channels.BotFramework;

namespace TriageBot.Doctor;

/// <summary>Whether the Bot Framework's calls can reach us and be judged, and whether it takes our answers. Leaves nothing behind.</summary>
/// <param name="origin">The outside address that this server is known by, or null.</param>
/// <param name="client">Calls the outside address as the Bot Framework would; follows nothing.</param>
internal sealed class BotCheck(BotFrameworkOptions options, string? origin, HttpClient client, TimeProvider time)
{
    public async Task<IReadOnlyList<Diagnosis>> Look(CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(options.AppId))
        {
            return [Diagnosis.Warning("Bot Framework: calls without a token are taken.", "BotFramework:AllowAnonymous is for local clients; set BotFramework:AppId for all others.")];
        }

        // What the server itself is made of, so that what goes through here goes through there.
        await using var services = new ServiceCollection().AddLogging().AddSingleton(time).AddBotFramework(options).BuildServiceProvider();
        var http = services.GetRequiredService<IHttpClientFactory>().CreateClient(BotChannel.ClientName);
        return
        [
            .. await new IssuerCheck(options, http, time).Look(cancel),
            await Token(services.GetRequiredService<ConnectorToken>(), cancel),
            .. await Endpoint(cancel),
        ];
    }

    private async Task<Diagnosis> Token(ConnectorToken tokens, CancellationToken cancel)
    {
        try
        {
            await tokens.Get(cancel);
            return Diagnosis.Ok("bot token: BotFramework:AppId gets one, so answers can be sent.");
        }
        catch (TokenRefusedException refused)
        {
            return string.IsNullOrEmpty(options.AppPassword)
                ? Diagnosis.Problem($"bot token: this machine's managed identity gives none ({refused.Status}).", "Give the machine the identity of BotFramework:AppId, or set BotFramework:AppPassword.")
                : Refused(refused);
        }
        catch (Exception unreachable) when (PublicAddress.IsUnreachable(unreachable, cancel))
        {
            return string.IsNullOrEmpty(options.AppPassword)
                ? Diagnosis.Problem($"bot token: there is no managed identity on this machine ({PublicAddress.Reason(unreachable)}).", "Set BotFramework:AppPassword, or run where Azure gives one.")
                : Diagnosis.Problem($"bot token: {options.TokenAddress.Host} cannot be reached ({PublicAddress.Reason(unreachable)}).", "Look at the way out of this network.");
        }
    }

    // https://learn.microsoft.com/entra/identity-platform/reference-error-codes
    private static Diagnosis Refused(TokenRefusedException refused) => refused.Code switch
    {
        7000215 => Diagnosis.Problem("bot token: the secret is wrong (AADSTS7000215).", "Copy the Value of the client secret, not its Secret ID, into BotFramework:AppPassword."),
        7000222 => Diagnosis.Problem("bot token: the secret has run out (AADSTS7000222).", "Make a new one under Certificates & secrets, and put it into BotFramework:AppPassword."),
        700016 => Diagnosis.Problem("bot token: there is no such app in this tenant (AADSTS700016).", "Compare BotFramework:AppId and BotFramework:TenantId with the bot's Configuration."),
        90002 or 900023 => Diagnosis.Problem($"bot token: there is no such tenant (AADSTS{refused.Code}).", "Copy App Tenant ID from the bot's Configuration into BotFramework:TenantId."),
        { } code => Diagnosis.Problem($"bot token: refused with AADSTS{code.ToString(CultureInfo.InvariantCulture)}.", "Look it up at https://login.microsoftonline.com/error."),
        null => Diagnosis.Problem($"bot token: the answer was {refused.Status} and no token.", "Look at BotFramework:TokenEndpoint."),
    };

    private async Task<IReadOnlyList<Diagnosis>> Endpoint(CancellationToken cancel)
    {
        if (origin is null || !Uri.TryCreate(origin + BotEndpoints.Path, UriKind.Absolute, out var address))
        {
            return [Diagnosis.Warning("messaging endpoint: without Twilio:PublicUrl nobody can say whether it can be reached.", $"In the bot's Configuration it has to be https and end with {BotEndpoints.Path}.")];
        }

        var reached = await Reach(address, cancel);
        Diagnosis[] scheme = address.Scheme is "https" ? [] : [Diagnosis.Problem("messaging endpoint: it is plain http, and the Bot Framework calls https only.", "Put https in front, and into Twilio:PublicUrl.")];
        Diagnosis[] network = await IsPrivate(address.Host, cancel)
            ? [Diagnosis.Problem($"messaging endpoint: {address.Host} is an address inside this network, which the Bot Framework cannot reach.", "Give it a public name, and put that into Twilio:PublicUrl.")]
            : [];
        return [.. scheme, .. network, reached];
    }

    // Nobody is let in without a token, so this says who answers there and no more.
    private async Task<Diagnosis> Reach(Uri address, CancellationToken cancel)
    {
        try
        {
            using var nothing = new ByteArrayContent([]);
            using var response = await client.PostAsync(address, nothing, cancel);
            return response.StatusCode switch
            {
                HttpStatusCode.Unauthorized => Diagnosis.Ok($"messaging endpoint: {address} asks for a token; it belongs into the bot's Configuration."),
                HttpStatusCode.Forbidden => Diagnosis.Problem("messaging endpoint: the server there refuses everybody.", "Set BotFramework:AppId for the process that runs, and look at what the proxy refuses."),
                HttpStatusCode.NotFound => Diagnosis.Problem($"messaging endpoint: there is nothing at {BotEndpoints.Path}.", "Look at how the proxy changes the path."),
                >= HttpStatusCode.MultipleChoices and < HttpStatusCode.BadRequest => Diagnosis.Problem("messaging endpoint: the address redirects, and a redirect loses the message.", "Put the final address into Twilio:PublicUrl and into the bot's Configuration."),
                var other => Diagnosis.Problem($"messaging endpoint: the address answered {(int)other}.", "Look at the log of the server and of the proxy."),
            };
        }
        catch (Exception unreachable) when (PublicAddress.IsUnreachable(unreachable, cancel))
        {
            return Diagnosis.Problem($"messaging endpoint: {address} cannot be reached from here ({PublicAddress.Reason(unreachable)}).", "Start the server, and look at the name, the certificate and the firewall.");
        }
    }

    private static async Task<bool> IsPrivate(string host, CancellationToken cancel)
    {
        try
        {
            return Array.TrueForAll(await Dns.GetHostAddressesAsync(host, cancel), PrivateNetwork.Contains);
        }
        catch (SocketException)
        {
            // No such name: calling it says so.
            return false;
        }
    }
}
