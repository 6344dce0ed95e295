using AsyncWork.Domain.Kpis;
using NodaTime;

namespace AsyncWork.Tests.Kpis;

/// <summary>How fresh pages were at the end of a month (kpis.md K26).</summary>
public sealed class FreshnessOfMonthTests
{
    static readonly LocalDate End = new(2026, 10, 31);

    [Fact]
    public void A_page_is_fresh_until_the_end_of_its_review_date_and_pages_that_need_none_are_not_counted()
    {
        var month = new FreshnessOfMonth(
            [Page(1, End), Page(2, End.PlusDays(-1)), Page(3, End.PlusDays(-11)), Page(4, null), Page(5, null, needsDate: true)],
            End
        );

        var section = FreshnessFigures.Of(month, new([], End));

        Assert.Equal((25m, 4), (Value(section, "fresh-pages"), N(section, "fresh-pages")));
        Assert.Equal((6m, 2), (Value(section, "pages-overdue-days"), N(section, "pages-overdue-days")));
    }

    [Fact]
    public void Without_pages_there_is_no_value_and_it_says_why()
    {
        var section = FreshnessFigures.Of(new([], End), new([], End));

        Assert.All(section.Figures, f => Assert.Null(f.Value));
        Assert.All(section.Figures, f => Assert.NotNull(f.WhyNone));
    }

    [Fact]
    public void Orphans_are_pages_whose_owner_has_left_of_all_pages()
    {
        var month = new FreshnessOfMonth(
            [Page(1, null) with { IsOrphan = true }, Page(2, null), Page(3, null), Page(4, End)],
            End
        );

        var section = FreshnessFigures.Of(month, new([Page(1, null)], End));

        var orphans = section.Figures.Single(f => f.Key == "orphan-pages");
        Assert.Equal((25m, 0m, false), (orphans.Value, orphans.Previous, orphans.Improved));
    }

    static PageAtEnd Page(int id, LocalDate? reviewOn, bool needsDate = false) =>
        new(id, reviewOn, needsDate || reviewOn is not null, false);

    static decimal? Value(FigureSection section, string key) => section.Figures.Single(f => f.Key == key).Value;

    static int? N(FigureSection section, string key) => section.Figures.Single(f => f.Key == key).N;
}
