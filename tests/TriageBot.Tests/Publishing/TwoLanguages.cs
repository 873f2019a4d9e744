using TriageBot.Tests.Support;

namespace TriageBot.Tests.Publishing;

/// <summary>The shipped locales, but of two languages only: what is published in all of them is published quickly.</summary>
internal sealed class TwoLanguages : IDisposable
{
    private TwoLanguages(string folder) => Folder = folder;

    public string Folder { get; }

    public static TwoLanguages Copy()
    {
        var home = Directory.CreateTempSubdirectory("triagebot-locales-").FullName;
        foreach (var file in new[] { "en", "es" }.SelectMany(tag => Directory.EnumerateFiles(Path.Combine(Repository.Root, "locales", tag), "*.yaml")))
        {
            var folder = Directory.CreateDirectory(Path.Combine(home, Path.GetFileName(Path.GetDirectoryName(file)!)));
            File.Copy(file, Path.Combine(folder.FullName, Path.GetFileName(file)));
        }

        foreach (var shared in new[] { "relay.yaml", "reading.model" })
        {
            File.Copy(Path.Combine(Repository.Root, "locales", shared), Path.Combine(home, shared));
        }

        return new TwoLanguages(home);
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
