using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection;
using TriageBot.Console.Accounts;

namespace TriageBot.Tests.Console;

public class PermissionsTests
{
    [Theory]
    [InlineData(true, true, true)]
    [InlineData(true, false, false)]
    [InlineData(false, false, true)]
    public async Task ReadCases_InProduction_TakesASecondFactor(bool production, bool hasSecondFactor, bool may)
    {
        var session = Session(nameof(Role.Staff), hasSecondFactor);

        (await Allowed(production, session, Permissions.ReadCases)).ShouldBe(may);
        (await Allowed(production, session, Permissions.OwnAccount)).ShouldBeTrue();
    }

    [Fact]
    public async Task Permissions_OfNobodyAndOfAnUnknownRole_AreNone()
    {
        (await Allowed(production: false, new ClaimsPrincipal(new ClaimsIdentity()), Permissions.OwnAccount)).ShouldBeFalse();
        (await Allowed(production: false, Session("Visitor", hasSecondFactor: true), Permissions.ReadCases)).ShouldBeFalse();
    }

    private static async Task<bool> Allowed(bool production, ClaimsPrincipal session, string permission)
    {
        await using var services = new ServiceCollection().AddLogging().AddAuthorization(options => Permissions.Add(options, production)).BuildServiceProvider();
        return (await services.GetRequiredService<IAuthorizationService>().AuthorizeAsync(session, permission)).Succeeded;
    }

    private static ClaimsPrincipal Session(string role, bool hasSecondFactor)
    {
        var session = new ClaimsIdentity("test");
        session.AddClaim(new Claim(session.RoleClaimType, role));
        if (hasSecondFactor)
        {
            session.AddClaim(new Claim(Permissions.SecondFactorClaim, "app"));
        }

        return new ClaimsPrincipal(session);
    }
}
