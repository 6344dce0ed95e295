using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace AsyncWork.Web.Pages.Account.PersonalData;

/// <remarks>What they wrote, asked, answered and decided.</remarks>
public static partial class PersonalDataQueries
{
    public static IQueryable<object> ListOwnComments(this AppDbContext db, PersonId me) =>
        db
            .Comments.Where(c => c.By == me)
            .OrderBy(c => c.Id)
            .Select(c => new
            {
                c.SubjectKind,
                c.SubjectId,
                c.At,
                c.EditedAt,
                c.DeletedAt,
                c.IsQuestion,
                c.Text,
                c.Suggestion,
            });

    public static IQueryable<object> ListOwnReactions(this AppDbContext db, PersonId me) =>
        db.CommentReactions.Where(r => r.PersonId == me).OrderBy(r => r.CommentId).Select(r => new { r.CommentId, r.Sign });

    public static IQueryable<object> ListOwnPosts(this AppDbContext db, PersonId me) =>
        db
            .Posts.Where(p => p.By == me)
            .OrderBy(p => p.Id)
            .Select(p => new
            {
                p.Kind,
                p.At,
                p.EditedAt,
                p.DeletedAt,
                p.Title,
                p.Body.Text,
            });

    public static IQueryable<object> ListOwnQuestions(this AppDbContext db, PersonId me) =>
        db
            .Requests.Where(r => r.AskedBy == me)
            .OrderBy(r => r.Id)
            .Select(r => new
            {
                r.Kind,
                r.Urgency,
                r.AskedAt,
                r.Title,
                r.Url,
                r.DueAt,
                r.AnsweredAt,
                r.WithdrawnAt,
                r.UrgentBecause,
            });

    public static IQueryable<object> ListAskedOfMe(this AppDbContext db, PersonId me) =>
        db
            .RequestRecipients.Where(r => r.PersonId == me || r.DeputyId == me || r.AnsweredBy == me)
            .Join(db.Requests, r => r.RequestId, r => r.Id, (mine, r) => new { mine, r })
            .OrderBy(x => x.r.Id)
            .Select(x => new
            {
                x.r.Kind,
                x.r.Title,
                x.r.Url,
                AskedBy = db.People.Where(p => p.Id == x.r.AskedBy).Select(p => p.Name).FirstOrDefault(),
                AskedOf = db.People.Where(p => p.Id == x.mine.PersonId).Select(p => p.Name).FirstOrDefault(),
                x.r.AskedAt,
                x.mine.DueAt,
                x.mine.PromisedFor,
                x.mine.AcknowledgedAt,
                x.mine.AnsweredAt,
                x.mine.DoneAt,
                x.mine.RemindedAt,
            });

    public static IQueryable<object> ListOwnDecisions(this AppDbContext db, PersonId me) =>
        db
            .Decisions.Where(d => d.ProposedBy == me)
            .OrderBy(d => d.Number)
            .Select(d => new
            {
                d.Number,
                d.Title,
                d.State,
                d.CreatedAt,
                d.ProposedAt,
                d.DecidedAt,
            });

    public static IQueryable<object> ListDecisionsNamingMe(this AppDbContext db, PersonId me) =>
        db
            .DecisionPeople.Where(p => p.PersonId == me)
            .Join(db.Decisions, p => p.DecisionId, d => d.Id, (p, d) => new { p, d })
            .OrderBy(x => x.d.Number)
            .Select(x => new
            {
                x.d.Number,
                x.d.Title,
                x.p.Part,
                x.p.RemindedAt,
            });

    public static IQueryable<object> ListOwnDecisionAnswers(this AppDbContext db, PersonId me) =>
        db
            .DecisionAnswers.Where(a => a.PersonId == me)
            .Join(db.Decisions, a => a.DecisionId, d => d.Id, (a, d) => new { a, d })
            .OrderBy(x => x.a.Id)
            .Select(x => new
            {
                x.d.Number,
                x.a.Round,
                x.a.Kind,
                Reason = x.a.Reason.Text,
                x.a.At,
                x.a.ReplacedAt,
            });

