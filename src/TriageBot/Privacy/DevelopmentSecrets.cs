using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
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
        if (Read().TryGetValue(setting, out var kept))
        {
            return kept;
        }

        // A server and a verb may start at the same moment: the first makes the secret, the second takes it over.
        using var one = new Mutex(initiallyOwned: false, LockName());
        Take(one);
        try
        {
            var known = Read();
            if (known.TryGetValue(setting, out kept))
            {
                return kept;
            }

            var secret = make();
            Write(known.Add(setting, secret));
            return secret;
        }
        finally
        {
            one.ReleaseMutex();
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

    private static void Take(Mutex one)
    {
        try
        {
            one.WaitOne();
        }
        catch (AbandonedMutexException)
        {
            // Its holder died. The file is only ever moved into place whole, so it is sound, and the mutex is ours now.
        }
    }

    private string LockName() => "triagebot-" + Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(Path.GetFullPath(path))));

    // Written beside and moved into place, so that nobody reads half a file.
    private void Write(ImmutableSortedDictionary<string, string> secrets)
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

        File.Move(beside, path, overwrite: true);
    }
}
