using System.Globalization;
using TriageBot.Engine.Texts;

namespace TriageBot.Engine.Conversations;

/// <summary>News in the words of the person's language.</summary>
internal static class NewsWords
{
    public static string Of(Draft draft, News news)
    {
        var (words, reference) = (draft.Words, ("reference", news.Reference));
        switch (news.Kind)
        {
            case NewsKind.Accepted:
                return words.Common("news.accepted", reference, ("clinic", news.Clinic!));
            case NewsKind.Documents:
                return words.Common("news.documents", reference, ("papers", string.Join('\n', news.Papers.Select(paper => "- " + words.Common("papers." + paper)))));
            case NewsKind.Declined:
                return news.Referral is { } referral
                    ? words.Common("news.referred", reference, ("clinic", news.Clinic!), ("referral", referral))
                    : words.Common("news.declined", reference, ("clinic", news.Clinic!));
            case NewsKind.Message:
                return words.Common("news.message", reference, ("text", news.Text!));
            case NewsKind.Closed:
                return words.Common("news.closed", reference);
        }

        var local = TimeZoneInfo.ConvertTime(news.Meeting!.Value, draft.Content.ZoneOf(draft.Conversation));
        var day = DateOnly.FromDateTime(local.DateTime);
        var date = ("date", words.Date(day));
        if (news.Kind is NewsKind.AppointmentOff)
        {
            return words.Common("news.appointment_off", reference, date);
        }

        // As phones and clocks in this country show it, in every language.
        var (time, place) = (("time", local.ToString("h:mm tt", CultureInfo.InvariantCulture)), ("place", news.Place!));
        return news.Kind is NewsKind.Reminder
            ? words.Common("news.reminder", reference, ("when", words.When(day.DayNumber - draft.Today.DayNumber)), date, time, place)
            : words.Common("news.appointment", reference, date, time, place);
    }
}
