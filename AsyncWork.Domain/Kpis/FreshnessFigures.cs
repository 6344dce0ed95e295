namespace AsyncWork.Domain.Kpis;

/// <summary>The figures of the section "Knowledge" (kpis.md K26).</summary>
public static class FreshnessFigures
{
    /// <summary>The figures of a month beside those of the month before, in the order in which they are shown.</summary>
    public static FigureSection Of(FreshnessOfMonth month, FreshnessOfMonth before) =>
        new(
            "knowledge",
            "Knowledge",
            "Published pages as they stood at the end of the month. To edit a page is not to verify it.",
            "pages",
            [
                FigureOf.Share(
                    "fresh-pages",
                    "K26",
                    "Pages with a valid review date",
                    Better.Higher,
                    "Published pages whose review date had not passed at the end of the month, divided by all that need one: those of spaces that ask for review dates, and those that have one.",
                    m => (m.Fresh.Count(), m.Needing.Count()),
                    "pages that need one",
                    "No page needs a review date.",
                    month,
                    before
                ),
                FigureOf.Days(
                    "pages-overdue-days",
                    "K26",
                    "Days overdue, median",
                    "Days from the review date to the end of the month, of pages whose review date had passed.",
                    m => m.DaysOverdue,
                    m => m.Overdue.Count(),
                    month,
                    before,
                    "pages overdue",
                    "No page is overdue."
                ),
                FigureOf.Share(
                    "orphan-pages",
                    "K26",
                    "Pages whose owner has left",
                    Better.Lower,
                    "Published pages whose owner did not work here any more at the end of the month, divided by all published pages.",
                    m => (m.Orphans.Count(), m.Pages.Count),
                    "pages",
                    "No page was published.",
                    month,
                    before
                ),
            ]
        );
}
