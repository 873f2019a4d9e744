using System.Text;
using TriageBot.Privacy;

namespace TriageBot.Turns;

/// <summary>An attachment as sealed for the store.</summary>
internal sealed record KeptAttachment(string ContentType, byte[] Bytes)
{
    private const string Purpose = "attachment";

    public byte[] Seal(ISealer sealer) => sealer.Seal([.. Encoding.UTF8.GetBytes(ContentType), (byte)'\n', .. Bytes], Purpose);

    /// <summary>Throws when the bytes do not open.</summary>
    public static KeptAttachment Open(byte[] sealedBytes, ISealer sealer)
    {
        var bytes = sealer.Open(sealedBytes, Purpose);
        var line = Array.IndexOf(bytes, (byte)'\n');
        return new KeptAttachment(Encoding.UTF8.GetString(bytes, 0, line), bytes[(line + 1)..]);
    }
}
