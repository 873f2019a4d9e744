using System.Text;
using TriageBot.Channels.Twilio;

namespace TriageBot.Tests.Channels.Twilio;

public class TwilioSignatureTests
{
    private const string Url = "https://mycompany.com/myapp.php?foo=1&bar=2";
    private const string Fields = "CallSid=CA1234567890ABCDE&Caller=%2B14158675309&Digits=1234&From=%2B14158675309&To=%2B18005551212";

    /// <summary>Made by npm twilio 6.2.0 with the token 12345.</summary>
    public static TheoryData<string, string, string> Vectors => new()
    {
        { Url, Fields, "RSOYDt4T1cUTdK1PDd93/VVr8B8=" },
        { Url.Replace(".com", ".com:443"), Fields, "kvajT1Ptam85bY51eRf/AJRuM3w=" },
        { Url.Replace(".com", ".com:80").Replace("https", "http"), Fields, "0ZXoZLH/DfblKGATFgpif+LLRf4=" },
        { Url.Replace(".com", ".com:1234").Replace("https", "http"), Fields, "Zmvh+3yNM1Phv2jhDCwEM3q5ebU=" },
        { Url + "&Body=It's+amazing", Fields, "dsq4Ehbj6cs+KdTkpF5sSSplOWw=" },
        { Url, Fields + "&Body=It%27s+amazing", "KvHkdvU/7ya2YOymb72E01mFYP8=" },
        { Url, "MessagingBinding.Address=%2B1415xxxxxxx&MessagingBinding.Address=%2B1325xxxxxxx", "83O6e2vORAoJHUNzJjDWN1jz+BA=" },
        { Url, "Sid=CA123&SidAccount=AC123&Digits=5678&Digits=1234&Digits=1234", "IK+Dwps556ElfBT0I3Rgjkr1wJU=" },
    };

    [Theory]
    [MemberData(nameof(Vectors))]
    public void Of_PublishedVectors_IsTheSame(string url, string fields, string signature) =>
        TwilioSignature.Of("12345", url, Form(fields)).ShouldBe(signature);

    [Theory]
    [MemberData(nameof(Vectors))]
    public void Matches_PublishedVectors_Accepts(string url, string fields, string signature) =>
        TwilioSignature.Matches("12345", url, Form(fields), signature).ShouldBeTrue();

    [Theory]
    [InlineData("https://a.example/x?y=1", "https://a.example:443/x?y=1")]
    [InlineData("https://a.example:443/x", "https://a.example/x")]
    [InlineData("http://a.example/x", "http://a.example:80/x")]
    [InlineData("https://a.example:8443/x", "https://a.example/x")]
    [InlineData("http://user:secret@a.example/x", "http://user:secret@a.example:80/x")]
    [InlineData("http://[::1]:5080/x", "http://[::1]/x")]
    [InlineData("https://a.example?y='é", "https://a.example:443?y='é")]
    public void Matches_SignedWithOrWithoutThePort_Accepts(string called, string signed) =>
        TwilioSignature.Matches("12345", called, Form(Fields), TwilioSignature.Of("12345", signed, Form(Fields))).ShouldBeTrue();

    [Theory]
    [InlineData("https://a.example/x", "https://a.example:8443/x")]
    [InlineData("https://a.example/x", "http://a.example/x")]
    [InlineData("https://a.example/x", "https://a.example/X")]
    [InlineData("https://a.example/x", "https://b.example/x")]
    [InlineData("https://a.example/x%20y", "https://a.example/x y")]
    public void Matches_SignedForAnotherAddress_Refuses(string called, string signed) =>
        TwilioSignature.Matches("12345", called, Form(Fields), TwilioSignature.Of("12345", signed, Form(Fields))).ShouldBeFalse();

    [Theory]
    [InlineData("")]
    [InlineData("RSOYDt4T1cUTdK1PDd93/VVr8B8")]
    [InlineData("RSOYDt4T1cUTdK1PDd93/VVr8B9=")]
    [InlineData("rsoydt4t1cutdk1pdd93/vvr8b8=")]
    [InlineData("ñot base64 at all")]
    public void Matches_AnotherSignature_Refuses(string signature) =>
        TwilioSignature.Matches("12345", Url, Form(Fields), signature).ShouldBeFalse();

    [Fact]
    public void Matches_WithoutAToken_RefusesEvenWhatIsSignedWithNone() =>
        TwilioSignature.Matches("", Url, Form(Fields), TwilioSignature.Of("", Url, Form(Fields))).ShouldBeFalse();

    [Fact]
    public void Matches_AnyByteOfTheFormChanged_Refuses()
    {
        var body = Encoding.ASCII.GetBytes(Fields + "&Body=Est%C3%A1n+aqu%C3%AD+%F0%9F%8F%A5&OptOutType=");
        var signature = TwilioSignature.Of("12345", Url, TwilioForm.Parse(body));
        TwilioSignature.Matches("12345", Url, TwilioForm.Parse(body), signature).ShouldBeTrue();

        for (var at = 0; at < body.Length; at++)
        {
            var changed = body.ToArray();
            changed[at] ^= 1;

            TwilioSignature.Matches("12345", Url, TwilioForm.Parse(changed), signature).ShouldBeFalse($"byte {at}");
        }
    }

    private static TwilioForm Form(string fields) => TwilioForm.Parse(Encoding.UTF8.GetBytes(fields));
}
