using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TriageBot.Channels;
using TriageBot.Channels.Twilio;

namespace TriageBot.Tests.Channels.Twilio;

/// <summary>The channel, wired as the host wires it, with waits that pass at once and are kept.</summary>
internal sealed class TwilioSender : IAsyncDisposable
{
    public const string Sid = "AC11111111111111111111111111111111";
    private readonly ServiceProvider _services;
    private readonly ImpatientTime _time = new();
    private readonly IChannel _channel;

    public TwilioSender(string url, Func<TwilioOptions, TwilioOptions>? change = null, TimeSpan? patience = null)
    {
        var options = new TwilioOptions { AccountSid = Sid, AuthToken = "token", From = "+15550001111", ApiBaseUrl = url };
        var services = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(_time).AddTwilio(change?.Invoke(options) ?? options);
        services.AddHttpClient(TwilioChannel.ClientName, client => client.Timeout = patience ?? client.Timeout);
        _services = services.BuildServiceProvider();
        _channel = _services.GetRequiredService<IChannel>();
    }

    public TwilioListing Listing => _services.GetRequiredService<TwilioListing>();

    /// <summary>What it waited for between tries of one call.</summary>
    public IReadOnlyList<TimeSpan> Waits => _time.Waits;

    public Task<SendResult> Send(OutboundMessage message) => _channel.Send(message, CancellationToken.None);

    public Task<SendResult> Send(string text = "hola", string channel = "sms", string to = "+15551234567", CancellationToken cancel = default) =>
        _channel.Send(new OutboundMessage("out_1", channel, to, text, Safety: false), cancel);

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private sealed class ImpatientTime : TimeProvider
    {
        private readonly List<TimeSpan> _waits = [];

        public IReadOnlyList<TimeSpan> Waits => _waits;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            _waits.Add(dueTime);
            return base.CreateTimer(callback, state, TimeSpan.Zero, period);
        }
    }
}
