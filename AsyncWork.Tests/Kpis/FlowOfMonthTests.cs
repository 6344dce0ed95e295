using AsyncWork.Domain.Boards;
using AsyncWork.Domain.Calendar;
using AsyncWork.Domain.Kpis;
using AsyncWork.Domain.People;
using NodaTime;

namespace AsyncWork.Tests.Kpis;

/// <summary>How work flowed in a month, rule by rule (kpis.md K1 to K8, K25).</summary>
[Trait("Feature", "K1-K8")]
public class FlowOfMonthTests
{
    static readonly Interval October = new(Instant.FromUtc(2026, 10, 1, 0, 0), Instant.FromUtc(2026, 11, 1, 0, 0));
    static readonly Instant Later = Instant.FromUtc(2026, 11, 12, 8, 0);

    [Fact]
    public void A_percentile_lies_between_its_neighbours_as_excel_computes_it()
    {
        decimal[] days = [10, 1, 3, 2, 4];
        Assert.Equal(3, Percentile.Median(days));
        Assert.Equal(6.4m, Percentile.Of(days, 0.85m));
        Assert.Equal(10, Percentile.Of(days, 1));
        Assert.Null(Percentile.Median([]));
    }

    [Fact]
    public void Lead_time_begins_when_a_card_is_made_and_cycle_time_when_work_begins()
    {
        var flow = Flow([Card(1, made: At(1), started: At(4), finished: At(6, 12))]);
        Assert.Equal(5.5m, flow.Lead(0.5m));
        Assert.Equal(2.5m, flow.Cycle(0.5m));
    }

    [Fact]
    public void A_card_belongs_to_the_month_in_which_it_was_finished_the_last_time()
    {
        var flow = Flow([
            Card(1, started: At(1).Minus(Duration.FromDays(9)), finished: At(1)),
            Card(2, started: At(20), finished: October.End),
            Card(3, started: At(1).Minus(Duration.FromDays(9)), finished: At(1).Minus(Duration.FromSeconds(1))),
        ]);
        Assert.Equal([1], flow.Finished.Select(c => c.Id));
    }

    [Fact]
    public void A_card_that_went_straight_to_done_took_no_time_is_counted_and_is_told_of()
    {
        var flow = Flow([Card(1, started: At(4), finished: At(4)), Card(2, started: At(4), finished: At(6), reopened: 1)]);
        Assert.Equal(1, flow.Cycle(0.5m));
        var finished = Figures(flow).Single(f => f.Key == "finished");
        Assert.Equal("2", finished.ValueText);
        Assert.Equal("1 went straight to done; 1 was reopened on the way.", finished.Note);
    }

    [Fact]
    public void Cards_with_and_without_a_meeting_stand_side_by_side()
    {
        var flow = Flow([
            Card(1, started: At(4), finished: At(5)),
            Card(2, started: At(4), finished: At(7)),
            Card(3, started: At(4), finished: At(14), meeting: true),
        ]);
        var figures = Figures(flow);
        Assert.Equal("2.0 d", figures.Single(f => f.Key == "async").ValueText);
        Assert.Equal(2, figures.Single(f => f.Key == "async").N);
        Assert.Equal("10.0 d", figures.Single(f => f.Key == "assisted").ValueText);
        Assert.Equal("67 %", figures.Single(f => f.Key == "async-cards").ValueText);
    }

    [Theory]
    [InlineData("2026-10-04T08:00", "2026-10-04", true)] // to the second of the start
    [InlineData("2026-10-06T08:00", "2026-10-06", false)] // when it was finished
    [InlineData(null, "2026-10-04", true)]
    [InlineData(null, "2026-10-06", true)]
    [InlineData(null, "2026-10-03", false)]
    [InlineData(null, "2026-10-07", false)]
    public void A_meeting_on_a_card_is_between_start_and_finish_and_without_clock_times_on_a_day_between(
        string? start,
        string date,
        bool counts
    )
    {
        var card = Card(1, started: At(4, 8), finished: At(6, 8));
        var meeting = new CardMeeting(
            1,
            start is null ? null : NodaTime.Text.LocalDateTimePattern.GeneralIso.Parse(start + ":00").Value.InUtc().ToInstant(),
            NodaTime.Text.LocalDatePattern.Iso.Parse(date).Value,
            DateTimeZone.Utc
        );

        Assert.Equal(counts, card.With([meeting]).HadMeeting);
    }

