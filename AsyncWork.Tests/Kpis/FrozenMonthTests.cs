using AsyncWork.Domain.Kpis;
using AsyncWork.Tests.Support;
using NodaTime;

namespace AsyncWork.Tests.Kpis;

/// <summary>When a month is frozen, and what a figure that was corrected after that says (kpis.md section 0 "Freeze").</summary>
[Trait("Feature", "K-f")]
public sealed class FrozenMonthTests
{
    [Theory]
    [InlineData("2026-10-01", "2026-11-04")] // Monday to Wednesday
    [InlineData("2026-07-01", "2026-08-05")] // August begins on a Saturday
    [InlineData("2026-09-01", "2026-10-05")] // Thursday, Friday, Monday
    [InlineData("2026-12-01", "2027-01-06", "2027-01-01")]
    [InlineData("2026-10-01", "2026-11-06", "2026-11-03", "2026-11-04", "2026-11-07")]
    public void It_is_frozen_on_the_third_working_day_after_it(string month, string day, params string[] companyDays) =>
        Assert.Equal(
            Given.Day(day),
            FrozenMonth.DayOf(Given.Day(month).ToYearMonth(), companyDays.Select(Given.Day).ToHashSet())
        );

    [Theory]
    [InlineData(91.4, 91.2, 50, null)] // both are printed as 91 %
    [InlineData(91.4, 91.2, 200, "Restated, was 91.2 %.")]
    [InlineData(91.4, 88.0, 50, "Restated, was 88 %.")]
    [InlineData(91.4, 88.4, 200, "Restated, was 88 %.", 199)] // as it was printed then
    [InlineData(91.4, null, 50, "Restated, was –.")]
    [InlineData(null, 88.0, 0, "Restated, was 88 %.")]
    [InlineData(null, 88.0, null, null)] // so few that not even their number is told
    [InlineData(null, null, 0, null)]
    public void A_figure_is_restated_when_what_is_printed_has_changed(
        double? now,
        double? then,
        int? n,
        string? says,
        int? thenOf = null
    )
    {
        var figure = Figure((decimal?)now, n);

        Assert.Null(figure.Restated);
        Assert.Equal(says, (figure with { Frozen = new((decimal?)then, thenOf ?? n) }).Restated);
    }

    [Fact]
    public void What_a_reader_should_know_comes_before_that_it_was_restated()
    {
        var restated = Figure(91, 50) with { Frozen = new(88, 50) };

        Assert.Equal("Restated, was 88 %.", restated.Remark);
        Assert.Equal("Of two teams. Restated, was 88 %.", (restated with { Note = "Of two teams." }).Remark);
        Assert.Equal("Of two teams.", (Figure(91, 50) with { Note = "Of two teams." }).Remark);
        Assert.Null(Figure(91, 50).Remark);
    }

    static Figure Figure(decimal? value, int? n) =>
        new()
        {
            Key = "coverage",
            KpiId = "K23b",
            Label = "Coverage",
            Unit = FigureUnit.Percent,
            Value = value,
            N = n,
            NOf = "entries",
            Meaning = "",
        };
}
