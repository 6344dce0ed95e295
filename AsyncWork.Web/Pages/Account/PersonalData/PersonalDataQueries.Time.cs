using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace AsyncWork.Web.Pages.Account.PersonalData;

/// <remarks>Hours and days off.</remarks>
public static partial class PersonalDataQueries
{
    public static IQueryable<object> ListOwnHours(this AppDbContext db, PersonId me) =>
        db
            .TimeEntries.Where(e => e.PersonId == me)
            .OrderBy(e => e.Date)
            .ThenBy(e => e.Id)
            .Select(e => new
            {
                e.Id,
                e.Date,
                e.Zone,
                e.Start,
                e.End,
                e.Minutes,
                Project = db.Projects.Where(p => p.Id == e.ProjectId).Select(p => p.Name).FirstOrDefault(),
                Activity = db.Activities.Where(a => a.Id == e.ActivityId).Select(a => a.Name).FirstOrDefault(),
                Card = db.Cards.Where(c => c.Id == e.CardId).Select(c => c.Title).FirstOrDefault(),
                e.Description,
                e.Tags,
                e.IsBillable,
                CreatedBy = db.People.Where(p => p.Id == e.CreatedBy).Select(p => p.Name).FirstOrDefault(),
                e.CreatedAt,
                ChangedBy = db.People.Where(p => p.Id == e.ChangedBy).Select(p => p.Name).FirstOrDefault(),
                e.ChangedAt,
                e.ReversalOfId,
                e.ReplacesId,
                e.Reason,
            });

    public static IQueryable<object> ListOwnTimesheets(this AppDbContext db, PersonId me) =>
        db
            .Timesheets.Where(t => t.PersonId == me)
            .OrderBy(t => t.Monday)
            .Select(t => new
            {
                t.Monday,
                t.State,
                t.SubmittedAt,
                t.SubmittedMinutes,
                DecidedBy = db.People.Where(p => p.Id == t.DecidedBy).Select(p => p.Name).FirstOrDefault(),
                t.DecidedAt,
                t.Comment,
                t.RemindedAt,
            });

    public static IQueryable<object> ListOwnTimer(this AppDbContext db, PersonId me) =>
        db
            .RunningTimers.Where(t => t.PersonId == me)
            .Select(t => new
            {
                t.StartedAt,
                t.Zone,
                t.Description,
                t.Tags,
                t.SeenAt,
                t.IdleFrom,
                t.IdleUntil,
            });

    public static IQueryable<object> ListOwnIdleTimes(this AppDbContext db, PersonId me) =>
        db
            .IdleTimes.Where(i => i.PersonId == me)
            .OrderBy(i => i.Start)
            .Select(i => new
            {
                i.Date,
                i.Start,
                i.Minutes,
                i.Outcome,
            });

    public static IQueryable<object> ListOwnWorkedHours(this AppDbContext db, PersonId me) =>
        db
            .WorkedHours.Where(w => w.PersonId == me)
            .OrderBy(w => w.Date)
            .Select(w => new
            {
                w.Date,
                w.Zone,
                w.Hours,
            });

    public static IQueryable<object> ListOwnPinnedWork(this AppDbContext db, PersonId me) =>
        db
            .PinnedWork.Where(w => w.PersonId == me)
            .OrderBy(w => w.Id)
            .Select(w => new
            {
                w.PinnedOn,
                Project = db.Projects.Where(p => p.Id == w.ProjectId).Select(p => p.Name).FirstOrDefault(),
                Activity = db.Activities.Where(a => a.Id == w.ActivityId).Select(a => a.Name).FirstOrDefault(),
                w.Description,
            });

    public static IQueryable<object> ListOwnTimeImports(this AppDbContext db, PersonId me) =>
        db
            .TimeImports.Where(i => i.By == me)
            .OrderBy(i => i.Id)
            .Select(i => new
            {
                i.CreatedAt,
                i.FileName,
                i.State,
                i.EntriesAdded,
            });

    public static IQueryable<object> ListOwnAbsences(this AppDbContext db, PersonId me) =>
        db
            .Absences.Where(a => a.PersonId == me)
            .OrderBy(a => a.FirstDay)
            .ThenBy(a => a.Id)
            .Select(a => new
            {
                a.FirstDay,
                a.LastDay,
                a.Kind,
                a.State,
                a.Note,
                Deputy = db.People.Where(p => p.Id == a.DeputyId).Select(p => p.Name).FirstOrDefault(),
                RequestedBy = db.People.Where(p => p.Id == a.RequestedBy).Select(p => p.Name).FirstOrDefault(),
                a.RequestedAt,
                DecidedBy = db.People.Where(p => p.Id == a.DecidedBy).Select(p => p.Name).FirstOrDefault(),
                a.DecidedAt,
                a.Comment,
            });

    /// <summary>Whom they stand in for. Why somebody is away is theirs.</summary>
    public static IQueryable<object> ListOwnDeputyships(this AppDbContext db, PersonId me) =>
        db
            .Absences.Where(a => a.DeputyId == me)
            .OrderBy(a => a.FirstDay)
            .ThenBy(a => a.Id)
            .Select(a => new
            {
                For = db.People.Where(p => p.Id == a.PersonId).Select(p => p.Name).FirstOrDefault(),
                a.FirstDay,
                a.LastDay,
                a.State,
            });
}
