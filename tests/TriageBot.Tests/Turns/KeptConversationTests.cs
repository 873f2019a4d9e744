using System.Security.Cryptography;
using System.Text;
using TriageBot.Engine.Conversations;
using TriageBot.Privacy;
using TriageBot.Stores;
using TriageBot.Turns;

namespace TriageBot.Tests.Turns;

public class KeptConversationTests
{
    [Fact]
    public void Open_SavedByANewerHost_IsAStoreToWaitFor()
    {
        var key = $"k:{Convert.ToBase64String(RandomNumberGenerator.GetBytes(32))}";
        var sealer = new Sealer(KeyRing.Of(new PrivacyOptions { EncryptionKeys = [key] }));
        var newer = sealer.Seal([.. Encoding.UTF8.GetBytes("""["sms","+15551230000"]"""), (byte)'\n', 99, 1, 2, 3], "conversation");

        Should.Throw<StoreUnavailableException>(() => KeptConversation.Open(newer, sealer));
    }

    [Theory]
    [InlineData("""["sms","+15551230000"]""", null, 0)]
    [InlineData("""["sms","+15551230000","+15005550006"]""", "+15005550006", 0)]
    [InlineData("""["sms","+15551230000",null,"7"]""", null, 7)]
    [InlineData("""["sms","+15551230000","+15005550006","7"]""", "+15005550006", 7)]
    public void Open_SavedByAnyRelease_GivesAddressAndSegmentsBack(string line, string? to, int segments)
    {
        var key = $"k:{Convert.ToBase64String(RandomNumberGenerator.GetBytes(32))}";
        var sealer = new Sealer(KeyRing.Of(new PrivacyOptions { EncryptionKeys = [key] }));
        var conversation = new Conversation { Id = "cnv_1", IntakeId = "int_1", Reference = "K7-42", Dialog = "intake", DialogVersion = "v1", StartedAt = DateTimeOffset.UnixEpoch };
        byte[] saved = [.. Encoding.UTF8.GetBytes(line), (byte)'\n', .. SavedConversation.Write(conversation)];

        var kept = KeptConversation.Open(sealer.Seal(saved, "conversation"), sealer);
        var again = KeptConversation.Open(kept.Seal(sealer), sealer);

        (kept.Channel, kept.Address, kept.To, kept.Segments).ShouldBe(("sms", "+15551230000", to, segments));
        (again.Channel, again.Address, again.To, again.Segments).ShouldBe(("sms", "+15551230000", to, segments));
    }
}
