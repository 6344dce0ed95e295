using AsyncWork.Domain.Kpis;
using AsyncWork.Domain.Onboarding;
using AsyncWork.Domain.People;
using AsyncWork.Tests.Onboarding;
using NodaTime;

namespace AsyncWork.Tests.Kpis;

/// <summary>How people arrived (kpis.md K22; product.md O14). Two worked examples, computed by hand.</summary>
[Trait("Feature", "O14")]
public sealed class OnboardingOfMonthTests
{
    static readonly LocalDate First = new(2026, 8, 3);
    static readonly LocalDate Last = new(2026, 10, 30);

    /// <summary>
    /// First example. Four onboardings were to end in October: two are finished, after 60 and 64 working days, one is open, and one person left. Three
    /// contributed after 5, 9 and 12 working days. Finished 2 of 3 = 67 %; ready after (60 + 64) / 2 = 62 days; contributed after 9 days.
    /// </summary>
    [Fact]
    public void K22_plans_that_were_to_end_in_the_month_are_finished_open_or_were_left()
    {
        var section = Section(
            new(
                [
                    Plan(1, PlanState.Finished, ready: 60, contributed: 5),
                    Plan(2, PlanState.Finished, ready: 64, contributed: 9),
                    Plan(3, PlanState.Running, contributed: 12),
                    Plan(4, PlanState.Stopped, ready: 3, contributed: 1),
                ],
                OnboardingOfMonth.None.Steps,
                [],
                []
            )
        );

        Assert.Equal(("67 %", 3), Of(section, "onboarding-finished"));
        Assert.Equal(("1", 4), Of(section, "onboarding-open"));
        Assert.Equal(("1", 4), Of(section, "onboarding-left"));
        Assert.Equal(("62.0 d", 2), Of(section, "days-to-ready"));
        Assert.Equal(("9.0 d", 3), Of(section, "days-to-contribution"));
    }

    /// <summary>
    /// Second example. Of steps due in October new people did 9 of 10 in time, managers 1 of 4: 90 % and 25 %, together 10 of 14 = 71 %. Of four
    /// check-ins due three were answered: 75 %. Five people said 5, 4, 4, 3 and 5: 21 / 5 = 4.2.
    /// </summary>
    [Fact]
    public void K22_steps_on_time_by_owner_and_in_all_and_what_people_say()
    {
        var section = Section(
            new(
                [],
                new Dictionary<StepOwner, StepsDue> { [StepOwner.NewHire] = new(9, 10), [StepOwner.Manager] = new(1, 4) },
                [CheckIn(1, true), CheckIn(2, true), CheckIn(3, false), CheckIn(4, true)],
                Answers(5, 4, 4, 3, 5)
            )
        );

        Assert.Equal(("90 %", 10), Of(section, "steps-on-time-newhire"));
        Assert.Equal(("25 %", 4), Of(section, "steps-on-time-manager"));
        Assert.Equal(("71 %", 14), Of(section, "steps-on-time"));
        Assert.DoesNotContain(section.Figures, f => f.Key == "steps-on-time-it");
        Assert.Equal(("75 %", 4), Of(section, "check-ins-answered"));
        Assert.Equal(("4.2", 5), Of(section, "readiness"));
    }

    [Fact]
    public void K22_what_fewer_than_five_people_said_is_not_shown_and_not_told_by_the_difference_to_the_company()
    {
        Assert.Null(With(Answers(5, 4, 4, 3)).Readiness);
        Assert.Null(With([.. Answers(5, 4, 4, 3), .. Answers(5)]).Readiness); // one of the four again
        Assert.Equal(4.2m, With(Answers(5, 4, 4, 3, 5)).Readiness);
        Assert.Null(With(Answers(5, 4, 4, 3, 5), elsewhere: 4).Readiness);
        Assert.Equal(4.2m, With(Answers(5, 4, 4, 3, 5), elsewhere: 5).Readiness);
        Assert.Contains("5 people or more", Section(With(Answers(5))).Figures[^1].WhyNone, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_anybody_who_comes_there_is_no_value_and_it_says_why()
    {
        var section = Section(OnboardingOfMonth.None);

        Assert.All(section.Figures.Where(f => f.Unit != FigureUnit.Count), f => Assert.Null(f.Value));
        Assert.All(section.Figures.Where(f => f.Value is null), f => Assert.NotNull(f.WhyNone));
    }

    /// <summary>Working days are counted as steps are due: from Friday the second one is Tuesday when Monday is off.</summary>
    [Theory]
    [InlineData("2026-11-06", "2026-11-06", 0)]
    [InlineData("2026-11-06", "2026-11-08", 0)]
    [InlineData("2026-11-06", "2026-11-10", 1)]
    [InlineData("2026-11-06", "2026-11-13", 4)]
    [InlineData("2026-11-07", "2026-11-10", 0)]
    [InlineData("2026-11-07", "2026-11-11", 1)]
    [InlineData("2026-11-06", "2026-10-30", 0)]
    public void K22_working_days_are_counted_after_the_first_one(string start, string day, int days)
    {
        var (from, to) = (Support.Given.Day(start), Support.Given.Day(day));

        Assert.Equal(days, DueDay.Between(from, to, IsWorking));
        if (days > 0)
            Assert.Equal(to, DueDay.Of(from, days, IsWorking));

        static bool IsWorking(LocalDate date) => DueDay.IsWeekday(date) && date != new LocalDate(2026, 11, 9);
    }

    static DuePlan Plan(int id, PlanState state, int? ready = null, int? contributed = null) =>
        new(id, new(id), "Engineer", First, Last, state, ready is null ? null : Last, ready, contributed);

    static DueCheckIn CheckIn(int plan, bool isAnswered) => new(plan, 30, Last, isAnswered);

    static ReadyAnswer[] Answers(params int[] ready) => [.. ready.Select((r, i) => new ReadyAnswer(i, 30, new(i + 1), r))];

    static OnboardingOfMonth With(IReadOnlyList<ReadyAnswer> answers, int elsewhere = 0) =>
        OnboardingOfMonth.None with
        {
            Answers = answers,
            LeftOver = elsewhere,
        };

    static FigureSection Section(OnboardingOfMonth month) => OnboardingFigures.Of(month, OnboardingOfMonth.None);

    static (string, int?) Of(FigureSection section, string key)
    {
        var figure = section.Figures.Single(f => f.Key == key);
        return (figure.ValueText, figure.N);
    }
}
