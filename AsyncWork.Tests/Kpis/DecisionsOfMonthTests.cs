using AsyncWork.Domain.Decisions;
using AsyncWork.Domain.Kpis;
using AsyncWork.Domain.People;
using NodaTime;

namespace AsyncWork.Tests.Kpis;

/// <summary>What was decided in a month (kpis.md K12, K12b).</summary>
public sealed class DecisionsOfMonthTests
{
    static readonly Instant Start = Instant.FromUtc(2026, 10, 1, 0, 0);
    static readonly Instant End = Instant.FromUtc(2026, 11, 1, 0, 0);

    [Fact]
    public void Latency_is_counted_in_working_days_of_the_proposer_and_what_was_only_recorded_has_none()
    {
        var month = Of(Decided(1, days: 1), Decided(2, days: 2), Decided(3, days: 6), Decided(4, days: null));

        var section = DecisionFigures.Of(month, DecisionsOfMonth.None);

        Assert.Equal((4m, 4), Value(section, "decided"));
        Assert.Equal((2m, 3), Value(section, "decision-latency"));
        // 1 + 0.85·2 = 2.7 of the sorted values: 2 + 0.7·(6 − 2).
        Assert.Equal((4.8m, 3), Value(section, "decision-latency-p85"));
    }

    [Fact]
    public void On_time_is_by_the_deadline_among_those_that_had_one_and_async_is_without_a_meeting()
    {
        var at = Start + Duration.FromDays(10);
        var month = Of(
            Decided(1) with
            {
                DecidedAt = at,
                DeadlineAt = at,
            },
            Decided(2) with
            {
                DecidedAt = at,
                DeadlineAt = at - Duration.FromSeconds(1),
            },
            Decided(3) with
            {
                DecidedAt = at,
            },
            Decided(4) with
            {
                HadMeeting = true,
            }
        );

        var section = DecisionFigures.Of(month, DecisionsOfMonth.None);

        Assert.Equal((50m, 2), Value(section, "decided-on-time"));
        Assert.Equal((75m, 4), Value(section, "decided-async"));
    }

    [Fact]
    public void Unfinished_decisions_are_told_beside_the_finished_ones()
    {
        var month = Of() with
        {
            Open = [new(1, Start, null), new(2, Start, End - Duration.FromDays(1)), new(3, Start, End + Duration.FromDays(1))],
        };

        var section = DecisionFigures.Of(month, DecisionsOfMonth.None);

        Assert.Equal(((3m, 3), (1m, 1)), (Value(section, "undecided"), Value(section, "undecided-overdue")));
        Assert.Equal((null, 0), Value(section, "decided-async"));
    }

    [Fact]
    public void A_review_is_on_time_by_its_day_and_what_it_found_is_shared_among_those_that_were_held()
    {
        var due = new LocalDate(2026, 10, 15);
        var month = Due(
            new(1, due, due, ReviewResult.Confirmed),
            new(2, due, due.PlusDays(1), ReviewResult.Confirmed),
            new(3, due, due.PlusDays(-3), ReviewResult.Not),
            new(4, due, null, null)
        );

        var section = DecisionFigures.Of(month, DecisionsOfMonth.None);

        Assert.Equal((50m, 4), Value(section, "reviewed-on-time"));
        Assert.Equal(200m / 3, Value(section, "held").Value);
        Assert.Equal((100m / 3, 3), Value(section, "held-not"));
    }

    [Fact]
    [Trait("Feature", "K12b")]
    public void A_review_that_is_put_off_within_its_month_is_one_and_late_and_one_after_it_was_held_is_another()
    {
        var day = new LocalDate(2026, 10, 6);
        var month = Due(
            new(1, day.PlusDays(14), null, null), // put off twice, and not held
            new(1, day, null, null),
            new(1, day.PlusDays(7), null, null),
            new(2, day, null, null), // put off, and held on the new day
            new(2, day.PlusDays(7), day.PlusDays(7), ReviewResult.Confirmed),
            new(3, day.PlusDays(7), null, null), // held, and due again
            new(3, day, day, ReviewResult.Partly),
            new(4, day, null, null)
        );

        var section = DecisionFigures.Of(month, DecisionsOfMonth.None);

        Assert.Equal(
            [(1, day, false), (2, day, false), (3, day, true), (3, day.PlusDays(7), false), (4, day, false)],
            month.Reviews.Select(r => (r.Number, r.DueOn, r.IsOnTime))
        );
        Assert.Equal((20m, 5), Value(section, "reviewed-on-time"));
        Assert.Equal((50m, 2), Value(section, "held"));
    }

    static DecisionsOfMonth Due(params DueReview[] reviews) => new([], [], reviews, End);

    static DecisionsOfMonth Of(params DecidedDecision[] decided) => new(decided, [], [], End);

    static DecidedDecision Decided(int number, decimal? days = null) =>
        new(number, new PersonId(1), Start, Start + Duration.FromDays(9), null, false, days);

    static (decimal? Value, int? N) Value(FigureSection section, string key)
    {
        var figure = section.Figures.Single(f => f.Key == key);
        return (figure.Value, figure.N);
    }
}
