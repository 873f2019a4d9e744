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
            var route = Router.Of([.. all], known, Open());
            var open = all.Where(clinic => clinic.Accepts).ToList();
            return route.Clinic is { } chosen
                ? open.Contains(chosen) && (route.Why.Contains("overflow") ? chosen.TakesOverflow : chosen.Areas.IsEmpty || known.Areas.IsEmpty || known.Areas.Intersect(chosen.Areas).Any())
                : !open.Any(clinic => clinic.TakesOverflow || (clinic.Areas.IsEmpty && clinic.Places.IsEmpty));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Route_ClinicThatIsFull_GetsNoMoreButKeepsWhatItHas()
    {
        var full = Spanish with { Capacity = 2 };
        var facts = new RoutingFacts("es", null, []);

        Router.Of([full, Everywhere], facts, Open((full.Id, 1))).Clinic.ShouldBe(full);
        Router.Of([full, Everywhere], facts, Open((full.Id, 2))).Clinic.ShouldBe(Everywhere);
        Router.Of([full, Everywhere], facts with { Before = new RoutedTo("int_1", full.Id) }, Open((full.Id, 2))).Clinic.ShouldBe(full);
        Router.Of([full with { TakesOverflow = true }], facts, Open((full.Id, 2))).Why.ShouldBe(["nobody-fits"]);
    }

    [Fact]
    public void Route_WhatIsUrgent_GoesToWhoIsOpenNow()
    {
        var day = Spanish with { Hours = new Shift([DayOfWeek.Monday], new TimeOnly(9, 0), new TimeOnly(17, 0)) };
        var night = Everywhere with { Hours = new Shift([], new TimeOnly(17, 0), new TimeOnly(9, 0)) };
        var facts = new RoutingFacts("es", null, []) { IsUrgent = true };

        Name(Router.Of([day, night], facts with { Local = Monday(10) }, Open())).ShouldBe("Ayuda Legal: open-now language everywhere");
        Name(Router.Of([day, night], facts with { Local = Monday(20) }, Open())).ShouldBe("Everywhere Law: open-now everywhere");
        Name(Router.Of([day, night], facts with { Local = Monday(20), IsUrgent = false }, Open())).ShouldBe("Ayuda Legal: language everywhere");
        Name(Router.Of([day, night], facts with { Local = Monday(20), Before = new RoutedTo("int_1", day.Id) }, Open())).ShouldBe("Ayuda Legal: language everywhere");
        Name(Router.Of([day], facts with { Local = Monday(20) }, Open())).ShouldBe("Ayuda Legal: language everywhere");
    }

    [Fact]
    public void Route_OnceAClinicHasTakenIt_IsTheirsWhateverBecomesKnown()
    {
        var facts = new RoutingFacts("ht", "90210", ["family"]) { Before = new RoutedTo("int_1", Work.Id, HasAccepted: true) };

        Name(Router.Of([Everywhere, Work with { Accepts = false }], facts, Open())).ShouldBe("Workers Center: accepted");
        Name(Router.Of([Everywhere], facts, Open())).ShouldBe("Everywhere Law: everywhere");
    }

    [Fact]
    public void Route_Partner_TakesNoIntakes() =>
        Of([Everywhere with { Needs = ["housing"], TakesOverflow = true }], "es", null).ShouldSatisfyAllConditions(route => route.Clinic.ShouldBeNull(), route => route.Why.ShouldBeEmpty());

    private static Route Of(ImmutableArray<Clinic> clinics, string? language, string? place, params string[] areas) => Router.Of(clinics, new RoutingFacts(language, place, [.. areas]), Open());

    private static ImmutableDictionary<string, int> Open(params (string Id, int Count)[] counts) => counts.ToImmutableDictionary(one => one.Id, one => one.Count, StringComparer.Ordinal);

    // 23 November 2026.
    private static DateTime Monday(int hour) => new(2026, 11, 23, hour, 0, 0, DateTimeKind.Unspecified);

    private static string Name(Route route) => $"{route.Clinic?.Name}: {string.Join(' ', route.Why)}";
}
