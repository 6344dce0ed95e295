using AsyncWork.Domain.Calendar;
using AsyncWork.Domain.Onboarding;
using AsyncWork.Domain.People;
using AsyncWork.Web.Calendar;
using AsyncWork.Web.Data;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Onboarding.Plans;

/// <summary>Who could be the buddy of somebody who starts, the best first (product.md O4). Five queries, however many people.</summary>
public static class BuddyRanking
{
    const int Days = 14;

    /// <param name="person">Who starts, when they are stored already: they are no buddy for themself.</param>
    /// <param name="zone">In which they work, Monday to Friday, as long as nothing else is known of them.</param>
    /// <param name="team">Null for none.</param>
    public static async Task<IReadOnlyList<BuddyCandidate>> LoadAsync(
        AppDbContext db,
        PersonId? person,
        PersonId? manager,
        DateTimeZone zone,
        int? team,
        LocalDate startsOn,
        CancellationToken cancellation = default
    )
    {
        var first = startsOn.With(DateAdjusters.NextOrSame(IsoDayOfWeek.Monday));
        var people = await db.ListBuddies(startsOn).ToListAsync(cancellation);
        people.RemoveAll(p => p.Id == person || p.Id == manager);
        var mates = team is { } of ? (await db.ListTeammates(of, startsOn).ToListAsync(cancellation)).ToHashSet() : [];
        var times = await WorkingTimes.LoadAsync(
            db,
            [.. people.Select(p => p.Id)],
            first.PlusDays(-1),
            first.PlusDays(Days + 1),
            cancellation
        );
        var theirs = new WorkingTime(zone, [(startsOn, WorkWeek.Usual)]);
        var (from, to) = (first.AtStartOfDayInZone(zone).ToInstant(), first.PlusDays(Days).AtStartOfDayInZone(zone).ToInstant());
        List<Interval> mine = [.. theirs.Between(from, to)];
        var days = Math.Max(1, mine.Count);
        return Buddies.Rank(
            people.Select(p => new BuddyCandidate(
                p.Id,
                p.Name,
                p.Plans,
                mine.Sum(i => times[p.Id].MinutesBetween(i.Start, i.End)) / days,
                mates.Contains(p.Id),
                p.IsNew
            ))
        );
    }
}
