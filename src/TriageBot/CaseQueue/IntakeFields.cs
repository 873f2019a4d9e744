using System.Collections.Immutable;
using TriageBot.Engine.Dialogs;

namespace TriageBot.CaseQueue;

/// <summary>The answers that fill a field of the intake (<see cref="Question.Fills"/>). Where several fill one field, the last that was given counts.</summary>
internal sealed class IntakeFields
{
    private const string AdversePrefix = "adverse.";

    private readonly Dictionary<string, AnswerValue> _values = new(StringComparer.Ordinal);
    private readonly bool? _safeToText;
    private readonly bool _sharedDevice;

    public IntakeFields(Dialog dialog, IFacts facts)
    {
        foreach (var question in dialog.Questions)
        {
            if (question.Fills is { } field && facts.Answer(question.Id) is { } value && !AnswerValues.IsOpen(value))
            {
                _values[field] = value;
            }
        }

        _sharedDevice = facts.SharedDevice;
        _safeToText = AnswerValues.Flag(facts.Answer(Opening.Safe));
    }

    public ContactData Contact(string address, bool optedOut) => Safety(address, optedOut) with
    {
        Name = Text("contact.name"),
        BestTime = Text("contact.bestTime"),
        Place = Text("contact.place"),
    };

    /// <summary>What may leave before consent: how to reach the person without harm.</summary>
    /// <param name="address">Of the channel, which leads nowhere once a shared device has gone to the next person.</param>
    /// <param name="optedOut">Nothing may be sent there.</param>
    public ContactData Safety(string address, bool optedOut) => new()
    {
        Address = Text("contact.address") ?? (_sharedDevice ? null : address),
        OptedOut = optedOut,
        SafeToText = _safeToText,
        SafeToCall = Flag("contact.safeToCall"),
        VoicemailOk = Flag("contact.voicemailOk"),
    };

    public ClientData Client()
    {
        var relation = _values.GetValueOrDefault("client.relation");
        var isContact = relation is Chosen { Options: ["me" or ['m', 'e', '_', ..], ..] };
        return new()
        {
            IsContact = relation is null ? null : isContact,
            Relation = isContact ? null : AnswerValues.Text(relation),
            Name = Text("client.name"),
            CountryOfBirth = Text("client.countryOfBirth"),
            HeldAt = Text("client.heldAt"),
        };
    }

    public ImmutableArray<AdverseParty> AdverseParties() =>
        [.. _values.Where(field => field.Key.StartsWith(AdversePrefix, StringComparison.Ordinal))
            .Select(field => (Name: AnswerValues.Text(field.Value), Role: field.Key[AdversePrefix.Length..]))
            .Where(party => party.Name is not null)
            .Select(party => new AdverseParty(party.Name!, party.Role))];

    private string? Text(string field) => AnswerValues.Text(_values.GetValueOrDefault(field));

    private bool? Flag(string field) => AnswerValues.Flag(_values.GetValueOrDefault(field));
}
