using AsyncWork.Domain.Calendar;
using AsyncWork.Domain.Kpis;
using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using AsyncWork.Web.Pages.Reports;
using NodaTime;

namespace AsyncWork.Web.Reports;

/// <summary>The sections of the monthly report: where the time went (K24) and what hours teams share (K18).</summary>
public sealed class SectionsOf(AppDbContext db, ReportPlace place, CapacityOf capacity)
{
    readonly ReportScope scope = place.Scope;
    readonly ReportPeriod period = place.Period;

    /// <param name="logged">By who logged it.</param>
    /// <param name="meetings">Those of the month with clock times.</param>
    /// <param name="outside">Of the month.</param>
    /// <returns>Null for a group too small to be spoken of, and for a team beside which the company has so few.</returns>
    public async Task<TimeSplit?> SplitAsync(
        IReadOnlyDictionary<PersonId, LoggedKinds> logged,
        IReadOnlyList<MeetingOnDate> meetings,
        Outside outside,
        CancellationToken cancellation
    )
    {
        if (logged.Count < TimeSplit.SmallestGroup || outside.AreFew)
            return null;
        var idle = (await db.ListIdleOfPeopleAsync(scope, period, cancellation)).ToDictionary(i => i.Person, i => i.Minutes);
        var past = meetings.Where(m => m.Date < period.CapacityEnd).Select(m => m.Meeting).ToList();
        var twice = DoubleBooking.MinutesOf(past);
        var twiceOf = past.GroupBy(m => m.Person).ToDictionary(g => g.Key, g => g.Sum(m => twice.GetValueOrDefault(m.Id)));
        var parts = capacity.People.Select(p => p.Id).Union(logged.Keys).Select(Part);
        var split = TimeSplit.Sum(parts.Where(part => part.Capacity > 0 || part.Logged != 0));
        return split.IsShownToOthers ? split : null;

        TimeSplit Part(PersonId person)
        {
            var own = logged.GetValueOrDefault(person) ?? new(0, 0, 0);
            return TimeSplit.OfPerson(
                capacity.Knows(person) ? capacity.OfPerson(person, period) : 0,
                own.Minutes,
                own.MeetingMinutes,
                twiceOf.GetValueOrDefault(person),
                own.WaitingMinutes,
                idle.GetValueOrDefault(person)
            );
        }
    }

    public async Task<IReadOnlyList<TeamOverlap>> OverlapsAsync(CancellationToken cancellation)
    {
        var last = LocalDate.Min(period.End.PlusDays(-1), period.CapacityEnd);
        var members = capacity
            .Memberships.Where(m => m.Holds(last) && capacity.Knows(m.Person))
            .ToLookup(m => m.Slug, StringComparer.Ordinal);
        return
        [
            .. (await db.ListAgreementsAsync(scope, cancellation))
                .Where(team => members[team.Slug].Skip(1).Any())
                .Select(team => Overlap(team, [.. members[team.Slug].Select(m => m.Person).Distinct()])),
        ];
    }

    TeamOverlap Overlap(TeamAgreement team, IReadOnlyList<PersonId> members)
    {
        var finder = new OverlapFinder([.. members.Select(p => new OverlapMember(p, capacity.TimeOf(p)))]);
        var hours = finder.InMonth(period.Month, team.CoreZone ?? place.Company.Zone);
        return new(team.Slug, team.Name, members.Count, team.Model, team.OverlapTarget, hours);
    }
}
