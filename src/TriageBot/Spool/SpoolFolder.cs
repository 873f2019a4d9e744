using TriageBot.Stores;

namespace TriageBot.Spool;

/// <summary>The spool on the disk: a file a message, the owner's alone, whole or not there. Throws what the disk throws.</summary>
internal sealed class SpoolFolder(string path)
{
    private const string Unfinished = ".tmp";

    public IEnumerable<SpoolName> Names() =>
        Files("*" + SpoolName.Waiting).Select(SpoolName.Parse).OfType<SpoolName>();

    /// <summary>Durable when it returns.</summary>
    public void Write(SpoolName name, byte[] bytes)
    {
        Make();
        var unfinished = Full(name.File(Unfinished));
        try
        {
            using (var file = new FileStream(unfinished, Options()))
            {
                file.Write(bytes);
                file.Flush(flushToDisk: true);
            }

            File.Move(unfinished, Full(name.File()));
        }
        catch
        {
            File.Delete(unfinished);
            throw;
        }

        FolderFlush.ToDisk(path);
    }

    public bool Has(SpoolName name) => File.Exists(Full(name.File()));

    public byte[] Read(SpoolName name) => File.ReadAllBytes(Full(name.File()));

    public void Delete(SpoolName name) => File.Delete(Full(name.File()));

    public void SetAside(SpoolName name) => File.Move(Full(name.File()), Full(name.File(SpoolName.Bad)), overwrite: true);

    /// <summary>Deletes what is spooled of a contact, and what was set aside; returns how many.</summary>
    public int Forget(ContactKey contact) => Remove($"*.{contact.Value}.*");

    /// <summary>Deletes what was set aside of a contact. What waits came after whatever erases them.</summary>
    public int ForgetSetAside(ContactKey contact) => Remove($"*.{contact.Value}.*{SpoolName.Bad}");

    /// <summary>Removes what a crash left half written: nobody was told that it was kept.</summary>
    public void Tidy() => Remove("*" + Unfinished);

    private int Remove(string pattern)
    {
        var files = Files(pattern).ToList();
        files.ForEach(File.Delete);
        return files.Count;
    }

    private IEnumerable<string> Files(string pattern) => Directory.Exists(path) ? Directory.EnumerateFiles(path, pattern) : [];

    private void Make()
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
            return;
        }

        Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private static FileStreamOptions Options()
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return options;
    }

    private string Full(string file) => Path.Combine(path, file);
}
