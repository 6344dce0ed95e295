using AsyncWork.Domain.Calendar;
using AsyncWork.Domain.Norms;
using AsyncWork.Domain.People;
using AsyncWork.Web.Calendar;
using AsyncWork.Web.Data;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Requests;

/// <summary>The clocks of people who are asked, and of those who stand in for them (kpis.md K9). A handful of queries, however many people.</summary>
public sealed class AnswerClocks
{
    /// <summary>How far ahead days off matter: the longest norm, on the clock of somebody who works few days.</summary>
    const int DaysAhead = 400;
    const int MostDeputies = 5;
    readonly WorkingTimes times;
    readonly HashSet<PersonId> known;
    readonly ILookup<PersonId, DeputyDays> deputies;

    AnswerClocks(WorkingTimes times, HashSet<PersonId> known, IEnumerable<DeputyDays> deputies) =>
        (this.times, this.known, this.deputies) = (times, known, deputies.ToLookup(d => d.Person));

    public static Task<AnswerClocks> LoadAsync(
        AppDbContext db,
        IReadOnlyCollection<PersonId> people,
        Instant asked,
        CancellationToken cancellation = default
    ) => LoadAsync(db, people, asked, asked, cancellation);

    /// <summary>For several requests at once.</summary>
    /// <param name="first">When the oldest of them was asked.</param>
    /// <param name="last">When the newest of them was asked.</param>
    public static async Task<AnswerClocks> LoadAsync(
        AppDbContext db,
        IReadOnlyCollection<PersonId> people,
        Instant first,
        Instant last,
        CancellationToken cancellation = default
    )
    {
        var (from, to) = (first.InUtc().Date, last.InUtc().Date);
        var everybody = people.ToHashSet();
        var standIns = new List<DeputyDays>();
        List<PersonId> next = [.. everybody];
        for (var depth = 0; depth < MostDeputies && next.Count > 0; depth++)
        {
            var found = await db.ListDeputiesOf(next, from.PlusDays(-2), to.PlusDays(60)).ToListAsync(cancellation);
            standIns.AddRange(found);
            next = [.. found.Select(d => d.Deputy).Distinct().Where(everybody.Add)];
        }
        var hours = await WorkingTimes.LoadAsync(db, everybody, from.PlusDays(-15), to.PlusDays(DaysAhead), cancellation);
        return new(hours, everybody, standIns);
    }

    /// <summary>The working time of somebody who was asked for, or of a deputy of theirs.</summary>
    public WorkingTime TimeOf(PersonId person) => times[person];

    /// <param name="mayStandIn">Who may answer this as a deputy: who sees it, and did not ask it.</param>
    public NormDeadline Of(ResponseNorm norm, Instant asked, PersonId person, Func<PersonId, bool> mayStandIn) =>
        NormDeadline.Of(norm, asked, person, p => known.Contains(p) ? times[p] : null, DeputyOn, mayStandIn);

    /// <param name="zone">In which the team's days are counted.</param>
    public NormDeadline OfTeam(ResponseNorm norm, Instant asked, DateTimeZone zone, IEnumerable<PersonId> members) =>
        NormDeadline.Of(norm, asked, TeamTime(zone, members));

    public TeamTime TeamTime(DateTimeZone zone, IEnumerable<PersonId> members) => new(zone, [.. members.Select(m => times[m])]);

    PersonId? DeputyOn(PersonId person, LocalDate day)
    {
        foreach (var days in deputies[person])
            if (days.FirstDay <= day && day <= days.LastDay)
                return days.Deputy;
        return null;
    }
}
