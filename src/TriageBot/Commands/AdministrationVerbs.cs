using System.CommandLine;
using TriageBot.Console.Accounts;

namespace TriageBot.Commands;

/// <summary><c>users</c>, <c>outbox</c>, <c>webhook</c>, <c>erase</c>, <c>hold</c>, <c>keys</c>, <c>audit</c>, <c>content</c> and <c>doctor</c>.</summary>
internal static class AdministrationVerbs
{
    public static IEnumerable<Command> Of(Administration administration) =>
        [Users(administration), Outbox(administration), Webhook(administration), Erase(administration), Hold(administration), Keys(administration), Audit(administration), Content(administration), Doctor(administration)];

    private static Command Users(Administration administration)
    {
        Argument<string> Name() => new("name") { Description = "The name to sign in with." };
        var (invited, off) = (Name(), Name());
        var role = new Option<Role?>("--role") { Description = "staff, coordinator, administrator, auditor or translator; a new account is staff." };
        var languages = new Option<string?>("--languages") { Description = "For a translator: tags of their languages with commas between, such as es,ht." };
        var reset = new Option<bool>("--reset-second-factor") { Description = "For somebody with a new phone: the app is set up anew." };
        var add = new Command("add", "Make an account, or a new link for one whose password is lost. Prints the link.") { invited, role, languages, reset };
        add.SetAction((parsed, cancel) => administration.AddUser(parsed.GetValue(invited)!, parsed.GetValue(role), parsed.GetValue(languages), parsed.GetValue(reset), cancel));
        var list = new Command("list", "Who may sign in, as what.");
        list.SetAction((_, cancel) => administration.ListUsers(cancel));
        var disable = new Command("disable", "Sign somebody out everywhere and let them in no more. users add lets them in again.") { off };
        disable.SetAction((parsed, cancel) => administration.DisableUser(parsed.GetValue(off)!, cancel));
        return new Command("users", "Accounts of the console.") { add, list, disable };
    }

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

    private static Command Content(Administration administration)
    {
        var to = new Option<DirectoryInfo?>("--to") { Description = "The folder that holds dialogs and locales; without it, where the settings say." };
        var export = new Command("export", "Write what is published in the console into the files, comments kept.") { to };
        export.SetAction((parsed, cancel) => administration.ExportContent(parsed.GetValue(to), cancel));
        var import = new Command("import", "Put what changed in the files into the console's draft, where both changed one.");
        import.SetAction((_, cancel) => administration.ImportContent(cancel));
        return new Command("content", "Keep files and console in step.") { export, import };
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
