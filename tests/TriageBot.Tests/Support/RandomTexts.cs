using System.Text;

namespace TriageBot.Tests.Support;

/// <summary>Texts in many scripts, mixed as people mix them.</summary>
internal static class RandomTexts
{
    /// <summary>From plain letters to whatever breaks a naive counter: escapes, marks, pairs, joined emoji, right to left, line ends.</summary>
    private static readonly string[] Alphabets =
    [
        "abcdefghijklmnopqrstuvwxyz ABC 0123456789 .,!?",
        "éèñüàòìùÇßØøÅåÄäÖö¿¡§£¥¤ΔΦΓΛΩΠΨΣΘΞ@$_\n",
        "[]{}\\^~|€\f",
        "áíóúâêôãõçÁÍÓ’“”–—…«»",
        "абвгдежзийклмнопрстуфхцчшщъыьэюя",
        "سلامحالکمنیتهبپچگ؟،",
        "我你他们在哪里帮助移民法院，。？",
        "नमस्तेमददचाहिएकक्षि",
        "ਸਤਸ੍ਰੀਅਕਾਲ",
        "မင်္ဂလာပါ",
        "สวัสดีครับช่วย",
        "안녕하세요도와주세요",
        "ሰላምእርዳታ",
    ];

    private static readonly string[] Wholes = ["🏥", "😀", "👍🏽", "🇲🇽", "e\u0301", "a\u0323\u0302", "\r\n", "\u00A0", "👨‍👩‍👧"];

    public static string Of(Random random, int length)
    {
        var text = new StringBuilder();
        var alphabets = Enumerable.Range(0, random.Next(1, 4)).Select(_ => random.Next(Alphabets.Length)).ToArray();
        var wholes = random.Next(4) is 0;
        while (text.Length < length)
        {
            if (wholes && random.Next(10) is 0)
            {
                text.Append(Wholes[random.Next(Wholes.Length)]);
                continue;
            }

            var alphabet = Alphabets[alphabets[random.Next(alphabets.Length)]];
            text.Append(alphabet[random.Next(alphabet.Length)]);
        }

        return text.ToString();
    }
}
