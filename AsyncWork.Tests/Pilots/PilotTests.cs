using AsyncWork.Domain.People;
using AsyncWork.Domain.Pilots;
using NodaTime;

namespace AsyncWork.Tests.Pilots;

/// <summary>The rules of a pilot (product.md P14).</summary>
[Trait("Feature", "P14")]
public sealed class PilotTests
{
    static readonly LocalDate Monday = new(2026, 11, 16);
    static readonly Instant Now = Instant.FromUtc(2026, 11, 12, 8, 0);
    static readonly PersonId Mia = new(1);
    static readonly PersonId Sponsor = new(2);

    static PilotPlan Plan(
        LocalDate? start = null,
        string? name = "Write first",
        string? goal = "Fewer meetings",
        params (PilotMeasureKind, decimal?)[] measures
    ) => new(name, goal, start ?? Monday, measures.Length == 0 ? [(PilotMeasureKind.WithinNorm, 90)] : measures);

    static Pilot Planned() => new(1, Sponsor, Plan(), Monday.PlusDays(-4), Mia, Now);

    static PilotFigure Figure(int part, decimal? value, int n) => new(PilotMeasureKind.WithinNorm, part, value, n);

    static Pilot Running()
    {
        var pilot = Planned();
        pilot.Start([Figure(PilotFigure.Baseline, 70, 10)], Monday, Now);
        return pilot;
    }

    [Fact]
    public void A_pilot_starts_on_a_monday_that_is_still_to_come()
    {
        Assert.Contains("starts on a Monday", Pilot.WhyNotPlan(Plan(Monday.PlusDays(1)), Monday), StringComparison.Ordinal);
        Assert.Contains("has passed", Pilot.WhyNotPlan(Plan(Monday.PlusWeeks(-1)), Monday), StringComparison.Ordinal);
        Assert.Contains("within a year", Pilot.WhyNotPlan(Plan(Monday.PlusWeeks(80)), Monday), StringComparison.Ordinal);
        Assert.Null(Pilot.WhyNotPlan(Plan(), Monday));
    }

