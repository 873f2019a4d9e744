using System.Collections.Immutable;

namespace TriageBot.Engine.Conversations;

/// <summary>Something from the case that the person should know.</summary>
/// <param name="Intake">Its id: the person may have begun another since.</param>
/// <param name="Reference">Of that intake, so that the person knows what it is about.</param>
public sealed record News(NewsKind Kind, string Intake, string Reference)
{
    /// <summary>Name of the clinic that takes it or does not.</summary>
    public string? Clinic { get; init; }

    /// <summary>When the meeting is.</summary>
    public DateTimeOffset? Meeting { get; init; }

    /// <summary>Where, in words for the person.</summary>
    public string? Place { get; init; }

    /// <summary>Ids below <c>papers</c> in the texts.</summary>
    public ImmutableArray<string> Papers { get; init; } = [];

    /// <summary>Who may help instead.</summary>
    public string? Referral { get; init; }

    /// <summary>Staff's own words, in the person's language.</summary>
    public string? Text { get; init; }

    /// <summary>What those are in English, where they are in something else.</summary>
    public string? English { get; init; }
}

public enum NewsKind
{
    /// <summary>A clinic takes the case.</summary>
    Accepted,
    Appointment,

    /// <summary>The meeting is soon.</summary>
    Reminder,

    /// <summary>There will be no meeting.</summary>
    AppointmentOff,

    /// <summary>Papers to bring.</summary>
    Documents,
    Declined,

    /// <summary>Staff's own words.</summary>
    Message,

    /// <summary>The work is done.</summary>
    Closed,
}

/// <summary>News that waits.</summary>
/// <param name="Due">Null: with the answer to a text of the person, once they say that they can read safely.</param>
public sealed record WaitingNews(News News, DateTimeOffset? Due);

/// <summary>Whether the work helped, in the person's own view.</summary>
/// <param name="Value"><c>yes</c>, <c>no</c> or <c>not-sure</c>.</param>
/// <param name="Text">As written.</param>
public sealed record Feedback(string Value, string Text, DateTimeOffset At);
