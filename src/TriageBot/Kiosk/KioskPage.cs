using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using System.Text.Unicode;
using TriageBot.Engine.Texts;

namespace TriageBot.Kiosk;

/// <summary>The pages as HTML, whole each time, so that they work without a script.</summary>
internal sealed partial class KioskPage(string hotline, string? source)
{
    /// <summary>Where "leave" leads: what anybody may have open, and no government's.</summary>
    private const string Elsewhere = "https://weather.com/";

    // Without a script nobody knows whether the device is touched, so the page waits longer before it goes.
    private const int SecondsWithoutScript = 600;
    private const int Seconds = 180;

    private static readonly HtmlEncoder Html = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly string _start = Html.Encode(source is null ? "/start" : $"/start?c={Uri.EscapeDataString(source)}");

    /// <summary>The languages, each in its own script: the first thing to choose.</summary>
    public string Languages(ImmutableArray<Locale> offered, string pass) => Whole(
        KioskWords.Of(offered[0]),
        $"""
        <h1>{Html.Encode(hotline)}</h1>
        <form method="post" action="/start" autocomplete="off" class="languages">
        {Hidden(pass)}
        {string.Concat(offered.Select(Language))}
        </form>
        """,
        head: "");

    public string Question(KioskView view, string pass) => Whole(
        view.Words,
        $"""
        <h1 class="unseen">{Html.Encode(hotline)}</h1>
        <div class="said" id="said" tabindex="-1">{string.Concat(view.Said.Split('\n').Select(line => $"<p dir=\"auto\">{PhoneNumber().Replace(Html.Encode(line), "<bdi>$0</bdi>")}</p>"))}</div>
        {(view.Reference is { } reference ? $"<p class=\"reference\"><bdi>{Html.Encode(reference)}</bdi></p>" : "")}
        {(view.HasEnded ? $"<p><a class=\"next\" href=\"{_start}\">{Html.Encode(view.Words.Next)}</a></p>" : "")}
        {(view.IsOpen ? Answers(view, pass) : "")}
        <p class="clears" id="clears" data-seconds="{Seconds}" hidden>{Html.Encode(view.Words.Clears).Replace("{time}", "<b></b>", StringComparison.Ordinal)}</p>
        """,
        head: $"<noscript><meta http-equiv=\"refresh\" content=\"{SecondsWithoutScript};url={_start}\"></noscript>");

    private string Whole(KioskWords words, string main, string head) =>
        $"""
        <!doctype html>
        <html lang="{words.Tag}" dir="{(words.RightToLeft ? "rtl" : "ltr")}">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>{Html.Encode(hotline)}</title>
        <link rel="icon" href="/start/files/icon.svg" type="image/svg+xml">
        <link rel="stylesheet" href="/start/files/kiosk.css">
        <script type="module" src="/start/files/kiosk.js"></script>
        {head}
        </head>
        <body data-start="{_start}">
        <header><a id="leave" class="leave" href="{Elsewhere}" rel="noreferrer">{Html.Encode(words.Leave)}</a></header>
        <main>
        {main}
        </main>
        </body>
        </html>
        """;

    private static string Answers(KioskView view, string pass) =>
        $"""
        {(view.Choices.IsEmpty ? "" : $"<form method=\"post\" action=\"/start\" autocomplete=\"off\" class=\"choices\">{Hidden(pass)}{string.Concat(view.Choices.Select(choice => Button(choice.Text, choice.Title)))}</form>")}
        <form method="post" action="/start" autocomplete="off" class="words">
        {Hidden(pass)}
        <textarea name="text" rows="2" maxlength="{KioskForm.Longest}" required dir="auto" autocomplete="off" autocapitalize="sentences" spellcheck="false" aria-labelledby="said"></textarea>
        <button type="submit">{Html.Encode(view.Words.Send)}</button>
        </form>
        """;

    private static string Language(Locale locale) =>
        $"<button name=\"text\" value=\"{Html.Encode(locale.NativeName)}\" lang=\"{locale.Tag}\" dir=\"{(locale.RightToLeft ? "rtl" : "ltr")}\">{Html.Encode(locale.NativeName)}</button>";

    private static string Button(string value, string title) =>
        $"<button name=\"text\" value=\"{Html.Encode(value)}\">{Html.Encode(title)}</button>";

    private static string Hidden(string pass) =>
        $"<input type=\"hidden\" name=\"pass\" value=\"{pass}\"><input type=\"hidden\" name=\"id\" value=\"{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16))}\">";

    [GeneratedRegex("[0-9]+(-[0-9]+)+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PhoneNumber();
}
