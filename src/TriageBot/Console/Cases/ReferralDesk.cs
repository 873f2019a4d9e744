using System.Collections.Immutable;
using System.Globalization;
using TriageBot.CaseQueue.News;
using TriageBot.Engine.Conversations;
using TriageBot.Engine.Texts;
using TriageBot.Routing;
using TriageBot.Stores;
using TriageBot.Turns;

namespace TriageBot.Console.Cases;

/// <summary>A referral before it is sent: who may help instead, in both languages.</summary>
/// <param name="ClinicId">Of the list.</param>
/// <param name="Language">English name of the language the person reads.</param>
/// <param name="Tag">Its BCP 47 tag.</param>
internal sealed record ReferralDraft(string ClinicId, string Language, string Tag, string English, string Text, int Segments);

/// <summary>Gives the person another clinic's name and number: a referral, which passes nothing of theirs on.</summary>
internal sealed class ReferralDesk(NewsDesk news, CaseDesk cases, IRecordStore records, CurrentClinics clinics, PublishedContent content)
{
    public const string Outcome = "referred elsewhere";
    public const string NoHelp = "cannot be helped here";

    private const string English = "en";

    /// <summary>Those that people can reach themselves.</summary>
    public ImmutableArray<Clinic> Clinics => [.. clinics().Where(clinic => clinic.Reach.Length > 0 && !clinic.IsPartner)];

    /// <returns>Null when the conversation is gone or there is no such clinic.</returns>
    public async Task<ReferralDraft?> Draft(IntakeRow intake, string reference, string clinicId, CancellationToken cancel)
    {
        if (Find(clinicId) is not { } clinic || await news.Conversation(intake.Contact, cancel) is not { } conversation)
        {
            return null;
        }

        var engine = content.Engine.Content;
        var (dialog, tag) = (engine.DialogOf(conversation), conversation.Locale ?? English);
        var text = Words(engine.PhrasingOf(dialog, tag));
        var segments = SmsLength.Of(Sms.Prepare(text, engine.LocaleOf(tag) is { DropAccents: true })).Segments;
        return new ReferralDraft(clinic.Id, engine.LocaleOf(tag)?.EnglishName ?? tag, tag, Words(engine.StaffPhrasingOf(dialog)), text, segments);

        string Words(Phrasing words) => words.Common("news.referred", ("reference", reference), ("clinic", engine.Of(conversation).Hotline), ("referral", Named(clinic)));
    }

    /// <summary>Tells the person, and closes the case once that is said or waits to be.</summary>
    /// <param name="eventId">The same one when the form is sent twice: then it is told once.</param>
    /// <returns>Null when there is no such clinic any more.</returns>
    public async Task<NewsAnswer?> Send(string intakeId, string eventId, string tag, string name, string clinicId, CancellationToken cancel)
    {
        if (Find(clinicId) is not { } clinic)
        {
            return null;
        }

        var declined = new CaseNews(intakeId, NewsKind.Declined) { Clinic = await Hotline(await records.Intake(intakeId, cancel), cancel), Referral = Named(clinic) };
        var answer = await news.Tell(eventId, tag, declined, cancel);
        if (answer is TakenIn { Outcome.State: not "refused" })
        {
            await cases.Close(intakeId, tag, name, Outcome, cancel);
        }

        return answer;
    }

    /// <summary>Tells the person that nobody here can help, with the directory of those who may: nobody is left with nothing.</summary>
    public async Task<NewsAnswer> SayNo(IntakeRow intake, string tag, CancellationToken cancel) => await news.Tell(
        string.Create(CultureInfo.InvariantCulture, $"no:{intake.Id}:{intake.Revision}"), tag, new CaseNews(intake.Id, NewsKind.Declined) { Clinic = await Hotline(intake, cancel) }, cancel);

    // As the person knows it. Who is gone is told nothing anyway.
    private async Task<string> Hotline(IntakeRow? intake, CancellationToken cancel)
    {
        var engine = content.Engine.Content;
        return intake is not null && await news.Conversation(intake.Contact, cancel) is { } conversation ? engine.Of(conversation).Hotline : engine.Settings.HotlineName;
    }

    private Clinic? Find(string id) => Clinics.FirstOrDefault(clinic => string.Equals(clinic.Id, id, StringComparison.Ordinal));

    private static string Named(Clinic clinic) => $"{clinic.Name}, {clinic.Reach}";
}
