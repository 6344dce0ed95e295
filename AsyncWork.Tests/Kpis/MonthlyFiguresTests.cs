using AsyncWork.Domain.Kpis;
using AsyncWork.Domain.People;
using NodaTime;

namespace AsyncWork.Tests.Kpis;

[Trait("Feature", "K-h")]
public sealed class MonthlyFiguresTests
{
    static readonly MonthSums Nothing = new(0, 0, 0, 0, 0, 0, 0);

    /// <summary>900 of 1,000 scheduled minutes, 200 of them in meetings that occupied 150.</summary>
    static readonly MonthSums Usual = new(30, 900, 200, 150, 1000, 4, 5);

    [Fact]
    public void A_usual_month_has_every_figure()
    {
        Assert.Equal("0.3 h", Of("hours", Usual with { Minutes = 18 }).ValueText);
        Assert.Equal("16.7 h", Of("capacity", Usual).ValueText);
        Assert.Equal("90 %", Of("coverage", Usual).ValueText);
        Assert.Equal("22 %", Of("meeting-share", Usual).ValueText);
        Assert.Equal("83 %", Of("async-share", Usual).ValueText);
    }

    [Fact]
    public void Nothing_to_divide_by_is_a_dash_with_a_reason_and_never_zero()
    {
        foreach (
            var key in new[]
            {
                "capacity",
                "coverage",
                "utilisation",
                "timesheets-on-time",
                "meeting-share",
                "async-share",
                "focus",
            }
        )
        {
            var figure = Of(key, Nothing);
            Assert.Equal("–", figure.ValueText);
            Assert.NotNull(figure.WhyNone);
            Assert.Null(figure.ChangeText);
        }
    }

    [Theory]
    [InlineData(799, false)]
    [InlineData(800, true)]
    public void The_async_share_is_shown_from_four_fifths_coverage_on(int minutes, bool shown)
    {
        var figure = Of("async-share", Usual with { Minutes = minutes });

        Assert.Equal(shown, figure.Value is not null);
        Assert.Equal(shown ? null : "Coverage is below 80 %.", figure.WhyNone);
    }

    [Fact]
    public void A_month_without_entries_before_is_not_compared_with()
    {
        Assert.Null(Of("hours", Usual, Nothing).ChangeText);
        Assert.Null(Of("coverage", Usual, Nothing with { CapacityMinutes = 1000, PeopleScheduled = 5 }).ChangeText);
        Assert.Equal("no change", Of("hours", Usual, Usual).ChangeText);
        Assert.Equal("▲ 5.0 h", Of("hours", Usual with { Minutes = 1200 }, Usual).ChangeText);
    }

    [Fact]
    [Trait("Feature", "T9")]
    public void Utilisation_is_time_on_projects_and_above_the_whole_it_is_called_overload()
    {
        var usual = Of("utilisation", Usual with { ProjectMinutes = 700 });
        var over = Of("utilisation", Usual with { Minutes = 1200, ProjectMinutes = 1100 });

        Assert.Equal(("70 %", null), (usual.ValueText, usual.Note));
        Assert.Equal("110 %", over.ValueText);
        Assert.StartsWith("Overload", over.Note, StringComparison.Ordinal);
        var low = Of("utilisation", Usual with { Minutes = 799, ProjectMinutes = 700 });
        Assert.Equal(("–", "Coverage is below 80 %."), (low.ValueText, low.WhyNone));
        Assert.Equal("There is no capacity to compare with.", Of("utilisation", Nothing).WhyNone);
    }

    [Fact]
    [Trait("Feature", "T7")]
    public void Weeks_on_time_are_counted_in_weeks_due()
    {
        var month = Usual with { Weeks = new(20, 15, 18, 10, 8) { ApprovalDue = 16 } };
        var before = Usual with { Weeks = new(20, 10, 18, 10, 8) { ApprovalDue = 20 } };

        var (handedIn, approved) = (Of("timesheets-on-time", month, before), Of("approved-on-time", month, before));

        Assert.Equal(("75 %", "▲ 25 points", 20, "weeks"), (handedIn.ValueText, handedIn.ChangeText, handedIn.N, handedIn.NOf));
        Assert.Equal(("50 %", "▲ 10 points", 16), (approved.ValueText, approved.ChangeText, approved.N));
        Assert.Equal(
            ("–", "No week was due."),
            (Of("timesheets-on-time", Usual).ValueText, Of("approved-on-time", Usual).WhyNone)
        );
    }

