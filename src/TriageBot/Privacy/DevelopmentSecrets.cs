using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;

namespace TriageBot.Privacy;

/// <summary>Secrets made up for Development and kept in a file, so that a restart can read what was stored before.
/// In Production only asked whether a secret is one of them.</summary>
internal sealed class DevelopmentSecrets(string path)
{
    private static readonly JsonSerializerOptions Format = new() { WriteIndented = true };

    /// <summary>The secret for this setting: the kept one, or else a new one, which is kept. Throws <see cref="IOException"/> when the file cannot be used.</summary>
    public string For(string setting, Func<string> make)
    {
        while (true)
        {
            var replaces = File.Exists(path);
            var known = Read();
            if (known.TryGetValue(setting, out var secret))
            {
                return secret;
            }

            secret = make();
            if (Write(known.Add(setting, secret), replaces))
            {
                return secret;
            }
        }
    }

    /// <summary>A new key in the form of <c>Privacy:EncryptionKeys</c>.</summary>
    public static string MakeEncryptionKey() => $"dev-1:{Convert.ToBase64String(RandomNumberGenerator.GetBytes(SealingKey.Length))}";

    /// <summary>Whether this is one of them, also under another key id.</summary>
    public bool Contains(string secret) =>
        secret.StartsWith("dev-", StringComparison.Ordinal) || Read().Values.Any(kept => string.Equals(Bare(kept), Bare(secret), StringComparison.Ordinal));

    private static string Bare(string secret) => secret[(secret.IndexOf(':', StringComparison.Ordinal) + 1)..];

    private ImmutableSortedDictionary<string, string> Read()
    {
        if (!File.Exists(path))
        {
            return ImmutableSortedDictionary<string, string>.Empty;
        }

        try
        {
            return JsonSerializer.Deserialize<ImmutableSortedDictionary<string, string>>(File.ReadAllText(path))!;
        }
        catch (JsonException error)
        {
            throw new IOException($"{path} is not valid JSON: put it right, or delete it and lose what was stored in Development.", error);
        }
    }

    // Written beside and moved into place, so that nobody reads half a file. False when another process was first to make one.
    private bool Write(ImmutableSortedDictionary<string, string> secrets, bool replaces)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        Directory.CreateDirectory(folder);
        var beside = Path.Combine(folder, Path.GetRandomFileName());
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var file = new FileStream(beside, options))
        {
            JsonSerializer.Serialize(file, secrets, Format);
        }

        try
        {
            File.Move(beside, path, overwrite: replaces);
            return true;
        }
        catch (IOException) when (!replaces && File.Exists(path))
        {
            File.Delete(beside);
            return false;
        }
    }
}
