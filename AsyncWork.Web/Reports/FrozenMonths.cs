using AsyncWork.Domain.Kpis;
using AsyncWork.Web.Data;
using AsyncWork.Web.Hosting;
using AsyncWork.Web.Pages.People.Holidays;
using AsyncWork.Web.Pages.Reports;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Reports;

/// <summary>Keeps the figures of each month as they are on its third working day (product.md K-f).</summary>
public sealed class FrozenMonths(AppDbContext db, MonthlyReports reports, IClock clock)
{
    /// <summary>
    /// Freezes the month that is over, once its day has come: of the company and of each team. Months that had no hours by that day are left,
    /// as those are that somebody brings in later from the tool used before. Says whether there was something to keep.
    /// </summary>
    public async Task<bool> FreezeAsync(CancellationToken cancellation = default)
    {
        if (!await db.Companies.AnyAsync(cancellation))
            return false;
        var company = await db.GetCompanyAsync(cancellation);
        var now = clock.GetCurrentInstant();
        var today = now.InZone(company.Zone).Date;
        var month = today.ToYearMonth().PlusMonths(-1);
        var day = await DayOfAsync(month, cancellation);
        if (
            today < day
            || await db.FindFrozenMonth(month).AnyAsync(cancellation)
            || !await db.ListHoursThere(month, day.AtStartOfDayInZone(company.Zone).ToInstant()).AnyAsync(cancellation)
        )
            return false;
        var figures = new List<(int? Team, IReadOnlyList<Figure> Figures)>();
        foreach (var scope in (ReportScope[])[ReportScope.Company, .. await db.ListTeamScopes().ToListAsync(cancellation)])
        {
            var place = new ReportPlace(company, scope, [], ReportPeriod.Of(month, today), now);
            figures.Add((scope.TeamId, await reports.ListFiguresAsync(place, cancellation)));
        }
        return await KeepAsync(month, now, figures, cancellation);
    }

    /// <summary>The moment from which on a month will be frozen: the last one, or when its day has come the one that runs.</summary>
    public async Task<Instant> NextAsync(DateTimeZone zone, CancellationToken cancellation)
    {
        var today = clock.GetCurrentInstant().InZone(zone).Date;
        var last = await DayOfAsync(today.ToYearMonth().PlusMonths(-1), cancellation);
        var next = today < last ? last : await DayOfAsync(today.ToYearMonth(), cancellation);
        return next.AtStartOfDayInZone(zone).ToInstant();
    }

    /// <summary>The day of a month by the company's zone.</summary>
    async Task<LocalDate> DayOfAsync(YearMonth month, CancellationToken cancellation)
    {
        var next = month.PlusMonths(1).ToDateInterval();
        var companyDays = await db.ListHolidayDates(location: "", next.Start, next.End).ToListAsync(cancellation);
        return FrozenMonth.DayOf(month, companyDays);
    }

    /// <summary>Nothing when another node was first.</summary>
    async Task<bool> KeepAsync(
        YearMonth month,
        Instant now,
        List<(int? Team, IReadOnlyList<Figure> Figures)> figures,
        CancellationToken cancellation
    )
    {
        var isKept = false;
        await db.InTransactionAsync(
            async token =>
            {
                db.ChangeTracker.Clear();
                await db.TakeCompanyTurnAsync(token);
                isKept = !await db.FindFrozenMonth(month).AnyAsync(token);
                if (!isKept)
                    return;
                var frozen = new FrozenMonth(month, now);
                foreach (var (team, list) in figures)
                    frozen.Keep(team, list);
                db.FrozenMonths.Add(frozen);
                await db.SaveChangesAsync(token);
            },
            cancellation
        );
        return isKept;
    }
}

/// <summary>Looks every hour whether a month is to be frozen, the first time soon after the start.</summary>
sealed class FreezeRounds(IServiceScopeFactory scopes, ILogger<FreezeRounds> log)
    : Rounds(scopes, log, TimeSpan.FromHours(1), "Freezing the figures of a month", first: TimeSpan.FromMinutes(2))
{
    protected override Task RoundAsync(IServiceProvider services, CancellationToken cancellation) =>
        services.GetRequiredService<FrozenMonths>().FreezeAsync(cancellation);
}
