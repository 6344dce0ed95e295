using AsyncWork.Domain.Calendar;
using AsyncWork.Tests.Support;
using AsyncWork.Web.Calendar;
using NodaTime;

namespace AsyncWork.Tests.Calendar;

/// <summary>Working time as the database knows it (W in kpis.md section 0).</summary>
[Trait("Feature", "T12"), Trait("Feature", "S5"), Trait("Feature", "S6")]
public sealed class WorkingTimesTests : IAsyncLifetime
{
    static readonly LocalDate Monday = new(2026, 11, 9);
    readonly AppHost host = new();
    PersonFacts mia = null!;
    PersonFacts rui = null!;
    PersonFacts gone = null!;

    public async Task InitializeAsync()
    {
        var given = host.Given()
            .Holiday("Berlin", "2026-11-10", "Day of the Wall")
            .Holiday("Porto", "2026-11-11", "São Martinho")
            .Holiday(null, "2026-11-12", "Summer party")
            .Holiday("Berlin", "2026-11-12", "Both");
        mia = given.Person("Mia").AtLocation("Berlin").Away("2026-11-13", "2026-11-30").Away("2026-11-09", "2026-11-09", false);
        rui = given.Person("Rui").AtLocation("porto").Scheduled(("2026-11-12", "4 9:00-10:00;5 9:00-10:00"));
        gone = given.Person("Gone").Employed("2020-01-01", "2026-11-11").Scheduled();
        await given.SaveAsync();
    }

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task Holidays_of_the_location_company_days_and_approved_absences_are_days_off()
    {
        var times = await LoadAsync([mia.Id, rui.Id]);

        Assert.Equal([480, 0, 480, 0, 0], Minutes(times[mia.Id]));
        Assert.Equal([0, 0, 0, 0, 60], Minutes(times[rui.Id]));
        Assert.Equal(new DayOff(DayOffKind.PublicHoliday, "Both"), times[mia.Id].DayOffOn(Monday.PlusDays(3)));
        Assert.Equal(new DayOff(DayOffKind.CompanyDay, "Summer party"), times[rui.Id].DayOffOn(Monday.PlusDays(3)));
        Assert.Equal(new DayOff(DayOffKind.Absence, "Away"), times[mia.Id].DayOffOn(Monday.PlusDays(4)));
        Assert.Throws<KeyNotFoundException>(() => times[gone.Id]);
    }

    [Fact]
    public async Task Everybody_is_loaded_when_nobody_is_named_also_without_a_schedule()
    {
        var times = await LoadAsync(null);

        Assert.Equal([480, 0, 480, 0, 0], Minutes(times[mia.Id]));
        Assert.Equal([0, 0, 0, 0, 0], Minutes(times[gone.Id]));
    }

    [Fact]
    public async Task Around_a_moment_reaches_as_far_as_availability_looks()
    {
        var times = await host.Database(db => WorkingTimes.LoadAroundAsync(db, [mia.Id], AppHost.Start));

        var now = Availability.At(AppHost.Start + Duration.FromDays(1), times[mia.Id]);

        Assert.Equal((false, "Away"), (now.Working, now.Because?.Name));
        Assert.Equal(Instant.FromUtc(2026, 12, 1, 8, 0), now.Until);
    }

    Task<WorkingTimes> LoadAsync(IReadOnlyCollection<AsyncWork.Domain.People.PersonId>? people) =>
        host.Database(db => WorkingTimes.LoadAsync(db, people, Monday, Monday.PlusDays(4)));

    static IEnumerable<int> Minutes(WorkingTime time) => Enumerable.Range(0, 5).Select(d => time.MinutesOn(Monday.PlusDays(d)));
}
