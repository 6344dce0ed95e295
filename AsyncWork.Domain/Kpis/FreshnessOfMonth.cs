using AsyncWork.Domain.People;
using NodaTime;

namespace AsyncWork.Domain.Kpis;

/// <summary>A published page as it stood at the end of a month (kpis.md K26).</summary>
/// <param name="ReviewOn">The day by which somebody should look at it again; null when it had none.</param>
/// <param name="NeedsDate">Its space wants a review date, or it has one.</param>
/// <param name="IsOrphan">Whoever owned it did not work here any more.</param>
public sealed record PageAtEnd(int Page, LocalDate? ReviewOn, bool NeedsDate, bool IsOrphan);

/// <summary>How fresh the pages were at the end of a month (kpis.md K26). Edited is not verified: only review dates count.</summary>
/// <param name="EndOn">The last day of the month, or today while it runs.</param>
public sealed record FreshnessOfMonth(IReadOnlyList<PageAtEnd> Pages, LocalDate EndOn)
{
    public IEnumerable<PageAtEnd> Needing => Pages.Where(p => p.NeedsDate);

    public IEnumerable<PageAtEnd> Fresh => Needing.Where(p => p.ReviewOn >= EndOn);

    /// <summary>Their review date has passed.</summary>
    public IEnumerable<PageAtEnd> Overdue => Needing.Where(p => p.ReviewOn < EndOn);

    public IEnumerable<PageAtEnd> Orphans => Pages.Where(p => p.IsOrphan);

    /// <summary>In days since the review date; null when none is overdue.</summary>
    public decimal? DaysOverdue => Percentile.Median(Overdue.Select(p => DaysOverdueOf(p)!.Value));

    /// <summary>In days since its review date; null for a page that was not overdue.</summary>
    public decimal? DaysOverdueOf(PageAtEnd page) =>
        page.ReviewOn is { } due && due < EndOn ? Period.DaysBetween(due, EndOn) : null;
}
