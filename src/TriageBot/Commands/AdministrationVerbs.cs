using System.CommandLine;

namespace TriageBot.Commands;

/// <summary><c>outbox</c>, <c>webhook</c>, <c>erase</c>, <c>hold</c>, <c>keys</c>, <c>audit</c> and <c>doctor</c>.</summary>
internal static class AdministrationVerbs
{
    public static IEnumerable<Command> Of(Administration administration) =>
        [Outbox(administration), Webhook(administration), Erase(administration), Hold(administration), Keys(administration), Audit(administration), Doctor(administration)];

    private static Command Outbox(Administration administration)
    {
        var list = new Command("list", "What waits to be delivered, and what died.");
        list.SetAction((_, cancel) => administration.ListOutbox(cancel));
        var id = new Argument<string?>("id") { Description = "One dead letter; none means all.", Arity = ArgumentArity.ZeroOrOne };
        var replay = new Command("replay", "Put dead letters back, due now.") { id };
        replay.SetAction((parsed, cancel) => administration.ReplayOutbox(parsed.GetValue(id), cancel));
        return new Command("outbox", "Look at deliveries and repeat dead ones.") { list, replay };
    }

    private static Command Webhook(Administration administration)
    {
        var test = new Command("test", "Send one signed test event and say what came of it.");
        test.SetAction((_, cancel) => administration.TestWebhook(cancel));
        return new Command("webhook", "The case queue's webhook.") { test };
    }

    private static Command Erase(Administration administration)
    {
        var contact = new Option<string>("--contact") { Description = "The address, such as +15551234567.", Required = true };
        var erase = new Command("erase", "Erase all that is kept of one contact.") { contact };
        erase.SetAction((parsed, cancel) => administration.Erase(parsed.GetValue(contact)!, cancel));
        return erase;
    }

    private static Command Hold(Administration administration)
    {
        var contact = new Option<string>("--contact") { Description = "The address, such as +15551234567.", Required = true };
        var place = new Command("place", "Keep what there is of one contact until the hold is lifted.") { contact };
        place.SetAction((parsed, cancel) => administration.Hold(parsed.GetValue(contact)!, place: true, cancel));
        var lift = new Command("lift", "Let time and erase work again.") { contact };
        lift.SetAction((parsed, cancel) => administration.Hold(parsed.GetValue(contact)!, place: false, cancel));
        return new Command("hold", "Legal holds.") { place, lift };
    }

    private static Command Audit(Administration administration)
    {
        var heads = new Option<FileInfo?>("--heads") { Description = "What an earlier run printed: also proves that nothing was cut off the end since." };
        var verify = new Command("verify", "Prove that the audit trail is as it was written, and print where it stands.") { heads };
        verify.SetAction((parsed, cancel) => administration.VerifyAudit(parsed.GetValue(heads), cancel));
        return new Command("audit", "The audit trail.") { verify };
    }

    private static Command Doctor(Administration administration)
    {
        var send = new Option<bool>("--send") { Description = "Also send the case queue one test event." };
        var doctor = new Command("doctor", "Look at settings, public address, sender and store; one line each.") { send };
        doctor.SetAction((parsed, cancel) => administration.Doctor(parsed.GetValue(send), cancel));
        return doctor;
    }

    private static Command Keys(Administration administration)
    {
        var rotate = new Command("rotate", "Seal everything anew with the newest of Privacy:EncryptionKeys.");
        rotate.SetAction((_, cancel) => administration.RotateKeys(cancel));
        return new Command("keys", "Encryption keys.") { rotate };
    }
}
