using TriageBot.Tests.Support;

namespace TriageBot.Tests.Publishing;

/// <summary>The shipped locales, but of a few languages only: what is looked at in all of them is looked at quickly.</summary>
internal sealed class FewLanguages : IDisposable
{
    private FewLanguages(string folder) => Folder = folder;

    public string Folder { get; }

    /// <param name="more">Tags, beside English and Spanish.</param>
    public static FewLanguages Copy(params string[] more)
    {
        var home = Directory.CreateTempSubdirectory("triagebot-locales-").FullName;
        foreach (var file in more.Concat(["en", "es"]).SelectMany(tag => Directory.EnumerateFiles(Path.Combine(Repository.Root, "locales", tag), "*.yaml")))
        {
            var folder = Directory.CreateDirectory(Path.Combine(home, Path.GetFileName(Path.GetDirectoryName(file)!)));
            File.Copy(file, Path.Combine(folder.FullName, Path.GetFileName(file)));
        }

        foreach (var shared in new[] { "relay.yaml", "reading.model" })
        {
            File.Copy(Path.Combine(Repository.Root, "locales", shared), Path.Combine(home, shared));
        }

        return new FewLanguages(home);
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
