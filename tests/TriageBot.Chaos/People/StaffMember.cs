using System.Text.RegularExpressions;
using TriageBot.Chaos.Twilio;

namespace TriageBot.Chaos.People;

/// <summary>The one who is paged: takes every call by texting its code.</summary>
internal sealed partial class StaffMember(WebhookSide carrier, Phones phones)
{
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    public async Task Watch(CancellationToken end)
    {
        var phone = phones.Of(Account.Staff);
        var read = 0;
        while (!end.IsCancellationRequested)
        {
            var come = Array.Empty<string>();
            await phone.Wait(read, texts => (come = [.. texts]).Length > 0, TimeSpan.FromSeconds(1));
            read += come.Length;
            foreach (var code in come.SelectMany(text => Codes().Matches(text).Select(match => match.Groups["code"].Value)).Where(_taken.Add))
            {
                await carrier.Bring(new InboundText(Account.Staff, code, DateTimeOffset.UtcNow));
            }
        }
    }

    [GeneratedRegex("Reply (?<code>[0-9]{6}) ", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Codes();
}
