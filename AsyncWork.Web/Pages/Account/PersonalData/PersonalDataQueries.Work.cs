using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace AsyncWork.Web.Pages.Account.PersonalData;

/// <remarks>Cards, files, hand-offs, plans and pilots.</remarks>
public static partial class PersonalDataQueries
{
    public static IQueryable<object> ListOwnCards(this AppDbContext db, PersonId me) =>
        db
            .Cards.Where(c =>
                c.OwnerId == me
                || c.CreatedBy == me
                || c.WaitingOn == me
                || db.CardHelpers.Any(h => h.CardId == c.Id && h.PersonId == me)
            )
            .OrderBy(c => c.Id)
            .Select(c => new
            {
                c.Id,
                c.Title,
                Board = db.Boards.Where(b => b.Id == c.BoardId).Select(b => b.Name).FirstOrDefault(),
                IsOwner = c.OwnerId == me,
                IsHelper = db.CardHelpers.Any(h => h.CardId == c.Id && h.PersonId == me),
                Created = c.CreatedBy == me,
                IsWaitedFor = c.WaitingOn == me,
                c.CreatedAt,
                c.DueOn,
                c.StartedAt,
                c.FinishedAt,
                c.DeletedAt,
            });

    public static IQueryable<object> ListOwnChecklistItems(this AppDbContext db, PersonId me) =>
        db
            .ChecklistItems.Where(i => i.OwnerId == me || i.DoneBy == me)
            .OrderBy(i => i.Id)
            .Select(i => new
            {
                i.CardId,
                i.Text,
                i.DueOn,
                i.DoneAt,
                Done = i.DoneBy == me,
            });

    public static IQueryable<object> ListOwnCardEvents(this AppDbContext db, PersonId me) =>
        db
            .CardEvents.Where(e => e.By == me)
            .OrderBy(e => e.Id)
            .Select(e => new
            {
                e.CardId,
                e.At,
                e.Text,
            });

    public static IQueryable<object> ListOwnCardMoves(this AppDbContext db, PersonId me) =>
        db
            .CardStays.Where(s => s.EnteredBy == me)
            .OrderBy(s => s.Id)
            .Select(s => new
            {
                s.CardId,
                Column = db.Columns.Where(c => c.Id == s.ColumnId).Select(c => c.Name).FirstOrDefault(),
                s.EnteredAt,
            });

    public static IQueryable<object> ListOwnBlocks(this AppDbContext db, PersonId me) =>
        db
            .CardBlocks.Where(b => b.By == me)
            .OrderBy(b => b.Id)
            .Select(b => new
            {
                b.CardId,
                b.From,
                b.Until,
                b.Reason,
            });

    public static IQueryable<object> ListOwnGuestships(this AppDbContext db, PersonId me) =>
        db
            .BoardGuests.Where(g => g.PersonId == me)
            .Join(db.Boards, g => g.BoardId, b => b.Id, (_, b) => b)
            .OrderBy(b => b.Id)
            .Select(b => new { Board = b.Name });

    public static IQueryable<object> ListOwnFilters(this AppDbContext db, PersonId me) =>
        db
            .SavedFilters.Where(f => f.PersonId == me)
            .OrderBy(f => f.Id)
            .Select(f => new
            {
                f.BoardId,
                f.Name,
                f.Query,
            });

    public static IQueryable<object> ListOwnFiles(this AppDbContext db, PersonId me) =>
        db
            .FileVersions.Where(v => v.By == me)
            .Join(db.Attachments, v => v.AttachmentId, a => a.Id, (v, a) => new { v, a })
            .OrderBy(x => x.v.Id)
            .Select(x => new
            {
                x.a.SubjectKind,
                x.a.SubjectId,
                x.a.Name,
                x.v.Number,
                x.v.Bytes,
                x.v.ContentType,
                x.v.Note,
                x.v.At,
                x.a.DeletedAt,
            });

    public static IQueryable<object> ListOwnLinks(this AppDbContext db, PersonId me) =>
        db
            .FileLinks.Where(l => l.By == me)
            .OrderBy(l => l.Id)
            .Select(l => new
            {
                l.SubjectKind,
                l.SubjectId,
                l.Title,
                l.Url,
                l.At,
            });

    public static IQueryable<object> ListOwnHandOffs(this AppDbContext db, PersonId me) =>
        db
            .HandOffs.Where(h => h.GiverId == me || h.ReceiverId == me)
            .OrderBy(h => h.Id)
            .Select(h => new
            {
                h.Title,
                Giver = db.People.Where(p => p.Id == h.GiverId).Select(p => p.Name).FirstOrDefault(),
                Receiver = db.People.Where(p => p.Id == h.ReceiverId).Select(p => p.Name).FirstOrDefault(),
                h.State,
                h.CreatedAt,
                h.DueAt,
                Done = h.Done.Text,
                Open = h.Open.Text,
                Next = h.Next.Text,
            });

