using AsyncWork.Domain.Kpis;
using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using AsyncWork.Web.Pages.Reports;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Reports;

/// <summary>Who stands beside a report's team without being shown, in its month and in the one before; nobody for the company.</summary>
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

        async Task<Outside> InAsync(ReportPeriod part)
        {
            var scheduled = await db.ListScheduledMembers(part.First, part.CapacityEnd).ToListAsync(cancellation);
            var logging = await db.ListLoggingMembers(part.First, part.End).ToListAsync(cancellation);
            return new(
                SmallGroup.LeftOver(TeamsOf(scheduled, part.First, part.CapacityEnd), team),
                SmallGroup.LeftOver(logging.Select(l => (l.Person, l.Team)), team)
            );
        }
    }

    /// <summary>Each person with each team of theirs on these days, and with none when they worked here on a day without a team.</summary>
    /// <param name="end">The first day after them.</param>
    public static IEnumerable<(PersonId Person, int? Team)> TeamsOf(
        IEnumerable<ScheduledMember> members,
        LocalDate first,
        LocalDate end
    )
    {
        foreach (var person in members.GroupBy(m => m.Person))
        {
            var one = person.First();
            var (at, until) = (
                LocalDate.Max(first, one.StartsOn),
                one.LastDay is { } last ? LocalDate.Min(end, last.PlusDays(1)) : end
            );
            var isWithout = false;
            foreach (var member in person.Where(m => m.Team is not null).OrderBy(m => m.JoinedOn))
            {
                if (member.JoinedOn >= until || member.LeftOn <= LocalDate.Max(first, one.StartsOn))
                    continue;
                yield return (person.Key, member.Team);
                isWithout |= member.JoinedOn > at;
                at = LocalDate.Max(at, member.LeftOn ?? until);
            }
            if (isWithout || at < until)
                yield return (person.Key, null);
        }
    }
}
