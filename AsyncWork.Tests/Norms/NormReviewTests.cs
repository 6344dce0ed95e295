using AsyncWork.Domain.Kpis;
using AsyncWork.Domain.Norms;
using AsyncWork.Domain.People;
using NodaTime;

namespace AsyncWork.Tests.Norms;

/// <summary>The rules of a norm review (product.md P11): what is measured, what can be decided, and when it can be closed.</summary>
public sealed class NormReviewTests
{
    static readonly Quarter Summer = new(2026, 3);
    static readonly LocalDate Today = new(2026, 11, 12);
    static readonly Instant Now = Instant.FromUtc(2026, 11, 12, 9, 0);
    static readonly PersonId Ann = new(1);
    static readonly EffectiveNorm TwoDays = new(ResponseNorm.Usual, NormSource.Company);
    static readonly Channel Cards = new(new("Cards", "Work", null, null, Purposes.Question, Sensitivity.Open, true), 1);

    static NormReviewLine Line(NormMeasure? measure = null) =>
        new(Cards, Urgency.Normal, TwoDays, measure ?? NormMeasure.Nothing);

    static NormReview Review(params NormReviewLine[] lines) =>
        new(7, Summer, lines.Length == 0 ? [Line()] : lines, Ann, Today, Now);

    static LineDecision Change(int? value, NormUnit unit = NormUnit.WorkingDays, string? reason = "Customers wait.") =>
        new(NormChoice.Change, value, unit, reason);

    static readonly LineDecision Keep = new(NormChoice.Keep, null, default, null);

    [Theory]
    [InlineData("2026-01-01", "2026-Q1", "January to March 2026")]
    [InlineData("2026-09-30", "2026-Q3", "July to September 2026")]
    [InlineData("2028-02-29", "2028-Q1", "January to March 2028")]
    public void P11_a_day_lies_in_a_quarter_that_has_a_name(string day, string key, string words)
    {
        var quarter = Quarter.Of(NodaTime.Text.LocalDatePattern.Iso.Parse(day).Value);

        Assert.Equal(key, quarter.ToString());
        Assert.Equal(words, quarter.Words);
        Assert.Equal(quarter, Quarter.Read(key));
        Assert.Equal(quarter.First, quarter.Before.End);
    }

    [Theory]
    [InlineData("2026-Q5")]
    [InlineData("2026-Q0")]
    [InlineData("1999-Q1")]
    [InlineData("20x6-Q1")]
    [InlineData("")]
    [InlineData(null)]
    public void P11_what_is_no_quarter_is_not_read(string? text) => Assert.Null(Quarter.Read(text));

    [Fact]
    public void P11_only_a_quarter_that_has_ended_is_reviewed_and_none_of_long_ago()
    {
        Assert.Null(NormReview.WhyNotOpen(Summer, 1, Today));
        Assert.Null(NormReview.WhyNotOpen(Summer, 1, new(2026, 10, 1)));
        Assert.Contains("has not ended", NormReview.WhyNotOpen(Summer, 1, new(2026, 9, 30)), StringComparison.Ordinal);
        Assert.Contains("from 1 January 2027 on", NormReview.WhyNotOpen(new(2026, 4), 1, Today), StringComparison.Ordinal);
        Assert.Contains("too long ago", NormReview.WhyNotOpen(new(2025, 2), 1, Today), StringComparison.Ordinal);
        Assert.Contains("nothing to review", NormReview.WhyNotOpen(Summer, 0, Today), StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => new NormReview(null, new(2026, 4), [Line()], Ann, Today, Now));
    }

    [Theory]
    [InlineData(null, NormUnit.WorkingDays, "Why", "whole number")]
    [InlineData(0, NormUnit.WorkingDays, "Why", "at least 1")]
    [InlineData(10_000, NormUnit.WorkingHours, "Why", "at most 1,000 hours")]
    [InlineData(2, NormUnit.WorkingDays, "Why", "the norm that holds")]
    [InlineData(1, NormUnit.WorkingDays, " ", "Say why")]
    [InlineData(1, (NormUnit)9, "Why", "Choose hours")]
    public void P11_a_change_needs_another_norm_and_a_reason(int? value, NormUnit unit, string reason, string says)
    {
        var (review, line) = (Review(), Line());

        Assert.Contains(says, review.WhyNotDecide(line, Change(value, unit, reason), TwoDays), StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => review.Decide(line, Change(value, unit, reason), TwoDays, Ann, Now));
        Assert.Equal(NormChoice.Undecided, line.Choice);
    }

