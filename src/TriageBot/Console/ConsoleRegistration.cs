using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using TriageBot.CaseQueue;
using TriageBot.Console.Accounts;
using TriageBot.Console.Cases;
using TriageBot.Console.Editing;
using TriageBot.Console.Queue;
using TriageBot.Console.Reporting;
using TriageBot.Console.Translating;
using TriageBot.Hosting;
using TriageBot.Privacy;
using TriageBot.Publishing;
using TriageBot.Routing;
using TriageBot.Stores;

namespace TriageBot.Console;

/// <summary>The pages of staff, behind a sign-in.</summary>
internal static class ConsoleRegistration
{
    private const string Room = "/console";

    /// <summary>Length is what makes a password strong; rules about its letters make people write it down (NIST SP 800-63B, 3.1.1.2).</summary>
    private const int ShortestPassword = 12;

    private static readonly TimeSpan WorkDay = TimeSpan.FromHours(10);

    public static IServiceCollection AddConsole(this IServiceCollection services, bool production)
    {
        services.AddSingleton<AccountBook>();
        services.AddSingleton<Invitations>();
        services.AddSingleton<AccountDesk>();
        services.AddSingleton<Translatable>();
        services.AddSingleton<TranslationDesk>();
        services.AddSingleton<MachineWords>();
        services.AddSingleton<FilledSheets>();
        services.AddSingleton<FirstAccount>();
        services.AddKeptList<Clinic>(DocumentKind.Clinics);
        services.AddSingleton<CurrentClinics>(all => () => all.GetRequiredService<KeptList<Clinic>>().Current ?? []);
        services.AddKeptList<Offer>(DocumentKind.Offers);
        services.AddSingleton<CurrentOffers>(all => () => all.GetRequiredService<KeptList<Offer>>().Current ?? []);
        services.AddSingleton<OpenIntakes>();
        services.AddHostedService(all => all.GetRequiredService<OpenIntakes>());
        services.AddSingleton<AuditNotes>();
        services.AddSingleton<AuditExport>();
        services.AddSingleton<ReportReader>();
        services.AddSingleton<ReportShelf>();
        services.AddSingleton<AuditWithoutNames>();
        services.AddSingleton<ReportEndpoints>();
        services.AddSingleton<CaseDesk>();
        services.AddSingleton<ReplyDesk>();
        services.AddSingleton<ThreadDesk>();
        services.AddSingleton<ReferralDesk>();
        services.AddSingleton<Sights>();
        services.AddSingleton<IntakeDoor>();
        services.AddSingleton<HandoffDesk>();
        services.AddSingleton<QueueBoard>();
        services.AddSingleton<QueueWatch>();
        services.AddSingleton<PieceLooks>();
        services.AddSingleton<IDataProtectionProvider>(all => new SealedProtection(all.GetRequiredService<ISealer>()));
        services.AddScoped<IUserStore<Account>, IdentityAccounts>();
        services.AddScoped<IUserConfirmation<Account>, IdentityAccounts>();
        services.AddIdentityCore<Account>(Rules)
            .AddSignInManager()
            .AddClaimsPrincipalFactory<AccountClaims>()
            .AddTokenProvider<CodesOnce>(TokenOptions.DefaultAuthenticatorProvider);
        services.AddAuthentication(IdentityConstants.ApplicationScheme)
            .AddIdentityCookies(cookies =>
            {
                cookies.ApplicationCookie!.Configure(options => Application(options, production));
                cookies.TwoFactorUserIdCookie!.Configure(options => Harden(options.Cookie, production));
            });

        // Each request asks whether the account is still on: one small read, and nobody who was switched off goes on reading.
        services.Configure<SecurityStampValidatorOptions>(options => options.ValidationInterval = TimeSpan.Zero);
        services.AddAntiforgery(options => Harden(options.Cookie, production));
        services.Configure<CookieTempDataProviderOptions>(options => Harden(options.Cookie, production));
        services.AddAuthorization(options => Permissions.Add(options, needsSecondFactor: production));
        services.AddRazorPages(pages =>
        {
            pages.RootDirectory = "/Console/Pages";

            // A page that does not say what it asks for is about cases.
            pages.Conventions.AddFolderApplicationModelConvention("/", page =>
            {
                if (!page.HandlerTypeAttributes.OfType<IAuthorizeData>().Any())
                {
                    page.EndpointMetadata.Add(new AuthorizeAttribute(Permissions.ReadCases));
                }
            });
            foreach (var open in new[] { "/SignIn", "/Code", "/Welcome" })
            {
                pages.Conventions.AllowAnonymousToPage(open);
            }
        });

        // It would begin keys of its own on the disk of each host; ours are the key ring's.
        services.Remove(services.Single(service => service.ServiceType == typeof(IHostedService) && service.ImplementationType?.Name is "DataProtectionHostedService"));
        return services;
    }

