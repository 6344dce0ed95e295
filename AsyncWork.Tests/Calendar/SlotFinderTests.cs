using AsyncWork.Domain.Calendar;
using NodaTime;
using NodaTime.Text;
using static AsyncWork.Tests.Calendar.OverlapFinderTests;

namespace AsyncWork.Tests.Calendar;

/// <summary>Times to meet, and what they ask of whom when there is none that suits everybody.</summary>
[Trait("Feature", "S2")]
public sealed class SlotFinderTests
{
    [Theory]
    [InlineData(60, "2026-11-16T14:00Z", "2026-11-16T15:00Z", "2026-11-17T14:00Z")]
    [InlineData(90, "2026-11-16T14:00Z", "2026-11-17T14:00Z", "2026-11-18T14:00Z")] // 14:45 would end out of Berlin's hours
    [InlineData(120, "2026-11-16T14:00Z", "2026-11-17T14:00Z", "2026-11-18T14:00Z")]
    public void The_earliest_slots_that_lie_in_everybodys_hours_to_their_end(int minutes, params string[] starts)
    {
        var slots = Best(
            [Person(1, "Europe/Berlin"), Person(2, "America/New_York")],
            minutes,
            "2026-11-16T05:07Z",
            "2026-11-21T00:00Z"
        );

        Assert.Equal(starts.Select(At), slots.Select(s => s.Start));
        Assert.All(slots, s => Assert.True(s.SuitsEverybody));
        Assert.All(slots, s => Assert.Equal(Duration.FromMinutes(minutes), s.End - s.Start));
    }

    [Fact]
    public void A_clock_change_moves_the_slot()
    {
        OverlapMember[] both = [Person(1, "Europe/Berlin"), Person(2, "America/New_York")];

        Assert.Equal(At("2026-10-23T13:00Z"), Best(both, 120, "2026-10-23T00:00Z", "2026-10-24T00:00Z")[0].Start);
        Assert.Equal(At("2026-10-26T13:00Z"), Best(both, 180, "2026-10-24T00:00Z", "2026-10-27T00:00Z")[0].Start);
        Assert.Equal(At("2026-11-02T14:00Z"), Best(both, 120, "2026-11-01T00:00Z", "2026-11-03T00:00Z")[0].Start);
    }

    [Fact]
    public void No_slot_out_of_hours_is_offered_where_one_suits_everybody() =>
        Assert.Single(
            Best([Person(1, "Europe/Berlin"), Person(2, "America/New_York")], 120, "2026-11-16T00:00Z", "2026-11-17T00:00Z")
        );

    [Fact]
    public void Without_shared_hours_the_slots_ask_least_of_all()
    {
        // Kathmandu works from 4:15 to 12:15 UTC, São Paulo from 13:00 to 21:00.
        var slots = Best(
            [Person(1, "Asia/Kathmandu", "2 10-18"), Person(2, "America/Sao_Paulo", "2 10-18")],
            30,
            "2026-11-17T00:00Z",
            "2026-11-18T00:00Z"
        );

        // At 10:00 UTC it is 7:00 in São Paulo; before that it is night there.
        Assert.Equal([At("2026-11-17T10:00Z"), At("2026-11-17T10:30Z"), At("2026-11-17T11:00Z")], slots.Select(s => s.Start));
        Assert.All(slots, s => Assert.Equal([new SlotBurden(new(2), 30, 0, 30, null)], s.Burdens));
        Assert.All(slots, s => Assert.False(s.SuitsEverybody));
    }

    [Fact]
    public void Of_equal_burdens_the_most_even_comes_first()
    {
        var slots = Best(
            [Person(1, "Etc/UTC", "2 9-12"), Person(2, "Etc/UTC", "2 12-15")],
            120,
            "2026-11-17T00:00Z",
            "2026-11-18T00:00Z"
        );

        Assert.Equal([At("2026-11-17T11:00Z"), At("2026-11-17T09:00Z"), At("2026-11-17T13:00Z")], slots.Select(s => s.Start));
        Assert.Equal([60, 60], slots[0].Burdens.Select(b => b.Burden));
    }

    [Fact]
    public void Minutes_at_night_count_twice()
    {
        var slot = Best(
                [Person(1, "Etc/UTC", "2 20-22:30"), Person(2, "Etc/UTC", "2 22-24")],
                60,
                "2026-11-17T22:00Z",
                "2026-11-17T23:00Z"
            )
            .Single();

        // Who works at night is not out of hours at night.
        Assert.Equal([new SlotBurden(new(1), 30, 30, 60, null)], slot.Burdens);
    }

