using AsyncWork.Domain.Calendar;
using AsyncWork.Domain.People;
using AsyncWork.Web.Calendar;
using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Pages.Overlap;
using AsyncWork.Web.Pages.People.Teams;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Onboarding.HowWeWork;

/// <summary>The hours of a team on the reader's clocks: what it agreed on, and what its members share on the next days (product.md O10, S2, S3).</summary>
/// <param name="CoreHere">The core hours of today on the reader's clocks; null where they are the same, or there are none.</param>
/// <param name="Members">How many there are today.</param>
/// <param name="Shared">The next days on which most of them work, with what is shared in words, those that follow each other with the same as one; none for a team
/// too large to compare.</param>
public sealed record TrackHours(
    Team Team,
    CoreHours? Core,
    string? CoreHere,
    int Members,
    IReadOnlyList<(LocalDate First, LocalDate Last, string Words)> Shared
)
{
    const int DaysAhead = 7;

    public bool IsLarge => Members > OverlapAsked.MostPeople;

    public static async Task<TrackHours?> LoadAsync(
        AppDbContext db,
        int team,
        Viewer viewer,
        Instant now,
        CancellationToken cancellation
    )
    {
        if (await db.FindTeamOfTrack(team).SingleOrDefaultAsync(cancellation) is not { } found)
            return null;
        var today = now.InZone(viewer.Zone).Date;
        var people = (await db.ListTeamPeople(team, today).ToListAsync(cancellation)).FindAll(p => p.IsMember);
        var core = CoreHours.Of(found.CoreStart, found.CoreEnd, found.CoreZone);
        var here =
            core is not null && !core.Zone.Equals(viewer.Zone)
                ? OverlapWords.WindowThere(core.On(now.InZone(core.Zone).Date), viewer.Zone, core.Zone)
                : null;
        return new(
            found,
            core,
            here,
            people.Count,
            people.Count is 0 or > OverlapAsked.MostPeople ? [] : await SharedAsync(db, people, viewer.Zone, today, cancellation)
        );
    }

    static async Task<IReadOnlyList<(LocalDate, LocalDate, string)>> SharedAsync(
        AppDbContext db,
        List<TeamPerson> people,
        DateTimeZone zone,
        LocalDate today,
        CancellationToken cancellation
    )
    {
        PersonId[] ids = [.. people.Select(p => p.Id)];
        var times = await WorkingTimes.LoadAsync(db, ids, today.PlusDays(-2), today.PlusDays(DaysAhead + 2), cancellation);
        List<OverlapMember> members = [.. ids.Where(i => times[i].HasSchedule).Select(i => new OverlapMember(i, times[i]))];
        if (members.Count == 0)
            return [];
        var names = people.ToDictionary(p => p.Id, p => p.Name);
        var shared = new List<(LocalDate First, LocalDate Last, string Words)>();
        foreach (var day in new OverlapFinder(members).Days(new(today, today.PlusDays(DaysAhead - 1)), zone))
        {
            if (!IsWorkingDay(day, members.Count))
                continue;
            var employed = members.Count(m => m.Time.IsEmployedOn(day.Date));
            var words = OverlapWords.Day(day, employed, zone, person => names[person]);
            if (shared is [.., var before] && before.Words == words && before.Last.PlusDays(1) == day.Date)
                shared[^1] = before with { Last = day.Date };
            else
                shared.Add((day.Date, day.Date, words));
        }
        return shared;
    }

    /// <summary>Not for most a day without work, such as a weekend on which one works.</summary>
    static bool IsWorkingDay(OverlapDay day, int members) =>
        day.Gap?.Why switch
        {
            OverlapGap.NobodyWorks => false,
            OverlapGap.SomeDoNotWork => 2 * day.Gap.Who.Count < members,
            _ => true,
        };
}
