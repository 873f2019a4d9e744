using System.Collections.Frozen;
using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace TriageBot.Hosting;

/// <summary>Pages, styles and scripts, carried in the dll so that they are there wherever it runs.</summary>
internal static class PageFiles
{
    private const string Try = "Try";

    private static readonly string[] Rooms = [Try, "Kiosk", "Console"];

    private static readonly FrozenDictionary<string, PageFile> Files = typeof(PageFiles).Assembly.GetManifestResourceNames()
        .Where(name => Rooms.Contains(name.Split('/')[0], StringComparer.Ordinal))
        .ToFrozenDictionary(name => name, Load, StringComparer.Ordinal);

    /// <summary>A whole page; the address stands for what is in it now, so nobody keeps it.</summary>
    public static IResult Page(string name, int status = StatusCodes.Status200OK) =>
        Results.Text(Files[$"{Try}/{name}"].Bytes, Files[$"{Try}/{name}"].Type, status);

    public static IResult Asset(string room, string name) =>
        Files.TryGetValue($"{room}/{name}", out var file) && !name.EndsWith(".html", StringComparison.Ordinal)
            ? Results.Bytes(file.Bytes, file.Type, entityTag: file.Tag)
            : Results.NotFound();

    /// <summary>Nothing of these pages runs, leaks or stays anywhere else.</summary>
    public static ValueTask<object?> Guard(EndpointFilterInvocationContext context, EndpointFilterDelegate next) => Guarded(context, next, "'none'");

    /// <summary>The same for pages that post their forms without a script.</summary>
    public static ValueTask<object?> GuardForms(EndpointFilterInvocationContext context, EndpointFilterDelegate next) => Guarded(context, next, "'self'");

    /// <summary>The same for a whole room of pages.</summary>
    public static Task GuardPages(HttpContext context, RequestDelegate next)
    {
        Guard(context, "'self'");
        return next(context);
    }

    private static ValueTask<object?> Guarded(EndpointFilterInvocationContext context, EndpointFilterDelegate next, string forms)
    {
        Guard(context.HttpContext, forms);
        return next(context);
    }

    private static void Guard(HttpContext context, string forms)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy =
            $"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; media-src 'self'; connect-src 'self'; base-uri 'none'; form-action {forms}; frame-ancestors 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";

        // Both words: forms warn in the log where the first is missing.
        headers.CacheControl = context.GetRouteValue("name") is null ? "no-cache, no-store" : "no-cache";
    }

    private static PageFile Load(string resource)
    {
        using var stream = typeof(PageFiles).Assembly.GetManifestResourceStream(resource)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return new PageFile(bytes, TypeOf(Path.GetExtension(resource)), new EntityTagHeaderValue($"\"{Convert.ToHexString(SHA256.HashData(bytes).AsSpan(0, 8))}\""));
    }

    private static string TypeOf(string extension) => extension switch
    {
        ".html" => "text/html; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".svg" => "image/svg+xml",
        _ => throw new InvalidOperationException($"a page file ends in {extension}, which has no content type yet"),
    };

    private sealed record PageFile(byte[] Bytes, string Type, EntityTagHeaderValue Tag);
}
