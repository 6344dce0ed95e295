using AsyncWork.Domain.Calendar;
using AsyncWork.Domain.People;
using AsyncWork.Domain.Requests;
using AsyncWork.Web.Data;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Requests;

/// <summary>Whose clocks have to be counted afresh.</summary>
public static class RecountQueries
{
    /// <summary>
    /// What somebody, or who they stand in for, is asked by a norm or a day and has not done, with all who are asked, to change it.
    /// </summary>
    public static IQueryable<Request> RequestsWaitingFor(this AppDbContext db, PersonId person)
    {
        var standsInFor = db
            .Absences.Where(a => a.DeputyId == person && a.State == AbsenceState.Approved)
            .Select(a => a.PersonId);
        return db.RequestsWaiting()
            .Where(r =>
                r.Recipients.Any(a =>
                    a.DoneAt == null && (a.PersonId == person || a.DeputyId == person || standsInFor.Contains(a.PersonId))
                )
            );
    }

    /// <summary>The same of everybody who works at a place, or whose deputy does; empty for the whole company.</summary>
    public static IQueryable<Request> RequestsWaitingAt(this AppDbContext db, string location)
    {
        var there = db.People.Where(p => location == "" || p.Location == location).Select(p => p.Id);
        var theirs = db
            .Absences.Where(a => a.DeputyId != null && there.Contains(a.DeputyId.Value) && a.State == AbsenceState.Approved)
            .Select(a => a.PersonId);
        return db.RequestsWaiting()
            .Where(r => r.Recipients.Any(a => a.DoneAt == null && (there.Contains(a.PersonId) || theirs.Contains(a.PersonId))));
    }

    /// <summary>The zones in which the days of teams are counted, by the ids of the teams.</summary>
    public static IQueryable<KeyValuePair<int, DateTimeZone>> ListZonesOfTeams(
        this AppDbContext db,
        IReadOnlyCollection<int> teams
    ) =>
        from t in db.Teams.AsNoTracking()
        where teams.Contains(t.Id)
        select KeyValuePair.Create(t.Id, t.CoreZone ?? db.Companies.Select(c => c.Zone).First());

    static IQueryable<Request> RequestsWaiting(this AppDbContext db) =>
        db.Requests.Include(r => r.Recipients).Where(r => r.ClosedAt == null && (r.Norm != null || r.Revision != null));
}
