using AsyncWork.Domain.Kpis;
using AsyncWork.Web.Data;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Reports;

/// <summary>Questions about months whose figures were kept (product.md K-f).</summary>
public static class FrozenQueries
{
    /// <summary>The figures of a report as they were when its month was frozen; none while it is not.</summary>
    public static IQueryable<FrozenRow> ListFrozen(this AppDbContext db, ReportScope scope, YearMonth month)
    {
        var (team, first) = (scope.TeamId, FrozenMonth.FirstOf(month));
        return db
            .FrozenFigures.AsNoTracking()
            .Where(f => f.MonthFirst == first && f.TeamId == team)
            .Join(
                db.FrozenMonths,
                f => f.MonthFirst,
                m => m.First,
                (f, m) => new FrozenRow(f.Key, f.Value, f.N, m.FrozenAt, m.DefinitionsVersion)
            );
    }

    public static IQueryable<FrozenMonth> FindFrozenMonth(this AppDbContext db, YearMonth month)
    {
        var first = FrozenMonth.FirstOf(month);
        return db.FrozenMonths.AsNoTracking().Where(m => m.First == first);
    }

    /// <summary>When the months of a company or team were frozen, those that were.</summary>
    public static IQueryable<FrozenMoment> ListFrozenMonths(this AppDbContext db, ReportScope scope)
    {
        var team = scope.TeamId;
        return db
            .FrozenMonths.AsNoTracking()
            .Where(m => m.Figures.Any(f => f.TeamId == team))
            .Select(m => new FrozenMoment(m.First, m.FrozenAt));
    }

    /// <summary>Hours of a month that were there at a moment. Of a month without any nothing can be kept.</summary>
    public static IQueryable<long> ListHoursThere(this AppDbContext db, YearMonth month, Instant at)
    {
        var (first, end) = (FrozenMonth.FirstOf(month), FrozenMonth.FirstOf(month.PlusMonths(1)));
        return db.TimeEntries.AsNoTracking().Where(e => e.Date >= first && e.Date < end && e.CreatedAt < at).Select(e => e.Id);
    }

    /// <summary>Every team there is.</summary>
    public static IQueryable<ReportScope> ListTeamScopes(this AppDbContext db) =>
        db.Teams.AsNoTracking().OrderBy(t => t.Id).Select(t => new ReportScope(t.Id, t.Slug, t.Name));
}

/// <summary>A figure of a month that was frozen.</summary>
public sealed record FrozenRow(string Key, decimal? Value, int? N, Instant FrozenAt, int Definitions);

/// <summary>When a month was frozen.</summary>
/// <param name="First">Its first day.</param>
public sealed record FrozenMoment(LocalDate First, Instant At);
