using System.Text;
using TriageBot.CaseQueue;

namespace TriageBot.Tests.CaseQueue;

public sealed class StandardWebhooksTests
{
    private const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private const string Id = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private const string Signature = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

    private static readonly DateTimeOffset At = DateTimeOffset.FromUnixTimeSeconds(1_614_265_330);
    private static readonly byte[] Body = Encoding.UTF8.GetBytes("""{"test": 2432232314}""");

    [Fact]
    public void Sign_PublishedVector_GivesPublishedSignature() =>
        Webhooks(Secret).Sign(Id, At, Body).ShouldBe(Signature);

    [Theory]
    [InlineData(0, true)]
    [InlineData(300, true)]
    [InlineData(-300, true)]
    [InlineData(301, false)]
    [InlineData(-301, false)]
    public void Verify_TimestampOffBySeconds_KeepsToTolerance(int seconds, bool accepted) =>
        Webhooks(Secret).Verify(Id, "1614265330", Body, Signature, At.AddSeconds(seconds)).ShouldBe(accepted);

    [Theory]
    [InlineData("", "1614265330", Signature)]
    [InlineData("msg_other", "1614265330", Signature)]
    [InlineData(Id, "1614265331", Signature)]
    [InlineData(Id, "+1614265330", Signature)]
    [InlineData(Id, " 1614265330", Signature)]
    [InlineData(Id, "99999999999999999999", Signature)]
    [InlineData(Id, "9223372036854775807", Signature)]
    [InlineData(Id, "", Signature)]
    [InlineData(Id, "1614265330", "")]
    [InlineData(Id, "1614265330", "v1,")]
    [InlineData(Id, "1614265330", "v1,????")]
    [InlineData(Id, "1614265330", "v1a,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")]
    [InlineData(Id, "1614265330", "g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")]
    [InlineData(Id, "1614265330", "v1,h0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")]
    [InlineData(Id, "1614265330", "v1,g0hM9SsE+OTPJTGt")]
    public void Verify_AnythingElse_IsRefused(string id, string timestamp, string signature) =>
        Webhooks(Secret).Verify(id, timestamp, Body, signature, At).ShouldBeFalse();

    [Fact]
    public void Verify_AnyByteOfTheBodyChanged_IsRefused()
    {
        for (var i = 0; i < Body.Length; i++)
        {
            var changed = Body.ToArray();
            changed[i] ^= 1;
            Webhooks(Secret).Verify(Id, "1614265330", changed, Signature, At).ShouldBeFalse();
        }
    }

    [Fact]
    public void Sign_SecretBeingReplaced_VerifiesWithEitherAlone()
    {
        var newer = StandardWebhooks.MakeSecret();
        var both = Webhooks($"{newer} {Secret}").Sign(Id, At, Body);

        both.Split(' ').Length.ShouldBe(2);
        Webhooks(newer).Verify(Id, "1614265330", Body, both, At).ShouldBeTrue();
        Webhooks(Secret).Verify(Id, "1614265330", Body, both, At).ShouldBeTrue();
        Webhooks(StandardWebhooks.MakeSecret()).Verify(Id, "1614265330", Body, both, At).ShouldBeFalse();
    }

    [Theory]
    [InlineData(null, "is missing")]
    [InlineData("  ", "is missing")]
    [InlineData("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "must be whsec_ followed by base64 of 24 to 64 bytes")]
    [InlineData("whsec_", "must be whsec_ followed by base64 of 24 to 64 bytes")]
    [InlineData("whsec_not base64!", "must be whsec_ followed by base64 of 24 to 64 bytes")]
    [InlineData("whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRY=", "must be whsec_ followed by base64 of 24 to 64 bytes")] // 23 bytes
    [InlineData("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw secret", "must be whsec_ followed by base64 of 24 to 64 bytes")]
    public void TryCreate_BadSecret_SaysWhyWithoutRepeatingIt(string? secret, string problem)
    {
        StandardWebhooks.TryCreate(secret, out _, out var said).ShouldBeFalse();
        said.ShouldBe(problem);
    }

    [Theory]
    [InlineData(24, true)]
    [InlineData(64, true)]
    [InlineData(65, false)]
    [InlineData(100, false)]
    public void TryCreate_KeyLength_KeepsToTheStandard(int bytes, bool accepted) =>
        StandardWebhooks.TryCreate("whsec_" + Convert.ToBase64String(new byte[bytes]), out _, out _).ShouldBe(accepted);

    private static StandardWebhooks Webhooks(string secret) =>
        StandardWebhooks.TryCreate(secret, out var webhooks, out var problem) ? webhooks : throw new InvalidOperationException(problem);
}
