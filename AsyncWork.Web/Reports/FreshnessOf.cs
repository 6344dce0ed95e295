using AsyncWork.Domain.Kpis;
using AsyncWork.Web.Data;
using AsyncWork.Web.Pages.Reports;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Reports;

/// <summary>How fresh the pages of a report's scope were at the end of its month and of the one before (kpis.md K26).</summary>
public sealed class FreshnessOf
{
    readonly FreshnessOfMonth month;
    readonly FreshnessOfMonth before;

    FreshnessOf(FreshnessOfMonth month, FreshnessOfMonth before) => (this.month, this.before) = (month, before);

    public FreshnessOfMonth Month => month;

    public static async Task<FreshnessOf> LoadAsync(AppDbContext db, ReportPlace place, CancellationToken cancellation)
    {
        return new(await AtEndOfAsync(place.Period), await AtEndOfAsync(place.Period.Before));

        async Task<FreshnessOfMonth> AtEndOfAsync(ReportPeriod period)
        {
            var (end, last) = EndOf(period, place);
            return new(await db.ListPagesAt(place.Scope, end, last).ToListAsync(cancellation), last);
        }
    }

    /// <summary>Null where no page was ever published.</summary>
    public FigureSection? Section => month.Pages.Count + before.Pages.Count == 0 ? null : FreshnessFigures.Of(month, before);

    /// <summary>The pages that make a figure, of a share those it is divided by; by its key, null when it is none of this section.</summary>
    public IReadOnlyList<int>? PagesOf(string figure) =>
        figure switch
        {
            "fresh-pages" => [.. month.Needing.Select(p => p.Page)],
            "pages-overdue-days" => [.. month.Overdue.Select(p => p.Page)],
            "orphan-pages" => [.. month.Pages.OrderByDescending(p => p.IsOrphan).Select(p => p.Page)],
            _ => null,
        };

    /// <summary>The end of a month, or this moment while it runs, and the last day that has begun by then.</summary>
    static (Instant End, LocalDate Last) EndOf(ReportPeriod period, ReportPlace place)
    {
        var end = Instant.Min(period.End.AtStartOfDayInZone(place.Company.Zone).ToInstant(), place.Now);
        var today = place.Now.InZone(place.Company.Zone).Date;
        return (end, LocalDate.Min(period.End.PlusDays(-1), today));
    }
}
