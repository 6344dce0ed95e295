using AsyncWork.Domain.Calendar;
using AsyncWork.Domain.People;
using AsyncWork.Web.Calendar;
using AsyncWork.Web.Data;
using NodaTime;

namespace AsyncWork.Web.Pages.People.Teams;

/// <summary>What a team agreed on beside what the schedules of its members give (kpis.md K18; product.md S3).</summary>
/// <param name="Overlap">Of the present month; null without members.</param>
/// <param name="Outside">Members whose hours do not hold the core hours, over the next four weeks.</param>
/// <param name="CouldAgree">The hours that all of them work in these weeks, while the team has no core hours; null when there are none.</param>
public sealed record TeamHours(
    WorkingTimes Times,
    OverlapOfMonth? Overlap,
    IReadOnlyList<OutsideCoreHours> Outside,
    CoreHours? CouldAgree = null
)
{
    const int DaysToHold = 28;

    /// <param name="members">Those who are in the team today.</param>
    /// <param name="others">Of whom the working time is wanted besides.</param>
    /// <param name="reader">Where the days of a team without core hours begin.</param>
    public static async Task<TeamHours> LoadAsync(
        AppDbContext db,
        Team team,
        IReadOnlyCollection<PersonId> members,
        IReadOnlyCollection<PersonId> others,
        DateTimeZone reader,
        Instant now,
        CancellationToken cancellation = default
    )
    {
        var today = now.InZone(reader).Date;
        var month = today.ToYearMonth();
        var times = await WorkingTimes.LoadAsync(
            db,
            [.. members.Union(others)],
            LocalDate.Min(month.OnDayOfMonth(1).PlusDays(-2), today.PlusDays(-8)),
            today.PlusDays(WorkingTimes.DaysAhead + 2),
            cancellation
        );
        if (members.Count == 0)
            return new(times, null, []);
        var shared = members.Select(m => new OverlapMember(m, times[m])).ToList();
        var ahead = new DateInterval(today, today.PlusDays(DaysToHold - 1));
        var core = CoreHours.Of(team.CoreStart, team.CoreEnd, team.CoreZone);
        return new(
            times,
            new OverlapFinder(shared).InMonth(month, team.CoreZone ?? reader),
            core?.NotHeldBy(shared, ahead) ?? [],
            core is null && team.Model is AsyncModel.Hybrid or AsyncModel.Synchronous
                ? CoreHours.SharedBy(shared, ahead, reader)
                : null
        );
    }
}
