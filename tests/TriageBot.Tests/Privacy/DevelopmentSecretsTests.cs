using TriageBot.Privacy;

namespace TriageBot.Tests.Privacy;

public sealed class DevelopmentSecretsTests : IDisposable
{
    private const string Setting = "Privacy:EncryptionKeys:0";
    private readonly string folder = Directory.CreateTempSubdirectory("triagebot-").FullName;

    private string File => Path.Combine(folder, "data", "dev-secrets.json");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void For_AfterARestart_IsTheSameSecret()
    {
        var first = new DevelopmentSecrets(File).For(Setting, DevelopmentSecrets.MakeEncryptionKey);

        new DevelopmentSecrets(File).For(Setting, DevelopmentSecrets.MakeEncryptionKey).ShouldBe(first);
    }

    [Fact]
    public void For_AnotherSetting_LeavesTheFirst()
    {
        var secrets = new DevelopmentSecrets(File);
        var first = secrets.For("A", () => "one");

        secrets.For("B", () => "two").ShouldBe("two");
        new DevelopmentSecrets(File).For("A", () => "three").ShouldBe(first);
        new DevelopmentSecrets(File).For("B", () => "three").ShouldBe("two");
    }

    [Fact]
    public void For_SeveralProcessesStartingAtOnce_AllGetTheSame()
    {
        var given = Enumerable.Range(0, 16).AsParallel().WithDegreeOfParallelism(16)
            .Select(_ => new DevelopmentSecrets(File).For(Setting, DevelopmentSecrets.MakeEncryptionKey)).ToList();

        given.Distinct().Count().ShouldBe(1);
        Directory.GetFiles(Path.GetDirectoryName(File)!).ShouldBe([File]);
    }

    [Fact]
    public void For_NewFile_IsTheOwnersAlone()
    {
        new DevelopmentSecrets(File).For(Setting, DevelopmentSecrets.MakeEncryptionKey);

        (OperatingSystem.IsWindows() || System.IO.File.GetUnixFileMode(File) == (UnixFileMode.UserRead | UnixFileMode.UserWrite)).ShouldBeTrue();
    }

    [Fact]
    public void For_MadeKey_IsAGoodOneWhoseDataOpensAfterARestart()
    {
        PrivacyOptions Options() => new() { EncryptionKeys = [new DevelopmentSecrets(File).For(Setting, DevelopmentSecrets.MakeEncryptionKey)] };
        Options().Problems(production: false, _ => false).ShouldBeEmpty();
        var bytes = new Sealer(KeyRing.Of(Options())).Seal([1, 2, 3], "conversation");

        new Sealer(KeyRing.Of(Options())).Open(bytes, "conversation").ShouldBe([1, 2, 3]);
    }

    [Fact]
    public void Contains_ItsOwnSecretUnderAnyId_IsTrueAndAnotherIsNot()
    {
        var secrets = new DevelopmentSecrets(File);
        secrets.Contains("2026:abc").ShouldBeFalse();
        var key = secrets.For(Setting, DevelopmentSecrets.MakeEncryptionKey);

        secrets.Contains(key).ShouldBeTrue();
        secrets.Contains("2026:" + key.Split(':')[1]).ShouldBeTrue();
        secrets.Contains(key.Split(':')[1]).ShouldBeTrue();
        secrets.Contains("2026:abc").ShouldBeFalse();
    }

    [Fact]
    public void For_FileNotJson_SaysWhichFile()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(File)!);
        System.IO.File.WriteAllText(File, "{");

        Should.Throw<IOException>(() => new DevelopmentSecrets(File).For(Setting, () => "x")).Message.ShouldContain(File);
    }
}
