using TriageBot.Channels;
using TriageBot.Hosting;
using TriageBot.Stores;
using TriageBot.Turns;

namespace TriageBot.Alerts;

/// <summary>Wires up whom staff's pages reach, and what staff answer.</summary>
internal static class AlertRegistration
{
    public static IServiceCollection AddAlerts(this IServiceCollection services, AlertOptions options)
    {
        services.AddSingleton(options);
        services.AddKeptList<Member>(DocumentKind.Roster);
        services.AddSingleton(all => new RosterBook(
            all.GetRequiredService<KeptList<Member>>(), options, all.GetServices<IChannel>(), () => all.GetRequiredService<PublishedContent>().Engine.Content.Settings.Zone));
        services.AddSingleton<CurrentRoster>(all => () => all.GetRequiredService<RosterBook>().Current);
        services.AddSingleton<PageTexts>();
        services.AddSingleton<Pager>();
        services.AddSingleton<WrongCodes>();
        services.AddSingleton<ChatLinks>();
        services.AddSingleton<StaffTexts>();
        services.AddSingleton<SafetyReceipts>();
        services.AddSingleton<SafetyReceipt>(all => all.GetRequiredService<SafetyReceipts>().Take);
        return services.AddSingleton<UndeletedCopies>();
    }
}
