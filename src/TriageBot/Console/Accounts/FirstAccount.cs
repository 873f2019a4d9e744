namespace TriageBot.Console.Accounts;

/// <summary>The administrator of a store in which nobody can sign in yet.</summary>
internal sealed class FirstAccount(AccountBook book, Invitations invitations)
{
    private const string Name = "admin";

    /// <summary>A new link, or null where somebody can sign in.</summary>
    public async Task<string?> Link(CancellationToken cancel) =>
        (await book.All(cancel)).Any(account => account.PasswordHash is not null) ? null : await invitations.Invite(Name, Role.Administrator, "development", cancel);
}
