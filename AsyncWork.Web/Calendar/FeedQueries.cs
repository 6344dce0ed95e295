using AsyncWork.Domain.Calendar;
using AsyncWork.Domain.Decisions;
using AsyncWork.Domain.Onboarding;
using AsyncWork.Domain.People;
using AsyncWork.Domain.Requests;
using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Pages.Boards;
using AsyncWork.Web.Pages.Decisions;
using AsyncWork.Web.Pages.People.Absences;
using AsyncWork.Web.Pages.Requests;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Calendar;

/// <summary>Something that stands in a person's calendar.</summary>
/// <param name="Key">Names it in calendars for ever.</param>
/// <param name="Path">Where in the app it is.</param>
/// <param name="ChangedAt">A moment that stays as long as nothing changed.</param>
/// <param name="At">The moment by which it is due; null when whole days count.</param>
/// <param name="Day">The day by which it is due, or the first of several; null for a moment.</param>
/// <param name="LastDay">The last of several days, included; null for what is due.</param>
public sealed record FeedEntry(
    string Key,
    string Title,
    string Path,
    Instant ChangedAt,
    Instant? At,
    LocalDate? Day,
    LocalDate? LastDay = null
);

/// <summary>A person whose calendar is asked for; not there when they left or cannot sign in any more.</summary>
/// <param name="ContentTag">A hash of what the calendar was told last.</param>
/// <param name="ContentSince">Since when that is what it is told.</param>
public sealed record FeedOwner(PersonId Person, string Name, DateTimeZone Zone, string? ContentTag, Instant? ContentSince);

/// <summary>
/// What a person's calendar reads (product.md I2): nothing that they do not see in the app. The address shows it to who knows it, so an administrator
/// gets no more than others.
/// </summary>
public static class FeedQueries
{
    /// <summary>Of one kind.</summary>
    const int Most = 1000;

    /// <summary>So long somebody's days off stay in calendars after them.</summary>
    const int DaysKept = 31;

    public static IQueryable<FeedOwner> FeedOwnerOf(this AppDbContext db, string secretHash, LocalDate today) =>
        from f in db.CalendarFeeds
        where f.SecretHash == secretHash
        join p in db.People on f.PersonId equals p.Id
        where
            (p.LastDay == null || p.LastDay >= today)
            && db.Users.Any(a => a.PersonId == p.Id && a.DeactivatedAt == null && a.JoinedAt != null)
        select new FeedOwner(p.Id, p.Name, p.Zone, f.ContentTag, f.ContentSince);

    /// <summary>My open cards with a due date, on boards that I see.</summary>
    public static IQueryable<FeedEntry> ListCardsDue(this AppDbContext db, Viewer viewer)
    {
        var person = viewer.Person;
        return db.OpenCardsSeenBy(viewer)
            .Where(c => c.OwnerId == person && c.DueOn != null)
            .OrderBy(c => c.DueAt)
            .ThenBy(c => c.Id)
            .Take(Most)
            .Select(c => new FeedEntry(
                "card-" + c.Id,
                c.Title,
                "/cards/" + c.Id,
                c.ChangedAt,
                c.DueTime == null ? null : c.DueAt,
                c.DueOn,
                null
            ));
    }

    /// <summary>My open items of checklists with a due date, on boards that I see.</summary>
    public static IQueryable<FeedEntry> ListItemsDue(this AppDbContext db, Viewer viewer)
    {
        var person = viewer.Person;
        return (
            from i in db.ChecklistItems.AsNoTracking()
            where i.OwnerId == person && i.DueOn != null && i.DoneAt == null
            join c in db.OpenCardsSeenBy(viewer) on i.CardId equals c.Id
            orderby i.DueOn, i.Id
            select new FeedEntry(
                "item-" + i.Id,
                i.Text + " (" + c.Title + ")",
                "/cards/" + c.Id,
                c.ChangedAt,
                null,
                i.DueOn,
                null
            )
        ).Take(Most);
    }

    /// <summary>What is asked of me, or of whom I stand in for, by the moment that was promised or is expected, on things that I see.</summary>
    public static IQueryable<FeedEntry> ListAnswersDue(this AppDbContext db, Viewer viewer)
    {
        var person = viewer.Person;
        return (
            from a in db
                .RequestRecipients.Where(m => m.PersonId == person && m.DoneAt == null)
                .Concat(db.RequestRecipients.Where(s => s.DeputyId == person && s.PersonId != person && s.DoneAt == null))
            where a.PromisedFor != null || a.DueAt != null
            join r in db.RequestsSeenBy(viewer) on a.RequestId equals r.Id
            where r.ClosedAt == null && r.WithdrawnAt == null
            orderby a.DueAt, r.Id, a.PersonId
            select new FeedEntry(
                "request-" + r.Id + (a.PersonId == person ? "" : "-" + a.PersonId.Value),
                (
                    r.Revision != null ? "Read and confirm: "
                    : r.Kind == RequestKind.Answer ? "Needs answer: "
                    : "Needs acknowledgement: "
                )
                    + r.Title
                    + (
                        a.PersonId == person
                            ? ""
                            : ", for " + db.People.Where(p => p.Id == a.PersonId).Select(p => p.Name).FirstOrDefault()
                    ),
                r.CommentId == null ? r.Url : r.Url + "#comment-" + r.CommentId,
                r.AskedAt,
                a.PromisedFor ?? a.DueAt,
                null,
                null
            )
        ).Take(Most);
    }

