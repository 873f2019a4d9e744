namespace TriageBot.Console.Accounts;

/// <summary>What somebody is here for. Each may do what is listed in <see cref="Permissions"/>.</summary>
internal enum Role
{
    /// <summary>Works on cases.</summary>
    Staff,

    /// <summary>Works on cases and words.</summary>
    Coordinator,

    /// <summary>Works on cases and looks after accounts.</summary>
    Administrator,

    /// <summary>Reads, and changes nothing.</summary>
    Auditor,

    /// <summary>Works on the words of their languages, and sees no case.</summary>
    Translator,
}