    [Fact]
    public void P11_it_is_closed_when_every_norm_is_decided_and_stays_as_it_is()
    {
        var (one, other) = (Line(), Line());
        var review = Review(one, other);
        review.Decide(one, Keep, TwoDays, Ann, Now);
        Assert.Contains("is not decided yet", review.WhyNotClose(_ => TwoDays), StringComparison.Ordinal);

        review.Decide(other, Change(1), TwoDays, Ann, Now);
        review.Close(_ => TwoDays, 42, Ann, Now);

        Assert.True(review.IsHeld);
        Assert.Equal(new(1, NormUnit.WorkingDays), other.NewNorm);
        Assert.Equal("Customers wait.", other.Reason);
        Assert.Contains("is held", review.WhyNotDecide(one, Keep, TwoDays), StringComparison.Ordinal);
        Assert.Contains("held already", review.WhyNotClose(_ => TwoDays), StringComparison.Ordinal);
    }

    [Fact]
    public void P11_a_norm_that_was_changed_meanwhile_is_decided_again()
    {
        var line = Line();
        var review = Review(line);
        review.Decide(line, Keep, TwoDays, Ann, Now);
        var overtaken = new EffectiveNorm(new(4, NormUnit.WorkingHours), NormSource.Team);

        Assert.Contains("was changed to 4 working hours", review.WhyNotClose(_ => overtaken), StringComparison.Ordinal);
        review.Decide(line, Keep, overtaken, Ann, Now);
        Assert.Null(review.WhyNotClose(_ => overtaken));
    }

    [Fact]
    public void P11_a_channel_that_was_archived_meanwhile_needs_no_decision_and_cannot_be_changed()
    {
        var line = Line();
        var review = Review(line);

        Assert.Null(review.WhyNotClose(_ => null));
        Assert.Contains("has no norm any more", review.WhyNotDecide(line, Change(1), null), StringComparison.Ordinal);
        review.Decide(line, Change(1), TwoDays, Ann, Now);
        Assert.Contains("has no norm any more", review.WhyNotClose(_ => null), StringComparison.Ordinal);
        review.Decide(line, Keep, null, Ann, Now);
        Assert.Null(review.WhyNotClose(_ => null));
    }

    [Theory]
    [InlineData(4, 0, 0, true)]
    [InlineData(5, 0, 0, false)]
    [InlineData(5, 4, 0, true)]
    [InlineData(5, 5, 0, false)]
    [InlineData(5, 5, 3, true)] // the company less both teams would tell of the three
    [InlineData(5, 4, 3, false)]
    [InlineData(5, 5, 5, false)]
    public void P11_figures_are_of_five_people_or_more_and_of_no_few_beside_the_teams(
        int first,
        int second,
        int without,
        bool few
    )
    {
        var asked = Enumerable
            .Range(0, first + second + without)
            .Select(i =>
                (
                    new PersonId(i + 1),
                    i < first ? 1
                    : i < first + second ? 2
                    : (int?)null
                )
            )
            .ToList();

        Assert.Equal(few, SmallGroup.AreTooFew(asked));
    }

    [Fact]
    public void P11_what_was_measured_is_said_in_one_line()
    {
        var five = Enumerable.Range(1, 5).Select(i => (new PersonId(i), (int?)1)).ToList();
        var (from, to) = (Instant.FromUtc(2026, 7, 1, 0, 0), Instant.FromUtc(2026, 10, 1, 0, 0));
        var quarter = new ResponsesOfMonth(
            [new(1, from, from, 60), new(2, from, from, 120), new(3, from, from, 240)],
            [new(1, from, from, null), new(2, from, from, null), new(4, from, null, null)],
            [],
            to
        );

        Assert.Equal("within the norm: 67 % of 3; median 2.0 h, 85 % within 3.4 h (n = 3)", NormMeasure.Of(quarter, five).Words);
        Assert.Equal("too few people to show (fewer than 5)", NormMeasure.Of(quarter, five[..4]).Words);
        Assert.Equal("nothing was asked", NormMeasure.Of(ResponsesOfMonth.None, five).Words);
    }
}
