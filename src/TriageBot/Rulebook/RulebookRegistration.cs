using TriageBot.Hosting;
using TriageBot.Stores;

namespace TriageBot.Rulebook;

/// <summary>Wires up who looks after the rules, and what a change of them moves.</summary>
internal static class RulebookRegistration
{
    public static IServiceCollection AddRulebook(this IServiceCollection services)
    {
        services.AddKeptList<Rescoring>(DocumentKind.Rescorings);
        services.AddSingleton<Registry>();
        services.AddSingleton<Rescorer>();
        services.AddHostedService<RescoringLoop>();
        services.AddSingleton<ReviewLetters>();
        services.AddHostedService(all => all.GetRequiredService<ReviewLetters>());
        return services;
    }
}
