using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace TriageBot.CaseQueue;

/// <summary>An event as the case queue receives it: see <c>docs/intake.schema.json</c>.</summary>
/// <param name="Timestamp">UTC, to the second.</param>
internal sealed record IntakeEvent(string Type, string Timestamp, IntakeData Data);

/// <summary>The intake. Every key is always written; what is not known is null or empty, never invented.</summary>
internal sealed record IntakeData
{
    public int SchemaVersion { get; init; } = 1;

    public string? IntakeId { get; init; }

    public string? Reference { get; init; }

    public int Revision { get; init; }

    public DialogData? Dialog { get; init; }

    public string? Channel { get; init; }

    public string? Source { get; init; }

    public LanguageData Language { get; init; } = new(null, null, null, null);

    public UrgencyData Urgency { get; init; } = new(null, 0, []);

    public ImmutableArray<string> PracticeAreas { get; init; } = [];

    public ImmutableArray<ProblemCode> ProblemCodes { get; init; } = [];

    public ContactData Contact { get; init; } = new();

    public ClientData Client { get; init; } = new();

    public ImmutableArray<AdverseParty> AdverseParties { get; init; } = [];

    public ImmutableArray<AnswerData> Answers { get; init; } = [];

    /// <summary>Pictures and voice notes, in the order they came.</summary>
    public ImmutableArray<AttachmentData> Attachments { get; init; } = [];

    public ConsentData? Consent { get; init; }

    /// <summary>Question ids.</summary>
    public ImmutableArray<string> Missing { get; init; } = [];

    public RoutingData Routing { get; init; } = new(null, null, []);

    /// <summary>Of an <c>intake.withdrawn</c>: <c>deleted</c> or <c>consent-refused</c>.</summary>
    public string? Reason { get; init; }
}

internal sealed record DialogData(string Id, string Version);

/// <param name="ChosenBy"><c>person</c> or <c>detected</c>.</param>
internal sealed record LanguageData(string? Tag, string? Name, string? ChosenBy, bool? InterpreterNeeded);

internal sealed record UrgencyData(string? Level, int Score, ImmutableArray<ReasonData> Reasons);

internal sealed record ReasonData(string Rule, string Level, string Text, ImmutableArray<string> Answers, DeadlineData? Deadline);

internal sealed record DeadlineData(string Kind, DateOnly Date, int DaysLeft, string Reading);

internal sealed record ProblemCode(string System, string Code);

internal sealed record ContactData
{
    public string? Address { get; init; }

    public string? Name { get; init; }

    public bool? OptedOut { get; init; }

    public bool? SafeToText { get; init; }

    public bool? SafeToCall { get; init; }

    public bool? VoicemailOk { get; init; }

    public string? BestTime { get; init; }

    public string? Place { get; init; }
}

internal sealed record ClientData
{
    public bool? IsContact { get; init; }

    public string? Relation { get; init; }

    public string? Name { get; init; }

    public string? CountryOfBirth { get; init; }

    public string? HeldAt { get; init; }
}

internal sealed record AdverseParty(string Name, string Role);

/// <param name="Asked">In staff's words; null for a remark, which answers no question.</param>
/// <param name="Value">Its shape follows the question type: see <see cref="AnswerValues"/>.</param>
/// <param name="Text">As written.</param>
internal sealed record AnswerData(string Question, string? Asked, JsonNode? Value, string Text, string? Language, string? Translation, string? TranslatedBy);

/// <param name="Id">Within the intake.</param>
/// <param name="State"><c>waiting</c>, <c>kept</c>, <c>too-large</c>, <c>other-type</c>, <c>gone</c> or <c>erased</c>.</param>
/// <param name="Bytes">Null unless it is kept.</param>
/// <param name="Question">The question that was waiting, or null.</param>
internal sealed record AttachmentData(string Id, string ContentType, string State, long? Bytes, string ReceivedAt, string? Question);

/// <param name="Text">Version of the consent text that was shown.</param>
internal sealed record ConsentData(string Text, string Language, string Reply, string At);

internal sealed record RoutingData(string? Clinic, string? Team, ImmutableArray<string> Why);
