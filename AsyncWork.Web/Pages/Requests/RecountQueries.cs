using AsyncWork.Domain;
using AsyncWork.Domain.Calendar;
using AsyncWork.Domain.People;
using AsyncWork.Domain.Requests;
using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Pages.Boards;
using AsyncWork.Web.Pages.Decisions;
using AsyncWork.Web.Pages.Onboarding.Plans;
using AsyncWork.Web.Pages.Posts;
using AsyncWork.Web.Pages.Wiki;
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

    /// <summary>Those of some requests whose thing a person sees.</summary>
    public static IQueryable<int> ListRequestsSeenBy(this AppDbContext db, Viewer viewer, IReadOnlyCollection<int> requests) =>
        db.RequestsSeenBy(viewer).Where(r => requests.Contains(r.Id)).Select(r => r.Id);

    /// <summary>What was asked on a thing that a person sees.</summary>
    public static IQueryable<Request> RequestsSeenBy(this AppDbContext db, Viewer viewer)
    {
        var cards = db.CardsSeenBy(viewer).Where(c => c.DeletedAt == null);
        var (pages, decisions) = (db.PagesSeenBy(viewer), db.DecisionsSeenBy(viewer));
        var (posts, steps) = (db.PostsSeenBy(viewer), db.StepsSeenBy(viewer));
        return db.Requests.Where(r =>
            (r.SubjectKind == SubjectKind.Card && cards.Any(c => c.Id == r.SubjectId))
            || (r.SubjectKind == SubjectKind.Page && pages.Any(p => p.Id == r.SubjectId))
            || (r.SubjectKind == SubjectKind.Decision && decisions.Any(d => d.Id == r.SubjectId))
            || (r.SubjectKind == SubjectKind.Post && posts.Any(p => p.Id == r.SubjectId))
            || (r.SubjectKind == SubjectKind.Step && steps.Any(s => s.Id == r.SubjectId))
        );
    }

    static IQueryable<Request> RequestsWaiting(this AppDbContext db) =>
        db.Requests.Include(r => r.Recipients).Where(r => r.ClosedAt == null && (r.Norm != null || r.Revision != null));
}
