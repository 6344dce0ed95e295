using AsyncWork.Domain.Kpis;
using AsyncWork.Web.Data;
using AsyncWork.Web.Pages.Reports;
using Microsoft.EntityFrameworkCore;

namespace AsyncWork.Web.Reports;

/// <summary>Who stands outside a report's team in its month and in the one before; nobody for the company.</summary>
public sealed record OutsideOf(Outside Month, Outside Before)
{
    public static async Task<OutsideOf> LoadAsync(
        AppDbContext db,
        ReportScope scope,
        ReportPeriod period,
        CancellationToken cancellation
    )
    {
        return scope.TeamId is not { } team ? new(default, default) : new(await InAsync(period), await InAsync(period.Before));

        async Task<Outside> InAsync(ReportPeriod part) =>
            new(
                await db.ListScheduledOutside(team, part.First, part.CapacityEnd).CountAsync(cancellation),
                await db.ListLoggingOutside(team, part.First, part.End).CountAsync(cancellation)
            );
    }
}
