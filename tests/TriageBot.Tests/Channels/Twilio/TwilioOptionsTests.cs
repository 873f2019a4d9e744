using Microsoft.Extensions.Configuration;
using TriageBot.Channels.Twilio;

namespace TriageBot.Tests.Channels.Twilio;

public class TwilioOptionsTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("AccountSid=AC1 AuthToken=t From=+15550001111", "")]
    [InlineData("AccountSid=AC1 AuthToken=t MessagingServiceSid=MG1 PublicUrl=https://a.example/b ReplyWith=rest", "")]
    [InlineData("AuthToken=t", "AccountSid, From or Twilio:MessagingServiceSid")]
    [InlineData("AccountSid=AC1 From=+15550001111", "AuthToken")]
    [InlineData("ReplyWith=Email", "ReplyWith")]
    [InlineData("PublicUrl=hotline.example", "PublicUrl")]
    [InlineData("PublicUrl=https://a.example/?x=1", "PublicUrl")]
    [InlineData("ApiBaseUrl=ftp://a.example", "ApiBaseUrl")]
    public void Problems_NameTheSetting(string settings, string problems) =>
        string.Join(", ", Read(settings).Problems().Select(problem => problem.Split([" is missing", " must"], StringSplitOptions.None)[0]["Twilio:".Length..])).ShouldBe(problems);

    [Theory]
    [InlineData("", true)]
    [InlineData("ReplyWith=twiml", true)]
    [InlineData("ReplyWith=Rest", false)]
    public void RepliesInline_UnlessRestIsAskedFor(string settings, bool inline) =>
        Read(settings).RepliesInline.ShouldBe(inline);

    private static TwilioOptions Read(string settings) => new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(setting => setting.Split('=', 2))
            .Select(pair => KeyValuePair.Create("Twilio:" + pair[0], (string?)pair[1])))
        .Build().GetSection(TwilioOptions.Section).Get<TwilioOptions>() ?? new TwilioOptions();
}