    [Fact]
    public void On_time_is_what_was_due_in_the_month_and_done_by_then()
    {
        var flow = Flow(
            [],
            due:
            [
                new(1, 1, At(10), false, At(10), null, 0), // to the second
                new(2, 1, At(10), false, At(10).Plus(Duration.FromSeconds(1)), null, 0),
                new(3, 1, At(10), false, null, null, 0), // open
                new(4, 1, At(10), true, At(12), null, 1), // moved after it had passed: stays missed
                new(5, 1, At(10), false, null, At(9), 0), // given up before
                new(6, 1, October.End, false, At(5), null, 0), // due in November
                new(7, 1, At(10), false, null, At(11), 0), // given up when it was late already
            ]
        );
        Assert.Equal([1, 2, 3, 4, 7], flow.Due.Select(c => c.Id));
        Assert.Equal([3], flow.Overdue.Select(c => c.Id));
        Assert.Equal([1], flow.Due.Where(c => c.IsOnTime).Select(c => c.Id));
        Assert.Equal("20 %", Figures(flow).Single(f => f.Key == "on-time").ValueText);
        Assert.Equal("The date of 1 of them was moved.", Figures(flow).Single(f => f.Key == "on-time").Note);
    }

    [Fact]
    public void What_is_due_later_in_a_month_that_runs_is_not_judged_yet()
    {
        var facts = FlowFacts.None with
        {
            Due = [new(1, 1, At(10), false, At(9), null, 0), new(2, 1, At(20), false, At(8), null, 0)],
        };
        Assert.Equal([1], new FlowOfMonth(facts, October, At(15)).Due.Select(c => c.Id));
    }

    [Fact]
    public void Work_in_progress_is_counted_at_the_end_and_on_each_day()
    {
        var flow = Flow(
            [],
            stays:
            [
                new(1, 1, FlowState.Active, At(1), At(3)),
                new(1, 1, FlowState.Waiting, At(3), null),
                new(2, 1, FlowState.Active, At(16), At(17)),
            ]
        );
        Assert.Single(flow.InProgress);
        Assert.Equal(32m / 31, flow.AverageInProgress(DateTimeZone.Utc));
    }

    [Fact]
    public void Older_than_usual_needs_twenty_finished_cards_of_the_team()
    {
        StartedCard[] started = [new(100, 1, At(20)), new(101, 1, At(29)), new(102, 2, At(1))];
        var few = Enumerable.Range(1, 19).Select(i => Card(i, started: At(1), finished: At(6))).ToList();
        Assert.Equal(0, Flow(few, started: started).TeamsThatExpect);
        Assert.Equal("–", Figures(Flow(few, started: started)).Single(f => f.Key == "aging").ValueText);

        var enough = Flow([.. few, Card(20, started: At(1), finished: At(6))], started: started);
        Assert.Equal(5, enough.Expectation);
        // Of all that were begun, also what went back to a queue.
        Assert.Equal(3, Figures(enough).Single(f => f.Key == "aging").N);
        Assert.Equal([100], enough.Aging.Select(c => c.Id));
    }

    [Fact]
    public void Efficiency_is_active_time_while_not_blocked_by_all_time_in_columns()
    {
        var facts = FlowFacts.None with
        {
            Finished = [Card(1, started: At(1), finished: At(11))],
            Stays = [new(1, 1, FlowState.Active, At(1), At(5)), new(1, 1, FlowState.Waiting, At(5), At(11))],
            Blocks = [new(1, At(3), At(4)), new(1, At(6), At(8))],
        };
        // Four days active, one of them blocked, six waiting. The block while it waited is waiting already.
        Assert.Equal(30, new FlowOfMonth(facts, October, Later).Efficiency());
        Assert.Null(Flow([Card(1, started: At(4), finished: At(4))]).Efficiency());
    }

