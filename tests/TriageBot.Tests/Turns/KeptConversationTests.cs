using System.Security.Cryptography;
using System.Text;
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
}
