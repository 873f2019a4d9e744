using TriageBot.Alerts;
using TriageBot.CaseQueue;
using TriageBot.CaseQueue.News;
using TriageBot.Channels;
using TriageBot.Stores;
using TriageBot.Turns;

namespace TriageBot.Outbox;

/// <summary>Wires up what leaves: outbox, case queue, pages. The host adds store, sealer, lookup, channels, turns, content and <see cref="StaffWords"/>.</summary>
internal static class DeliveryRegistration
{
    /// <param name="allowPrivateNetwork">Where the setting says nothing: true in Development.</param>
    public static IServiceCollection AddDelivery(this IServiceCollection services, CaseQueueOptions caseQueue, AlertOptions alerts, bool allowPrivateNetwork)
    {
        services.AddSingleton(caseQueue);
        services.AddSingleton<OutboxSignal>();
        services.AddSingleton<OutboxPayloads>();
        services.AddSingleton<OutboxDesk>();
        services.AddSingleton<CaseEvents>();
        services.AddAlerts(alerts);
        services.AddSingleton<AttachmentReader>();
        services.AddSingleton<CaseQueueDoor>();
        services.AddSingleton<NewsDesk>();
        services.AddSingleton<CaseNewsDoor>();
        services.AddSingleton<IDelivery>(all => new TextDelivery(
            all.GetServices<IChannel>(), all.GetRequiredService<OutboxPayloads>(), all.GetRequiredService<ITurns>(), all.GetRequiredService<SafetyReceipt>(), alerts.Repeat));
        services.AddSingleton<IDelivery>(all => new CaseEventDelivery(
            all.GetService<CaseQueueWebhook>(), caseQueue.Schedule, all.GetRequiredService<OutboxPayloads>(), all.GetRequiredService<Pager>(), all.GetRequiredService<CopiesErrand>(),
            all.GetRequiredService<IOutboxStore>(), all.GetRequiredService<TimeProvider>()));
        services.AddSingleton<CopiesErrand>();
        services.AddSingleton<IDelivery, ErrandDelivery>();
        services.AddSingleton<InFlight>();
        services.AddSingleton<ClockRepair>();
        services.AddSingleton<Clockwork>();
        services.AddSingleton<OutboxPump>();
        services.AddHostedService(all => all.GetRequiredService<OutboxPump>());
        return services.AddCaseQueueWebhook(caseQueue, allowPrivateNetwork);
    }

    private static IServiceCollection AddCaseQueueWebhook(this IServiceCollection services, CaseQueueOptions options, bool allowPrivateNetwork)
    {
        if (!StandardWebhooks.TryCreate(options.Secret, out var signer, out _))
        {
            return services;
        }

        services.AddSingleton(signer);
        if (!string.IsNullOrWhiteSpace(options.ConflictUrl))
        {
            services.AddSingleton(all => new ConflictHook(Client(), new Uri(options.ConflictUrl), signer, all.GetRequiredService<TimeProvider>()));
        }

        if (string.IsNullOrWhiteSpace(options.Url))
        {
            return services;
        }

        return services
            .AddSingleton(all => new CaseQueueWebhook(
                Client(),
                new Uri(options.Url),
                signer,
                all.GetRequiredService<TimeProvider>()))
            .AddSingleton<WebhookTest>();

        HttpClient Client() => new(CaseQueueWebhook.Handler(options.AllowPrivateNetwork ?? allowPrivateNetwork)) { Timeout = Timeout.InfiniteTimeSpan };
    }
}
