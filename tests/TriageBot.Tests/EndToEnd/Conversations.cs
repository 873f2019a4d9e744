using TriageBot.Tests.Support;

namespace TriageBot.Tests.EndToEnd;

/// <summary>People who answer.</summary>
internal static class Conversations
{
    /// <summary>Opens, agrees, and skips everything else until the intake is sent.</summary>
    public static async Task Finish(Phone phone, string hello)
    {
        await phone.Texts(hello, "1", "2", "1");
        for (var i = 0; i < 40; i++)
        {
            if (IsLast(await phone.Text("0")))
            {
                return;
            }
        }

        throw new InvalidOperationException("the conversation does not end: " + phone.Thread[^1]);
    }

    /// <summary>The last message gives a reference such as K7-42.</summary>
    public static bool IsLast(string text) => System.Text.RegularExpressions.Regex.IsMatch(text, "[A-Z][0-9]-[0-9]{2,3}", default, TimeSpan.FromSeconds(1));
}
