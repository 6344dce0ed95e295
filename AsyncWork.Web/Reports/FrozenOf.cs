using AsyncWork.Domain.Kpis;
using AsyncWork.Web.Data;
using AsyncWork.Web.Pages.Reports;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Reports;

/// <summary>What the figures of a report were when its month was frozen (product.md K-f).</summary>
public sealed class FrozenOf
{
    readonly Dictionary<string, FrozenValue> values;

    FrozenOf(List<FrozenRow> rows, DateTimeZone zone)
    {
        values = rows.ToDictionary(r => r.Key, r => new FrozenValue(r.Value, r.N), StringComparer.Ordinal);
        if (rows is [var row, ..])
            Month = (row.FrozenAt.InZone(zone).Date, row.Definitions);
    }

    /// <summary>On which day by the company's zone, and by which definitions; null while it is not.</summary>
    public (LocalDate On, int Definitions)? Month { get; }

    public static async Task<FrozenOf> LoadAsync(AppDbContext db, ReportPlace place, CancellationToken cancellation) =>
        new(await db.ListFrozen(place.Scope, place.Period.Month).ToListAsync(cancellation), place.Company.Zone);

    /// <summary>The figures, each with what it was.</summary>
    public IReadOnlyList<Figure> Beside(IReadOnlyList<Figure> figures) =>
        Month is null ? figures : [.. figures.Select(f => f with { Frozen = values.GetValueOrDefault(f.Key) })];
}