    public static IQueryable<object> ListOwnDecisionReviews(this AppDbContext db, PersonId me) =>
        db
            .DecisionReviews.Where(r => r.By == me)
            .Join(db.Decisions, r => r.DecisionId, d => d.Id, (r, d) => new { r, d })
            .OrderBy(x => x.r.Id)
            .Select(x => new
            {
                x.d.Number,
                x.r.At,
                x.r.Result,
                Note = x.r.Note.Text,
            });

    public static IQueryable<object> ListOwnDecisionSteps(this AppDbContext db, PersonId me) =>
        db
            .DecisionEvents.Where(e => e.By == me)
            .Join(db.Decisions, e => e.DecisionId, d => d.Id, (e, d) => new { e, d })
            .OrderBy(x => x.e.Id)
            .Select(x => new
            {
                x.d.Number,
                x.e.At,
                x.e.Text,
            });

    public static IQueryable<object> ListOwnPages(this AppDbContext db, PersonId me) =>
        db
            .WikiPages.Where(p => p.OwnerId == me || p.CreatedBy == me)
            .OrderBy(p => p.Id)
            .Select(p => new
            {
                p.Id,
                p.Title,
                p.CreatedAt,
                p.PublishedAt,
                p.DeletedAt,
                IsOwner = p.OwnerId == me,
            });

    public static IQueryable<object> ListOwnRevisions(this AppDbContext db, PersonId me) =>
        db
            .PageRevisions.Where(r => r.By == me)
            .OrderBy(r => r.Id)
            .Select(r => new
            {
                r.PageId,
                r.Number,
                r.Title,
                r.At,
                r.Note,
                r.IsMinor,
                r.PublishedAt,
            });

    public static IQueryable<object> ListOwnPageReviews(this AppDbContext db, PersonId me) =>
        db
            .PageReviews.Where(r => r.By == me)
            .OrderBy(r => r.Id)
            .Select(r => new
            {
                r.PageId,
                r.At,
                r.IsVerified,
                r.NextOn,
            });

    public static IQueryable<object> ListPagesNamingMe(this AppDbContext db, PersonId me) =>
        db.Set<Domain.Playbook.PageAudiencePerson>()
            .Where(a => a.PersonId == me)
            .Join(db.WikiPages, a => a.PageId, p => p.Id, (_, p) => p)
            .OrderBy(p => p.Id)
            .Select(p => new { p.Id, p.Title });

    public static IQueryable<object> ListOwnCommentaries(this AppDbContext db, PersonId me) =>
        db
            .MonthCommentaries.Where(c => c.WrittenById == me)
            .OrderBy(c => c.MonthFirst)
            .ThenBy(c => c.Id)
            .Select(c => new
            {
                c.MonthFirst,
                Team = db.Teams.Where(t => t.Id == c.TeamId).Select(t => t.Name).FirstOrDefault(),
                c.WrittenAt,
                c.WhatHappened,
                c.Actions,
            });

    public static IQueryable<object> ListOwnSpaceGrants(this AppDbContext db, PersonId me) =>
        db
            .SpaceGrants.Where(g => g.PersonId == me)
            .Join(db.Spaces, g => g.SpaceId, s => s.Id, (g, s) => new { g, s })
            .OrderBy(x => x.s.Id)
            .Select(x => new { Space = x.s.Name, x.g.Right });

    public static IQueryable<object> ListOwnPageGrants(this AppDbContext db, PersonId me) =>
        db
            .PageGrants.Where(g => g.PersonId == me)
            .Join(db.WikiPages, g => g.PageId, p => p.Id, (_, p) => p)
            .OrderBy(p => p.Id)
            .Select(p => new { p.Id, p.Title });
}