    public static IQueryable<object> ListOwnHandOffSteps(this AppDbContext db, PersonId me) =>
        db
            .HandOffTurns.Where(t => t.By == me)
            .OrderBy(t => t.Id)
            .Select(t => new
            {
                t.HandOffId,
                t.At,
                t.Step,
                t.Word,
            });

    public static IQueryable<object> ListOwnPlans(this AppDbContext db, PersonId me) =>
        db
            .OnboardingPlans.Where(p => p.PersonId == me)
            .OrderBy(p => p.Id)
            .Select(p => new
            {
                p.Id,
                p.Kind,
                p.TemplateName,
                p.Role,
                p.StartsOn,
                p.EndsOn,
                p.State,
                Manager = db.People.Where(x => x.Id == p.ManagerId).Select(x => x.Name).FirstOrDefault(),
                Buddy = db.People.Where(x => x.Id == p.BuddyId).Select(x => x.Name).FirstOrDefault(),
                HR = db.People.Where(x => x.Id == p.HRId).Select(x => x.Name).FirstOrDefault(),
                IT = db.People.Where(x => x.Id == p.ITId).Select(x => x.Name).FirstOrDefault(),
                p.StepCount,
                p.DoneCount,
                p.EndedAt,
                p.StopReason,
            });

    /// <summary>Steps of their own plans, and those of others that they do; of these, what the other gave as a result is left out.</summary>
    public static IQueryable<object> ListOwnPlanSteps(this AppDbContext db, PersonId me) =>
        db
            .PlanSteps.Where(s => s.DoerId == me || db.OnboardingPlans.Any(p => p.Id == s.PlanId && p.PersonId == me))
            .OrderBy(s => s.Id)
            .Select(s => new
            {
                s.PlanId,
                s.Title,
                Doer = db.People.Where(p => p.Id == s.DoerId).Select(p => p.Name).FirstOrDefault(),
                s.DueOn,
                s.State,
                s.DoneOn,
                s.SettledAt,
                s.Reason,
                Result = s.SettledBy == me ? s.Result : "",
                s.PageTitle,
                s.PageRevision,
                s.RemindedAt,
            });

    public static IQueryable<object> ListOwnCheckIns(this AppDbContext db, PersonId me) =>
        db
            .CheckIns.Where(c => db.OnboardingPlans.Any(p => p.Id == c.PlanId && p.PersonId == me))
            .OrderBy(c => c.PlanId)
            .ThenBy(c => c.Day)
            .Select(c => new
            {
                c.Day,
                c.DueOn,
                c.AnsweredAt,
                c.Ready,
                c.Helped,
                c.Missing,
                c.RemindedAt,
            });

    public static IQueryable<object> ListOwnPlanEvents(this AppDbContext db, PersonId me) =>
        db
            .PlanEvents.Where(e => e.By == me || db.OnboardingPlans.Any(p => p.Id == e.PlanId && p.PersonId == me))
            .OrderBy(e => e.Id)
            .Select(e => new
            {
                e.PlanId,
                e.At,
                e.Text,
            });

    public static IQueryable<object> ListOwnPilotAnswers(this AppDbContext db, PersonId me) =>
        db
            .PilotAnswers.Where(a => a.PersonId == me)
            .OrderBy(a => a.PilotId)
            .Select(a => new
            {
                Pilot = db.Pilots.Where(p => p.Id == a.PilotId).Select(p => p.Name).FirstOrDefault(),
                a.Score,
                a.Comment,
            });

    public static IQueryable<object> ListOwnPilotTasks(this AppDbContext db, PersonId me) =>
        db
            .PilotTasks.Where(t => t.PersonId == me || t.DoneBy == me)
            .OrderBy(t => t.Id)
            .Select(t => new
            {
                Pilot = db.Pilots.Where(p => p.Id == t.PilotId).Select(p => p.Name).FirstOrDefault(),
                t.Title,
                t.DueOn,
                t.DoneAt,
            });

    public static IQueryable<object> ListOwnPilotChecks(this AppDbContext db, PersonId me) =>
        db.Set<Domain.Pilots.PilotCheck>()
            .Where(c => c.By == me)
            .OrderBy(c => c.Id)
            .Select(c => new
            {
                Pilot = db.Pilots.Where(p => p.Id == c.PilotId).Select(p => p.Name).FirstOrDefault(),
                c.Week,
                c.At,
                c.Helped,
                c.Hindered,
                c.Change,
            });

    public static IQueryable<object> ListOwnOnCall(this AppDbContext db, PersonId me) =>
        db
            .OnCall.Where(o => o.PersonId == me)
            .OrderBy(o => o.From)
            .Select(o => new
            {
                o.From,
                o.To,
                o.Reach,
            });
}
