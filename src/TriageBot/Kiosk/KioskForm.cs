namespace TriageBot.Kiosk;

/// <summary>What a page posts.</summary>
/// <param name="Id">Of this answer: the same one when a button is pressed twice.</param>
internal sealed record KioskForm(string? Pass, string? Id, string? Text)
{
    /// <summary>As long as a phone's.</summary>
    public const int Longest = 4000;

    private const int IdLength = 32;

    /// <summary>The form, or null when the body is none.</summary>
    public static async Task<KioskForm?> Read(HttpRequest request)
    {
        if (!request.HasFormContentType)
        {
            return null;
        }

        try
        {
            var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
            return new KioskForm(form["pass"], form["id"], form["text"]);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    /// <summary>The field that cannot be read, or null.</summary>
    public string? BadField() =>
        Id is not { Length: IdLength } || !Id.All(char.IsAsciiHexDigitLower) ? "id"
        : string.IsNullOrWhiteSpace(Text) ? "text"
        : null;
}