    /// <summary>
    /// Open steps that I do in plans that run. Whose onboarding it is stands there; that somebody leaves may not be known to who looks at a calendar.
    /// </summary>
    public static IQueryable<FeedEntry> ListStepsDue(this AppDbContext db, Viewer viewer)
    {
        var person = viewer.Person;
        return (
            from s in db.PlanSteps
            where s.DoerId == person && s.State == PlanStepState.Open
            join p in db.OnboardingPlans on s.PlanId equals p.Id
            where p.State == PlanState.Running
            join w in db.People on p.PersonId equals w.Id
            orderby s.DueOn, s.PlanId, s.Place
            select new FeedEntry(
                "step-" + s.Id,
                s.Title
                    + (
                        p.Kind == TemplateKind.Offboarding ? ""
                        : w.Id == person ? " (your plan)"
                        : " (for " + w.Name + ")"
                    ),
                OnboardingPlan.UrlOf(s.PlanId) + "/steps/" + s.Id,
                s.AskedOn.AtMidnight().InUtc().ToInstant(),
                null,
                s.DueOn,
                null
            )
        ).Take(Most);
    }

    /// <summary>Deadlines of decisions that I proposed, decide or am consulted on.</summary>
    public static IQueryable<FeedEntry> ListDecisionDeadlines(this AppDbContext db, Viewer viewer)
    {
        var person = viewer.Person;
        return db.DecisionsSeenBy(viewer)
            .Where(d => d.State == DecisionState.Deciding && d.DeadlineAt != null)
            .Where(d =>
                d.ProposedBy == person
                || db.DecisionPeople.Any(p => p.DecisionId == d.Id && p.PersonId == person && p.Part != DecisionPart.Informed)
            )
            .OrderBy(d => d.DeadlineAt)
            .ThenBy(d => d.Number)
            .Take(Most)
            .Select(d => new FeedEntry(
                "decision-" + d.Number,
                "Deadline of " + DecisionNumber.Text(d.Number) + ": " + d.Title,
                DecisionNumber.Url(d.Number),
                d.LoggedAt,
                d.DeadlineAt,
                null,
                null
            ));
    }

    /// <summary>Review days of decisions that I am reminded of: those that I proposed or decided (product.md D8).</summary>
    public static IQueryable<FeedEntry> ListDecisionReviews(this AppDbContext db, Viewer viewer)
    {
        var person = viewer.Person;
        return db.DecisionsSeenBy(viewer)
            .Where(d => d.State == DecisionState.Decided && d.ReviewOn != null)
            .Where(d =>
                d.ProposedBy == person
                || db.DecisionPeople.Any(p => p.DecisionId == d.Id && p.PersonId == person && p.Part == DecisionPart.Decides)
            )
            .OrderBy(d => d.ReviewOn)
            .ThenBy(d => d.Number)
            .Take(Most)
            .Select(d => new FeedEntry(
                "review-" + d.Number,
                "Review of " + DecisionNumber.Text(d.Number) + ": " + d.Title,
                DecisionNumber.Url(d.Number),
                d.LoggedAt,
                null,
                d.ReviewOn,
                null
            ));
    }

    /// <summary>Approved days off of those who stand in my calendar of absences, mine too; why they are away is nobody's to read here.</summary>
    public static IQueryable<FeedEntry> ListDaysAway(this AppDbContext db, Viewer viewer)
    {
        var (person, since) = (viewer.Person, viewer.Today.PlusDays(-DaysKept));
        return (
            from a in db.Absences.AsNoTracking()
            where a.State == AbsenceState.Approved && a.LastDay >= since
            join p in db.PeopleOfCalendar(person, null, viewer.Today) on a.PersonId equals p.Id
            orderby a.FirstDay, a.Id
            select new FeedEntry(
                "absence-" + a.Id,
                a.PersonId == person ? "You are away" : p.Name + " is away",
                "/people/absences",
                a.DecidedAt ?? a.RequestedAt,
                null,
                a.FirstDay,
                a.LastDay
            )
        ).Take(Most);
    }

    static IQueryable<Domain.Boards.Card> OpenCardsSeenBy(this AppDbContext db, Viewer viewer)
    {
        var boards = db.BoardsSeenBy(viewer).Where(b => !b.IsTemplate && b.ArchivedAt == null && b.DeletedAt == null);
        return db
            .Cards.AsNoTracking()
            .Where(c =>
                c.FinishedAt == null && c.ArchivedAt == null && c.DeletedAt == null && boards.Any(b => b.Id == c.BoardId)
            );
    }
}
