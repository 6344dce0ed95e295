using AsyncWork.Domain.Calendar;
using AsyncWork.Tests.Support;
using NodaTime;
using static AsyncWork.Tests.Calendar.OverlapFinderTests;

namespace AsyncWork.Tests.Calendar;

/// <summary>Whether agreed core hours lie in everybody's hours.</summary>
[Trait("Feature", "S3")]
public sealed class CoreHoursTests
{
    static readonly CoreHours Afternoon = new(new(14, 0), new(17, 0), Given.Zone("Europe/Berlin"));
    static readonly DateInterval TwoWeeks = new(new(2026, 11, 16), new(2026, 11, 29));

    [Fact]
    public void Who_cannot_hold_them_is_named_with_days_and_minutes() =>
        // New York starts at 15:00 in Berlin; Kathmandu ends at 12:15 there.
        Assert.Equal(
            [new OutsideCoreHours(new(2), 10, 10, 60), new OutsideCoreHours(new(3), 10, 10, 180)],
            Afternoon.NotHeldBy(
                [Person(1, "Europe/Berlin"), Person(2, "America/New_York"), Person(3, "Asia/Kathmandu")],
                TwoWeeks
            )
        );

    [Fact]
    public void P12_what_everybody_works_can_be_agreed_on_when_it_is_half_an_hour_or_more()
    {
        var zone = Given.Zone("Europe/Berlin");
        Assert.Equal(
            new CoreHours(new(15, 0), new(17, 0), zone),
            CoreHours.SharedBy([Person(1, "Europe/Berlin"), Person(2, "America/New_York")], TwoWeeks, zone)
        );
        Assert.Null(CoreHours.SharedBy([Person(1, "America/New_York"), Person(2, "Asia/Kathmandu")], TwoWeeks, zone));
        Assert.Null(CoreHours.SharedBy([], TwoWeeks, zone));
    }

    [Fact]
    public void A_shorter_day_counts_only_on_its_weekday() =>
        Assert.Equal(
            [new OutsideCoreHours(new(1), 2, 10, 120)],
            Afternoon.NotHeldBy([Person(1, "Europe/Berlin", "1 9-17;2 9-17;3 9-17;4 9-17;5 9-15")], TwoWeeks)
        );

    [Fact]
    public void A_day_off_breaks_no_agreement_and_unknown_hours_are_not_judged() =>
        Assert.Empty(
            Afternoon.NotHeldBy(
                [
                    Person(1, "Europe/Berlin", Weekdays, ("2026-11-17", DayOffKind.Absence, "Leave")),
                    new(new(2), new WorkingTime(Given.Zone("Europe/Berlin"), [])),
                ],
                TwoWeeks
            )
        );

    [Fact]
    public void Core_hours_that_a_clock_change_swallows_are_empty() =>
        Assert.Equal(
            Duration.Zero,
            new CoreHours(new(2, 45), new(3, 15), Given.Zone("Europe/Berlin")).On(new(2026, 3, 29)).Duration
        );

    [Fact, Trait("Feature", "S9")]
    public void A_zone_tells_when_its_clocks_are_set_and_how_far()
    {
        var (from, to) = (Instant.FromUtc(2026, 1, 1, 0, 0), Instant.FromUtc(2027, 1, 1, 0, 0));

        Assert.Equal(
            [(new LocalDate(2026, 3, 29), Offset.FromHours(1)), (new LocalDate(2026, 10, 25), Offset.FromHours(-1))],
            ClockChange.Between(Given.Zone("Europe/Berlin"), from, to).Select(c => (c.Date, c.By))
        );
        Assert.Empty(ClockChange.Between(Given.Zone("Asia/Kathmandu"), from, to));
    }
}
