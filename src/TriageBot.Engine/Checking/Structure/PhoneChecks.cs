using TriageBot.Engine.Dialogs;

namespace TriageBot.Engine.Checking.Structure;

/// <summary>The numbers that people are given.</summary>
internal static class PhoneChecks
{
    public static IEnumerable<Finding> Run(IReadOnlyCollection<Phone> phones, DateOnly today)
    {
        foreach (var twice in phones.GroupBy(phone => (phone.Dialog, phone.Id)).SelectMany(same => same.Skip(1)))
        {
            yield return new(twice.File, twice.Line, Severity.Error, "id-twice", $"There are two numbers '{twice.Id}'.", "Give one of them another id, or take one out: each number stands once.");
        }

        foreach (var unset in phones.Where(phone => phone.Number is Phone.Unset))
        {
            yield return new(unset.File, unset.Line, Severity.Error, "phone-unset", $"The number '{unset.Id}' is not set: people would be told to call {Phone.Unset}.", "Put your own number there.");
        }

        foreach (var phone in phones.Where(phone => phone.ReviewBy > DateOnly.MinValue && phone.ReviewBy < today))
        {
            yield return new(phone.File, phone.Line, Severity.Warning, "phone-review-due", $"The number '{phone.Id}' was to be checked by {phone.ReviewBy:yyyy-MM-dd}.", "Call it, compare it with its source, then move review_by.");
        }
    }
}