    [Theory]
    [InlineData(DayOffKind.PublicHoliday, "Constitution Day", "Constitution Day")]
    [InlineData(DayOffKind.Absence, "Sick", "Away")]
    public void Minutes_on_a_day_off_count_three_times_and_are_named(DayOffKind kind, string name, string told)
    {
        var slot = Best(
                [Person(1, "Europe/Berlin"), Person(2, "Europe/Berlin", "2 9-17", ("2026-11-17", kind, name))],
                30,
                "2026-11-17T07:45Z",
                "2026-11-17T08:15Z"
            )
            .Single();

        Assert.Equal([new SlotBurden(new(1), 15, 0, 15, null), new SlotBurden(new(2), 30, 0, 90, new(kind, told))], slot.Burdens);
    }

    [Fact, Trait("Feature", "S8")]
    public void Times_in_somebodys_focus_are_left_to_them_while_there_are_others()
    {
        var slots = Best(
            [Person(1, "Etc/UTC"), Person(2, "Etc/UTC") with { Undisturbed = Focus("2 9-11;2 16-17") }],
            60,
            "2026-11-17T09:00Z",
            "2026-11-17T17:00Z"
        );

        Assert.Equal([At("2026-11-17T11:00Z"), At("2026-11-17T12:00Z"), At("2026-11-17T13:00Z")], slots.Select(s => s.Start));
        Assert.All(slots, s => Assert.True(s.SuitsEverybody));
    }

    [Fact, Trait("Feature", "S8")]
    public void Where_nothing_else_fits_the_slot_says_whose_focus_it_takes()
    {
        var slot = Best(
                [Person(1, "Etc/UTC"), Person(2, "Etc/UTC") with { Undisturbed = Focus("2 9:30-17") }],
                60,
                "2026-11-17T09:00Z",
                "2026-11-17T10:00Z"
            )
            .Single();

        Assert.Equal([new SlotBurden(new(2), 0, 0, 30, null, FocusMinutes: 30)], slot.Burdens);
        Assert.False(slot.SuitsEverybody);
    }

    [Fact, Trait("Feature", "S8")]
    public void A_day_without_meetings_counts_within_working_hours_alone()
    {
        var tuesdays = new Undisturbed(DateTimeZone.Utc, null, Undisturbed.BitOf(IsoDayOfWeek.Tuesday));

        var slots = Best([Person(1, "Etc/UTC") with { Undisturbed = tuesdays }], 60, "2026-11-17T08:30Z", "2026-11-18T17:00Z");
        var early = Best([Person(1, "Etc/UTC") with { Undisturbed = tuesdays }], 60, "2026-11-17T08:30Z", "2026-11-17T09:30Z");

        Assert.Equal(At("2026-11-18T09:00Z"), slots[0].Start);
        Assert.Equal([new SlotBurden(new(1), 30, 0, 60, null, MeetingFreeMinutes: 30)], early.Single().Burdens);
    }

    [Fact, Trait("Feature", "S8")]
    public void Focus_blocks_are_on_the_clocks_of_their_owner_and_move_with_these()
    {
        var berlin = new Undisturbed(DateTimeZoneProviders.Tzdb["Europe/Berlin"], WorkWeek.FromText("5 9-10;1 9-10"), 0);

        var blocks = berlin.FocusBetween(At("2026-10-23T00:00Z"), At("2026-10-27T00:00Z")).Select(b => b.Start);

        Assert.Equal([At("2026-10-23T07:00Z"), At("2026-10-26T08:00Z")], blocks);
    }

    static Undisturbed Focus(string week) => new(DateTimeZone.Utc, Week(week), 0);

    // The text of a week names each day once.
    static WorkWeek Week(string blocks)
    {
        var days = new string?[7];
        foreach (var block in blocks.Split(';'))
            days[block[0] - '1'] = days[block[0] - '1'] is { } before ? $"{before}, {block[2..]}" : block[2..];
        return WorkWeek.Read(days, out _)!;
    }

    [Fact]
    public void A_search_shorter_than_the_slot_finds_nothing() =>
        Assert.Empty(Best([Person(1, "Europe/Berlin")], 30, "2026-11-17T09:00Z", "2026-11-17T09:20Z"));

    static IReadOnlyList<Slot> Best(OverlapMember[] members, int minutes, string from, string to) =>
        new SlotFinder(members).Best(Duration.FromMinutes(minutes), At(from), At(to));

    static Instant At(string moment) => InstantPattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm'Z'").Parse(moment).Value;
}
