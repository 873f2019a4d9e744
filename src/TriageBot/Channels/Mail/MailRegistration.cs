namespace TriageBot.Channels.Mail;

/// <summary>Wires mail to staff up, where it is switched on.</summary>
internal static class MailRegistration
{
    public static IServiceCollection AddMail(this IServiceCollection services, MailOptions options) =>
        options.IsOn ? services.AddSingleton<IChannel>(all => new MailChannel(options, all.GetRequiredService<TimeProvider>())) : services;
}