    [Theory]
    [Trait("Feature", "T16")]
    [InlineData(5, 900, 200, null)]
    [InlineData(4, 900, 200, "Shown for five people or more.")]
    [InlineData(5, 799, 200, "Coverage is below 80 %.")]
    [InlineData(5, 900, 159, "Fewer than 80 % of meeting hours have clock times.")]
    public void Focus_is_shown_for_five_people_who_log_most_of_their_time(int people, int minutes, int clocked, string? why)
    {
        var month = Usual with
        {
            Minutes = minutes,
            PeopleLogging = people,
            Focus = new(Working: 1000, Focus: 600, Occupied: 150, OutOfHours: 30, clocked, Weeks: 2.5m),
        };

        var (focus, share, late) = (Of("focus", month), Of("focus-share", month), Of("out-of-hours", month));

        Assert.Equal((why, why, why), (focus.WhyNone, share.WhyNone, late.WhyNone));
        Assert.Equal(
            why is null ? ("4.0 h", "60 %", "0.2 h") : ("–", "–", "–"),
            (focus.ValueText, share.ValueText, late.ValueText)
        );
    }

    [Theory]
    [Trait("Feature", "T16")]
    [InlineData(0, 0, true)]
    [InlineData(5, 5, true)]
    [InlineData(4, 5, false)]
    [InlineData(5, 1, false)]
    public void Focus_of_a_team_is_hidden_when_the_company_less_the_team_would_tell_of_a_few(
        int scheduled,
        int logging,
        bool shown
    )
    {
        var month = Usual with
        {
            PeopleLogging = 5,
            Focus = new(Working: 1000, Focus: 600, Occupied: 150, OutOfHours: 30, Clocked: 200, Weeks: 2.5m),
            Outside = new(scheduled, logging),
        };

        var figure = Of("focus", month, month);

        Assert.Equal((shown, shown), (figure.Value is not null, figure.Previous is not null));
        Assert.Equal(shown ? null : SmallGroup.FewOutside, figure.WhyNone);
    }

    [Fact]
    [Trait("Feature", "T9")]
    public void Hours_of_today_and_later_are_not_compared_with_capacity_that_ends_yesterday()
    {
        // The second working day: eight hours were scheduled and logged yesterday, eight more are logged already.
        var month = new MonthSums(2, 960, 120, 120, 480, 1, 1)
        {
            MinutesOver = 480,
            MeetingMinutesOver = 60,
            ProjectMinutes = 240,
        };

        Assert.Equal(
            ("16.0 h", "100 %", "50 %"),
            (Of("hours", month).ValueText, Of("coverage", month).ValueText, Of("utilisation", month).ValueText)
        );
        Assert.Equal("13 %", Of("meeting-share", month).ValueText);
        var low = month with { MinutesOver = 240 };
        Assert.Equal("Coverage is below 80 %.", Of("async-share", low).WhyNone);
        var focus = month with { PeopleLogging = 5, PeopleScheduled = 5, Focus = new(480, 300, 60, 0, Clocked: 60, Weeks: 0.2m) };
        Assert.NotNull(Of("focus", focus).Value);
    }

    [Fact]
    public void Targets_are_those_of_the_company()
    {
        Assert.Equal("85 %", Of("coverage", Usual).TargetText);
        Assert.Null(Of("hours", Usual).TargetText);
    }

    static Figure Of(string key, MonthSums month, MonthSums? before = null)
    {
        var company = new Company("Northwind", DateTimeZone.Utc);
        company.AimFor(coverage: 85, meetingShare: 20, asyncShare: null);
        return MonthlyFigures.Of(month, before ?? Nothing, company).Single(f => f.Key == key);
    }
}