    [Fact]
    public void It_has_a_name_a_goal_and_one_to_five_measures_each_with_a_target_in_its_range()
    {
        Assert.Equal("Give a name.", Pilot.WhyNotPlan(Plan(name: " "), Monday));
        Assert.Contains("find out", Pilot.WhyNotPlan(Plan(goal: ""), Monday), StringComparison.Ordinal);
        Assert.Contains("at least one", Pilot.WhyNotPlan(Plan() with { Measures = [] }, Monday), StringComparison.Ordinal);
        Assert.Contains(
            "at most 5",
            Pilot.WhyNotPlan(Plan(measures: [.. PilotMeasures.All.Take(6).Select(m => (m.Kind, (decimal?)1))]), Monday),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "between 0 and 100",
            Pilot.WhyNotPlan(Plan(measures: (PilotMeasureKind.WithinNorm, 101)), Monday),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Set a target",
            Pilot.WhyNotPlan(Plan(measures: (PilotMeasureKind.CycleTime, null)), Monday),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "once",
            Pilot.WhyNotPlan(Plan(measures: [(PilotMeasureKind.CycleTime, 1), (PilotMeasureKind.CycleTime, 2)]), Monday),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Measures_stand_in_the_order_of_their_kinds() =>
        Assert.Equal(Enum.GetValues<PilotMeasureKind>(), PilotMeasures.All.Select(m => m.Kind));

    [Fact]
    public void Pilots_of_a_team_may_follow_each_other_and_not_overlap()
    {
        var pilot = Planned();
        Assert.True(pilot.Overlaps(Monday.PlusWeeks(3)));
        Assert.True(pilot.Overlaps(Monday.PlusWeeks(-3)));
        Assert.False(pilot.Overlaps(Monday.PlusWeeks(4)));
        pilot.Stop("We move.", Mia, Monday, Now);
        Assert.False(pilot.Overlaps(Monday));
    }

    [Fact]
    public void Somebody_who_left_is_no_sponsor()
    {
        var left = new Person("Ada", null, DateTimeZone.Utc, new(2020, 1, 1));
        left.Employ(new(2020, 1, 1), Monday.PlusDays(-1));
        Assert.Contains("Ada does not work here", Pilot.WhyNotSponsor(left, Monday), StringComparison.Ordinal);
        Assert.NotNull(Pilot.WhyNotSponsor(null, Monday));
    }

    [Fact]
    public void A_target_changes_freely_before_and_only_with_a_reason_afterwards()
    {
        var pilot = Planned();
        pilot.Aim(PilotMeasureKind.WithinNorm, 80, null);
        Assert.Equal(80, pilot.Measures[0].FirstTarget);
        pilot.Start([], Monday, Now);
        Assert.Contains("Say why", pilot.WhyNotAim(PilotMeasureKind.WithinNorm, 70, " "), StringComparison.Ordinal);
        pilot.Aim(PilotMeasureKind.WithinNorm, 70, "Two of us are ill.");
        Assert.Equal(
            (80m, 70m, "Two of us are ill."),
            (pilot.Measures[0].FirstTarget, pilot.Measures[0].Target, pilot.Measures[0].Reasons)
        );
        Assert.NotNull(pilot.WhyNotAim(PilotMeasureKind.CycleTime, 1, "x"));
    }

    [Fact]
    public void A_week_is_written_once_it_has_begun_and_there_is_no_fifth()
    {
        var (pilot, text) = (Running(), new PilotCheckText("Writing", null, null));
        Assert.Equal("Week 2 has not begun.", pilot.WhyNotCheck(2, text, Monday.PlusDays(6)));
        Assert.Null(pilot.WhyNotCheck(2, text, Monday.PlusDays(7)));
        Assert.Equal("A pilot has four weeks.", pilot.WhyNotCheck(5, text, Monday.PlusWeeks(6)));
        Assert.NotNull(pilot.WhyNotCheck(1, new(" ", null, ""), Monday));
        Assert.NotNull(Planned().WhyNotCheck(1, text, Monday));
        pilot.Check(1, text, Mia, Monday, Now);
        Assert.Equal(2, pilot.Check(1, text with { Hindered = "Noise" }, Mia, Monday, Now).Version);
        Assert.Single(pilot.Checks);
    }

    [Fact]
    public void Weeks_are_measured_one_after_the_other_when_they_are_over()
    {
        var pilot = Running();
        Assert.Null(pilot.WeekToMeasure(Monday.PlusDays(6)));
        Assert.Equal(1, pilot.WeekToMeasure(Monday.PlusWeeks(2)));
        pilot.Measure(1, [Figure(1, 80, 5)], Monday.PlusWeeks(2));
        Assert.Equal(2, pilot.WeekToMeasure(Monday.PlusWeeks(2)));
        Assert.Throws<InvalidOperationException>(() => pilot.Measure(3, [], Monday.PlusWeeks(2)));
    }

    [Fact]
    public void The_team_is_asked_at_the_end_each_once_and_who_said_what_is_forgotten()
    {
        var (pilot, end) = (Running(), Monday.PlusWeeks(4));
        Assert.NotNull(pilot.WhyNotAnswer(4, null, end.PlusDays(-1)));
        Assert.NotNull(pilot.WhyNotAnswer(6, null, end));
        pilot.Answer(Mia, 2, "Loud", end, Guid.NewGuid());
        pilot.Answer(Mia, 4, "Calm", end, Guid.NewGuid());
        Assert.Equal((4, "Calm"), (pilot.Answers.Single().Score, pilot.Answers.Single().Comment));
        pilot.Finish(PilotVerdict.CarryOn, "It works.", [], Mia, end, Now);
        Assert.Null(pilot.Answers.Single().PersonId);
        Assert.NotNull(pilot.WhyNotAnswer(5, null, end));
    }

    [Fact]
    public void Nothing_is_said_of_fewer_than_five_answers()
    {
        Assert.Equal((4, 0, 0), Facts(PilotSatisfaction.Of([(5, "a"), (5, "b"), (1, ""), (5, "")])));
        Assert.Equal((5, 3, 2), Facts(PilotSatisfaction.Of([(5, "b"), (4, "a"), (1, ""), (5, ""), (3, "")])));
        Assert.Equal(["a", "b"], PilotSatisfaction.Of([(5, "b"), (4, "a"), (1, ""), (5, ""), (3, "")]).Comments);

        static (int, int, int) Facts(PilotSatisfaction said) => (said.Answered, said.Content, said.Comments.Count);
    }

    [Fact]
    public void It_finishes_after_four_weeks_with_what_follows_or_ends_early_with_a_reason()
    {
        var pilot = Running();
        Assert.Contains(
            "not over",
            pilot.WhyNotFinish(PilotVerdict.CarryOn, "It works.", Monday.PlusDays(27)),
            StringComparison.Ordinal
        );
        Assert.NotNull(pilot.WhyNotFinish(null, "It works.", Monday.PlusWeeks(4)));
        Assert.NotNull(pilot.WhyNotFinish(PilotVerdict.Stop, " ", Monday.PlusWeeks(4)));
        Assert.NotNull(pilot.WhyNotStop("", Monday));
        pilot.Stop("The team is split up.", Mia, Monday, Now);
        Assert.Equal(PilotState.Stopped, pilot.State);
        Assert.NotNull(pilot.WhyNotAddTask("Read", Monday));
    }

    [Fact]
    public void A_figure_meets_its_target_by_its_direction_and_says_when_there_are_too_few()
    {
        Assert.True(PilotMeasureKind.WithinNorm.Facts().Meets(90, 90));
        Assert.False(PilotMeasureKind.CycleTime.Facts().Meets(3.1m, 3));
        Assert.Null(PilotMeasureKind.CycleTime.Facts().Meets(null, 3));
        Assert.Equal("too few", Figure(1, null, 3).Text);
        Assert.Equal("–", Figure(1, null, 0).Text);
        Assert.Equal("67 %", Figure(1, 66.6666m, 3).Text);
    }
}