    public static void MapConsole(this WebApplication app)
    {
        // WebApplication would put both before every door, where no cookie is looked at. Should a release call these otherwise, that costs a little and breaks nothing.
        var properties = ((IApplicationBuilder)app).Properties;
        properties["__AuthenticationMiddlewareSet"] = properties["__AuthorizationMiddlewareSet"] = true;
        app.UseWhen(context => context.Request.Path.StartsWithSegments(Room, StringComparison.OrdinalIgnoreCase), console =>
        {
            if (app.Environment.IsProduction())
            {
                console.Use(TakeForHttps);
            }

            console.Use(PageFiles.GuardPages);
            console.Use(SayWhenTheStoreIsAway);
            console.UseAuthentication();
            console.UseAuthorization();
        });
        app.MapGet(Room + "/files/{name}", (string name) => PageFiles.Asset(name is "tools.css" or "icon.svg" ? "Try" : "Console", name));
        app.MapRazorPages();
        var cases = app.MapGroup(Room).RequireAuthorization(Permissions.ReadCases);
        app.MapGet(Room + "/audit.csv", async ([FromServices] AuditExport export, [FromServices] AuditNotes notes, HttpContext context) =>
        {
            await notes.Write(context.User.FindFirst(AccountClaims.Tag)!.Value, "audit-exported", "audit", context.RequestAborted);
            context.Response.ContentType = "text/csv; charset=utf-8";
            context.Response.Headers.ContentDisposition = "attachment; filename=\"audit.csv\"";
            await export.Write(context.Response.Body, context.RequestAborted);
        }).RequireAuthorization(Permissions.ReadAudit);
        ReportEndpoints.Map(app.MapGroup(Room + "/reports").RequireAuthorization(Permissions.ReadReports));
        app.MapPost(Room + "/words/look", Look).RequireAuthorization(Permissions.EditContent);
        app.MapPost(Room + "/translate/look", ([FromServices] TextLooks looks, LookedAt text, HttpContext context, CancellationToken cancel) =>
            LanguageSight.Of(context.User).Sees(text.Language ?? "") ? Look(looks, text, cancel) : Task.FromResult(Results.Problem(statusCode: StatusCodes.Status403Forbidden))).RequireAuthorization(Permissions.Translate);
        app.MapPost(Room + "/content/look", async ([FromServices] PieceLooks looks, HttpContext context) =>
            context.Request.HasFormContentType && await looks.Of(await context.Request.ReadFormAsync(context.RequestAborted), context.RequestAborted) is { } findings
                ? Results.Json(findings) : Results.Problem(statusCode: StatusCodes.Status400BadRequest)).RequireAuthorization(Permissions.EditContent);
        cases.MapGet("/queue/changes", ([FromServices] QueueWatch watch, [FromServices] Sights sights, HttpContext context, CancellationToken cancel) =>
            TypedResults.ServerSentEvents(watch.Changes(() => sights.Of(context.User), cancel)));
        cases.MapGet("/intakes/{id}/attachments/{number}", async ([FromServices] AttachmentReader attachments, [FromServices] IntakeDoor door, HttpContext context, string id, string number) =>
            await door.Open(id, context.User, context.RequestAborted) is { Hidden: null } && await attachments.Read(context.User.FindFirst(AccountClaims.Tag)!.Value, id, number, context.RequestAborted) is { } kept
                ? AttachmentFile.Of(context, kept, number)
                : Results.Problem(statusCode: StatusCodes.Status404NotFound));
    }

    // A proxy ends TLS and what it says of that is not believed. Cookies are for https alone, so whoever came otherwise is a stranger here.
    private static Task TakeForHttps(HttpContext context, RequestDelegate next)
    {
        context.Request.Scheme = Uri.UriSchemeHttps;
        return next(context);
    }

    private static async Task<IResult> Look([FromServices] TextLooks looks, LookedAt text, CancellationToken cancel) =>
        text is { Language: { } tag, Id: { } id, Text.Length: > 0 and <= Publisher.LongestText } && await looks.Of(tag, id, text.Text, text.Stamp, cancel) is { } look
            ? Results.Json(look)
            : Results.Problem(statusCode: StatusCodes.Status400BadRequest);

    private static async Task SayWhenTheStoreIsAway(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context);
        }
        catch (StoreUnavailableException) when (!context.Response.HasStarted)
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            await context.Response.WriteAsync("The store cannot be reached. Texts are still answered and kept. Try again in a minute, and tell whoever runs the hotline.", context.RequestAborted);
        }
    }

    private static void Rules(IdentityOptions options)
    {
        options.Password.RequiredLength = ShortestPassword;
        options.Password.RequireDigit = options.Password.RequireLowercase = options.Password.RequireUppercase = options.Password.RequireNonAlphanumeric = false;
        options.Password.RequiredUniqueChars = 5;
        options.Lockout.MaxFailedAccessAttempts = 5;
        options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
        options.SignIn.RequireConfirmedAccount = true;

        // Any letters: people are called as they are called.
        options.User.AllowedUserNameCharacters = "";
    }

    private static void Application(Microsoft.AspNetCore.Authentication.Cookies.CookieAuthenticationOptions options, bool production)
    {
        Harden(options.Cookie, production);
        options.LoginPath = Room + "/sign-in";
        options.Events.OnRedirectToAccessDenied = denied => Explain(denied.HttpContext, production);
        options.ExpireTimeSpan = WorkDay;
        options.SlidingExpiration = false;
    }

    // Either the second factor is still to be set up, or the role does not do this.
    private static async Task Explain(HttpContext context, bool production)
    {
        if (production && !context.User.HasClaim(claim => claim.Type is Permissions.SecondFactorClaim))
        {
            context.Response.Redirect(Room + "/second-factor");
            return;
        }

        // Everybody writes the console's address and nothing behind it.
        if (HttpMethods.IsGet(context.Request.Method) && context.Request.Path == Room && context.User.IsInRole(nameof(Role.Translator)))
        {
            context.Response.Redirect(Room + "/translate");
            return;
        }

        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        await context.Response.WriteAsync("Your role does not do this. An administrator can change it.", context.RequestAborted);
    }

    private static void Harden(CookieBuilder cookie, bool production)
    {
        cookie.HttpOnly = true;
        cookie.SameSite = SameSiteMode.Lax;
        cookie.Path = Room;
        cookie.SecurePolicy = production ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
    }
}

/// <summary>A text that somebody is writing.</summary>
/// <param name="Stamp">Of the text as it was shown.</param>
internal sealed record LookedAt(string? Language, string? Id, string? Text, string? Stamp = null);
