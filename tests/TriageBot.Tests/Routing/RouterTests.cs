using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using TriageBot.Routing;

namespace TriageBot.Tests.Routing;

/// <summary>Each intake is suggested to a clinic that can take it, and says why.</summary>
public class RouterTests
{
    private static readonly Clinic Everywhere = new("clinic:1", "Everywhere Law");
    private static readonly Clinic Spanish = new("clinic:2", "Ayuda Legal") { Languages = ["es"] };
    private static readonly Clinic Near = new("clinic:3", "Southside") { Places = ["606", "Cicero"] };
    private static readonly Clinic Work = new("clinic:4", "Workers Center") { Areas = ["work"] };

    [Fact]
    public void Route_LanguageComesBeforePlace() =>
        Name(Of([Everywhere, Near, Spanish], "es", "60629", "immigration")).ShouldBe("Ayuda Legal: language everywhere");

    [Fact]
    public void Route_PlaceComesBeforeTheOrderOfTheList() =>
        Name(Of([Everywhere, Near], "am", "60629", "immigration")).ShouldBe("Southside: place");

    [Fact]
    public void Route_OtherwiseTheFirstInTheListThatDoesTheArea()
    {
        Name(Of([Work, Everywhere, Spanish], "am", null, "family")).ShouldBe("Everywhere Law: everywhere");
        Name(Of([Work, Everywhere], "am", null, "work")).ShouldBe("Workers Center: everywhere practice-area");
    }

    [Theory]
    [InlineData("60629", true)]
    [InlineData("cicero, il", true)]
    [InlineData("90210", false)]
    [InlineData("I live in 606", false)]
    public void Route_PlaceAsWritten_IsFound(string place, bool isNear) =>
        (Of([Near], "es", place, "work").Clinic is not null).ShouldBe(isNear);

    [Fact]
    public void Route_WhatIsNotKnown_RulesNobodyOut() =>
        Of([Near with { Areas = ["work"] }], null, null).Clinic!.Name.ShouldBe("Southside");

    [Fact]
    public void Route_NobodyFits_GoesToWhoTakesTheRestOrSaysSo()
    {
        Of([Work, Near], "es", "90210", "family").ShouldSatisfyAllConditions(route => route.Clinic.ShouldBeNull(), route => route.Why.ShouldBe(["nobody-fits"]));
        Name(Of([Work, Near with { TakesOverflow = true }], "es", "90210", "family")).ShouldBe("Southside: overflow");
        Of([], "es", "90210", "family").Why.ShouldBeEmpty();
    }

    [Fact]
    public void Route_ClinicWithoutRoom_GetsNothing()
    {
        Name(Of([Spanish with { Accepts = false }, Everywhere], "es", null)).ShouldBe("Everywhere Law: everywhere");
        Of([Everywhere with { Accepts = false, TakesOverflow = true }], "es", null).Clinic.ShouldBeNull();
    }

    [Theory]
    [InlineData("LIST IM-02-00-00-00, LIST FA-07-00-00-00", "detention")]
    [InlineData("LSC 22, LIST RI-16-00-00-00", "survivors")]
    [InlineData("LSC 81, LSC 22", "wages")]
    [InlineData("LSC 81", null)]
    [InlineData("", null)]
    public void Team_ByCodes_IsTheMostPressing(string codes, string? team) =>
        Teams.Of([.. codes.Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(code => (code.Split(' ')[0], code.Split(' ')[1]))]).ShouldBe(team);

    [Fact]
    public void Route_OfAnything_IsAClinicWithRoomThatFitsOrTakesTheRest()
    {
        var clinics = Gen.Elements(Everywhere, Spanish, Near, Work, Spanish with { Accepts = false }, Near with { TakesOverflow = true }, Work with { Languages = ["ht"] }).ArrayOf();
        var facts = from language in Gen.Elements("es", "ht", "am", null)
                    from place in Gen.Elements("60629", "90210", "Cicero", "", null)
                    from areas in Gen.Elements("work", "family", "immigration").ArrayOf()
                    select new RoutingFacts(language, place, [.. areas]);
        Prop.ForAll(clinics.ToArbitrary(), facts.ToArbitrary(), (all, known) =>
        {
            var route = Router.Of([.. all], known);
            var open = all.Where(clinic => clinic.Accepts).ToList();
            return route.Clinic is { } chosen
                ? open.Contains(chosen) && (route.Why.Contains("overflow") ? chosen.TakesOverflow : chosen.Areas.IsEmpty || known.Areas.IsEmpty || known.Areas.Intersect(chosen.Areas).Any())
                : !open.Any(clinic => clinic.TakesOverflow || (clinic.Areas.IsEmpty && clinic.Places.IsEmpty));
        }).QuickCheckThrowOnFailure();
    }

    private static Route Of(ImmutableArray<Clinic> clinics, string? language, string? place, params string[] areas) => Router.Of(clinics, new RoutingFacts(language, place, [.. areas]));

    private static string Name(Route route) => $"{route.Clinic?.Name}: {string.Join(' ', route.Why)}";
}