    [Fact]
    public void Estimates_are_compared_with_what_was_logged_for_five_owners_or_more()
    {
        var cards = Enumerable
            .Range(1, 5)
            .Select(i => Card(i, started: At(1), finished: At(5), owner: i, estimate: 100, logged: i * 50))
            .ToList();
        var figures = Figures(Flow(cards));
        Assert.Equal("1.5 ×", figures.Single(f => f.Key == "estimate-bias").ValueText); // 0.5 1 1.5 2 2.5
        Assert.Equal("50 %", figures.Single(f => f.Key == "estimate-error").ValueText); // 100 0 33 50 60 %
        Assert.Equal("20 %", figures.Single(f => f.Key == "estimate-within").ValueText);

        var few = Figures(Flow(cards[..4])).Single(f => f.Key == "estimate-bias");
        Assert.Equal("–", few.ValueText);
        Assert.StartsWith("Shown for cards of five owners or more", few.WhyNone, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(4, 0, 1, false)] // a card without an owner makes no fifth
    [InlineData(5, 3, 0, false)] // all less the first team would tell of the three
    [InlineData(5, 5, 0, true)]
    [InlineData(4, 4, 0, true)] // neither team is shown
    [Trait("Feature", "K25")]
    public void Estimates_of_all_tell_of_no_few_owners_beside_those_of_a_team(int first, int second, int nobody, bool shown)
    {
        var cards = Enumerable
            .Range(1, first + second + nobody)
            .Select(i =>
                Card(i, At(1), At(5), owner: i, estimate: 60, logged: 60) with
                {
                    Team = i <= first ? 1 : 2,
                    Owner = i <= first + second ? new PersonId(i) : null,
                }
            )
            .ToList();

        Assert.Equal(shown, Figures(Flow(cards)).Single(f => f.Key == "estimate-within").Value is not null);
        Assert.Equal(shown, SizedEstimates.AreShownByCard(SizedEstimates.Of(Flow(cards))));
    }

    [Fact]
    [Trait("Feature", "K25")]
    public void Estimates_are_told_apart_by_the_hours_a_card_took()
    {
        var cards = Enumerable
            .Range(1, 5)
            .SelectMany(owner =>
                new[]
                {
                    Card(owner, At(1), At(5), owner: owner, estimate: 120, logged: 240), // small, to the minute
                    Card(10 + owner, At(1), At(5), owner: owner, estimate: 241, logged: 241),
                    Card(20 + owner, At(1), At(5), owner: owner, estimate: 961, logged: 961), // large, by a minute
                }
            )
            .ToList();

        var sizes = SizedEstimates.Of(Flow(cards));

        Assert.Equal(["Small: up to 4 h", "Medium: over 4 to 16 h", "Large: over 16 h"], sizes.Select(s => s.Name));
        Assert.Equal([5, 5, 5], sizes.Select(s => s.Cards));
        Assert.Equal((2m, 50m, 0m), (sizes[0].Bias, sizes[0].Error, sizes[0].Within));
        Assert.Equal((1m, 0m, 100m), (sizes[1].Bias, sizes[1].Error, sizes[1].Within));
        Assert.Empty(SizedEstimates.Of(Flow([])));
        Assert.Empty(SizedEstimates.Of(Flow(cards[..12]))); // four owners
    }

    [Theory]
    [InlineData(5, 6, 7, "")]
    [InlineData(0, 6, 7, "")] // nobody is hidden where nobody is
    [InlineData(2, 6, 7, "Small Medium")] // the medium ones too, or what is left of all would be the small ones
    [InlineData(2, 3, 7, "Small Medium")] // five together
    [InlineData(1, 2, 7, "Small Medium Large")]
    [InlineData(4, 0, 5, "Small Large")]
    [Trait("Feature", "K25")]
    public void A_size_of_few_owners_is_not_shown_nor_what_would_tell_of_it(int small, int medium, int large, string hidden)
    {
        (int Owners, int Logged)[] of = [(small, 60), (medium, 600), (large, 6000)];
        var cards = of.SelectMany(
                (s, i) =>
                    Enumerable
                        .Range(1, s.Owners)
                        .Select(o => Card(100 * i + o, At(1), At(5), owner: 10 * i + o, estimate: 60, logged: s.Logged))
            )
            .ToList();

        var sizes = SizedEstimates.Of(Flow(cards));

        Assert.Equal(hidden, string.Join(' ', sizes.Where(s => s.IsHidden).Select(s => s.Size)));
        Assert.All(sizes.Where(s => s.IsHidden), s => Assert.Null(s.Bias ?? s.Error ?? s.Within));
        Assert.All(sizes.Where(s => s.Cards > 0 && !s.IsHidden), s => Assert.NotNull(s.Bias));
    }

    [Fact]
    [Trait("Feature", "K25")]
    public void A_size_that_would_tell_of_the_few_owners_of_a_team_is_not_shown_although_all_sizes_together_are()
    {
        // Five owners of each team have small cards, and only three of the second have large ones.
        var small = Enumerable.Range(1, 10).Select(o => Of(o, 60));
        var large = Enumerable.Range(1, 8).Select(o => Of(o, 6000));

        var sizes = SizedEstimates.Of(Flow([.. small, .. large]));

        Assert.Equal([CardSize.Large], sizes.Where(s => s.IsHidden).Select(s => s.Size));

        static FinishedCard Of(int owner, int logged) =>
            Card(owner + logged, At(1), At(5), owner: owner, estimate: 60, logged: logged) with
            {
                Team = owner <= 5 ? 1 : 2,
            };
    }

    [Fact]
    public void Working_days_leave_out_what_the_owner_does_not_work()
    {
        var week = WorkWeek.FromText("1 9:00-17:00;2 9:00-17:00;3 9:00-17:00;4 9:00-17:00;5 9:00-17:00");
        var zone = DateTimeZoneProviders.Tzdb["Europe/Berlin"];
        var off = new Dictionary<LocalDate, DayOff> { [new(2026, 10, 6)] = new(DayOffKind.PublicHoliday, "Off") };
        var time = new WorkingTime(zone, [(new LocalDate(2026, 1, 1), week)], off);
        // Friday 13:00 to Wednesday 13:00 in Berlin: half Friday, Monday, no Tuesday, half Wednesday.
        var card = Card(1, started: Instant.FromUtc(2026, 10, 2, 11, 0), finished: Instant.FromUtc(2026, 10, 7, 11, 0));
        Assert.Equal(2, FlowOfMonth.WorkingDays(time, card));
        Assert.Equal(5, card.CycleDays);
    }

    [Fact]
    public void Nothing_finished_is_a_dash_and_never_zero()
    {
        var figures = Figures(Flow([]));
        Assert.Equal("0", figures.Single(f => f.Key == "finished").ValueText);
        foreach (var key in (string[])["lead", "cycle", "cycle-working", "async", "async-cards", "on-time", "no-due"])
            Assert.Equal("–", figures.Single(f => f.Key == key).ValueText);
    }

    static Instant At(int day, int hour = 0) => Instant.FromUtc(2026, 10, day, hour, 0);

    static FinishedCard Card(
        int id,
        Instant started,
        Instant finished,
        Instant? made = null,
        int reopened = 0,
        bool meeting = false,
        int owner = 1,
        int? estimate = null,
        int logged = 0
    ) => new(id, 1, new PersonId(owner), made ?? started, started, finished, reopened, estimate, logged, meeting, false);

    static FlowOfMonth Flow(
        IReadOnlyList<FinishedCard> finished,
        IReadOnlyList<DueCard>? due = null,
        IReadOnlyList<FlowStay>? stays = null,
        IReadOnlyList<StartedCard>? started = null
    ) => new(new(finished, due ?? [], stays ?? [], [], started ?? []), October, Later);

    static IReadOnlyList<Figure> Figures(FlowOfMonth flow) => FlowFigures.Of(flow, Flow([]), [], [], DateTimeZone.Utc);
}
