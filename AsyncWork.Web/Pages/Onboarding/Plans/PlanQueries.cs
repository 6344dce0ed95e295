using AsyncWork.Domain;
using AsyncWork.Domain.Boards;
using AsyncWork.Domain.Decisions;
using AsyncWork.Domain.Onboarding;
using AsyncWork.Domain.People;
using AsyncWork.Domain.Requests;
using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Pages.Boards;
using AsyncWork.Web.Pages.Decisions;
using AsyncWork.Web.Pages.People;
using AsyncWork.Web.Pages.Wiki;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Onboarding.Plans;

/// <summary>An open step that somebody does.</summary>
public sealed record MyStep(
    int PlanId,
    int Id,
    string Title,
    StepKind Kind,
    bool IsRequired,
    LocalDate DueOn,
    PersonId PersonId,
    string Person,
    TemplateKind PlanKind
)
{
    public string Url => $"{OnboardingPlan.UrlOf(PlanId)}/steps/{Id}";
}

/// <summary>A module of which a plan could take a newer version.</summary>
/// <param name="Number">That the plan has; 0 for none.</param>
public sealed record NewerModule(int ModuleId, string Name, ModuleScope Scope, string ScopeName, int Number, int PublishedNumber);

/// <summary>Something that somebody has brought to its end.</summary>
public sealed record Contribution(string Text, string Url, Instant At);

/// <summary>What somebody said after 30, 60 or 90 days, to make a template better (product.md O11).</summary>
public sealed record TemplateFeedback(int Day, int Ready, string Helped, string Missing, Instant At);

/// <summary>The plans of people who come or leave (product.md O8).</summary>
public static class PlanQueries
{
    /// <summary>All for HR and administrators; for others theirs, and those in which they are manager, buddy or help otherwise.</summary>
    public static IQueryable<OnboardingPlan> PlansSeenBy(this AppDbContext db, Viewer viewer)
    {
        var person = viewer.Person;
        return viewer.SeesCompany
            ? db.OnboardingPlans
            : db.OnboardingPlans.Where(p =>
                p.PersonId == person
                || p.ManagerId == person
                || p.BuddyId == person
                || p.HRId == person
                || p.Steps.Any(s => s.DoerId == person)
            );
    }

    /// <summary>With its steps, to be shown and changed.</summary>
    public static IQueryable<OnboardingPlan> FindPlan(this AppDbContext db, Viewer viewer, int id) =>
        db.PlansSeenBy(viewer)
            .Include(p => p.Steps)
            .Include(p => p.Modules)
            .Include(p => p.CheckIns)
            .AsSplitQuery()
            .Where(p => p.Id == id);

    /// <summary>What a person does in plans that run and is due by then, the most urgent first.</summary>
    public static readonly Func<AppDbContext, PersonId, LocalDate, int, IAsyncEnumerable<MyStep>> ListStepsAhead =
        EF.CompileAsyncQuery(
            (AppDbContext db, PersonId person, LocalDate until, int most) =>
                (
                    from s in db.PlanSteps
                    where s.DoerId == person && s.State == PlanStepState.Open && s.DueOn <= until
                    join p in db.OnboardingPlans on s.PlanId equals p.Id
                    where p.State == PlanState.Running
                    join w in db.People on p.PersonId equals w.Id
                    orderby s.DueOn, s.PlanId, s.Place
                    select new MyStep(s.PlanId, s.Id, s.Title, s.Kind, s.IsRequired, s.DueOn, w.Id, w.Name, p.Kind)
                ).Take(most)
        );

    public static IQueryable<PlanEvent> ListPlanEvents(this AppDbContext db, int plan) =>
        db.PlanEvents.AsNoTracking().Where(e => e.PlanId == plan).OrderByDescending(e => e.Id);

    /// <summary>Modules of the plan's template that were published anew, or that it got, since the plan took them.</summary>
    public static IQueryable<NewerModule> ListNewerModules(this AppDbContext db, int plan) =>
        from p in db.OnboardingPlans
        where p.Id == plan
        join t in db.TemplateModules on p.TemplateId equals t.TemplateId
        join m in db.OnboardingModules on t.ModuleId equals m.Id
        join k in db.PlanModules on new { PlanId = p.Id, ModuleId = m.Id } equals new { k.PlanId, k.ModuleId } into taken
        from k in taken.DefaultIfEmpty()
        where m.PublishedNumber > (k == null ? 0 : k.Number)
        orderby t.Place
        select new NewerModule(m.Id, m.Name, m.Scope, m.ScopeName, k == null ? 0 : k.Number, m.PublishedNumber);

    /// <summary>The plans that run for somebody.</summary>
    public static IQueryable<OnboardingPlan> ListRunningPlansOf(this AppDbContext db, PersonId person) =>
        db.OnboardingPlans.Where(p => p.PersonId == person && p.State == PlanState.Running);

    /// <summary>The first cards that a person finished since a moment (kpis.md K22), by title where the viewer may see them.</summary>
    public static IQueryable<Contribution> ListFinishedCards(this AppDbContext db, Viewer viewer, PersonId person, Instant since)
    {
        var seen = db.CardsSeenBy(viewer);
        return db
            .Cards.Where(c => c.OwnerId == person && c.FinishedAt >= since && c.DeletedAt == null)
            .OrderBy(c => c.FinishedAt)
            .Select(c => new Contribution(
                seen.Any(s => s.Id == c.Id) ? c.Title : "a finished card",
                "/cards/" + c.Id,
                c.FinishedAt!.Value
            ));
    }

    /// <summary>The first proposals of a person that were decided since a moment (kpis.md K22), by title where the viewer may see them.</summary>
    public static IQueryable<Contribution> ListDecidedProposals(
        this AppDbContext db,
        Viewer viewer,
        PersonId person,
        Instant since
    )
    {
        var seen = db.DecisionsSeenBy(viewer);
        return db
            .Decisions.Where(d => d.ProposedBy == person && d.DecidedAt >= since)
            .OrderBy(d => d.DecidedAt)
            .Select(d => new Contribution(seen.Any(s => s.Id == d.Id) ? d.Title : "a decided proposal", "", d.DecidedAt!.Value));
    }

    /// <summary>Whether somebody has joined: their account has a password.</summary>
    public static IQueryable<PersonId> HasJoined(this AppDbContext db, PersonId person) =>
        db.Users.Where(a => a.PersonId == person && a.JoinedAt != null).Select(a => a.PersonId);

    /// <summary>What people who came by a template said in their check-ins, the last first; without who said it.</summary>
    public static IQueryable<TemplateFeedback> ListFeedback(this AppDbContext db, int template) =>
        from c in db.CheckIns
        where c.AnsweredAt != null && (c.Helped != "" || c.Missing != "")
        join p in db.OnboardingPlans on c.PlanId equals p.Id
        where p.TemplateId == template
        orderby c.AnsweredAt descending, c.PlanId
        select new TemplateFeedback(c.Day, c.Ready!.Value, c.Helped, c.Missing, c.AnsweredAt!.Value);

    /// <summary>A page in the version that is published; without its title where the viewer may not see it.</summary>
    public static IQueryable<ReadPage> FindReadPage(this AppDbContext db, Viewer viewer, string space, string slug)
    {
        var seen = db.PagesSeenBy(viewer);
        return from p in db.WikiPages
            where p.Slug == slug && p.Published != null && p.DeletedAt == null
            join s in db.Spaces on p.SpaceId equals s.Id
            where s.Slug == space
            orderby p.Id
            select new ReadPage(p.Id, seen.Any(x => x.Id == p.Id) ? p.Title : "", p.Published!.Value);
    }

    /// <summary>Those of some steps on which something was said, or to which files were added.</summary>
    public static IQueryable<int> ListStepsInUse(this AppDbContext db, IReadOnlyCollection<int> steps) =>
        db
            .PlanSteps.Where(s =>
                steps.Contains(s.Id)
                && (
                    db.Comments.Any(c => c.SubjectKind == SubjectKind.Step && c.SubjectId == s.Id)
                    || db.Attachments.Any(a => a.SubjectKind == SubjectKind.Step && a.SubjectId == s.Id)
                )
            )
            .OrderBy(s => s.Id)
            .Select(s => s.Id);

    /// <summary>What is asked on some steps and waits, to change it.</summary>
    public static IQueryable<Request> RequestsOnSteps(this AppDbContext db, IReadOnlyCollection<int> steps) =>
        db
            .Requests.Include(r => r.Recipients)
            .Where(r => r.SubjectKind == SubjectKind.Step && steps.Contains(r.SubjectId) && r.ClosedAt == null);

    /// <summary>How many files of a step there are.</summary>
    public static IQueryable<int> ListStepFiles(this AppDbContext db, int step) =>
        db
            .Attachments.Where(a => a.SubjectKind == SubjectKind.Step && a.SubjectId == step && a.DeletedAt == null)
            .Select(a => a.Id);

    /// <summary>Who sees a step of a plan and works here or will, by name: whose plan it is, who keeps it, and who does the step.</summary>
    public static IQueryable<PersonName> ListPeopleOfStep(this AppDbContext db, int plan, int step) =>
        db
            .People.Where(w =>
                db.OnboardingPlans.Any(p =>
                    p.Id == plan && (p.PersonId == w.Id || p.ManagerId == w.Id || p.BuddyId == w.Id || p.HRId == w.Id)
                ) || db.PlanSteps.Any(s => s.Id == step && s.DoerId == w.Id)
            )
            .OrderBy(w => w.Name)
            .ThenBy(w => w.Id)
            .Select(w => new PersonName(w.Id, w.Name));

    /// <summary>Steps of plans that this person may talk about: all of a plan that they see as a whole, else those that they do.</summary>
    public static IQueryable<PlanStep> StepsSeenBy(this AppDbContext db, Viewer viewer)
    {
        var person = viewer.Person;
        return viewer.SeesCompany
            ? db.PlanSteps
            : db.PlanSteps.Where(s =>
                s.DoerId == person
                || db.OnboardingPlans.Any(p =>
                    p.Id == s.PlanId && (p.PersonId == person || p.ManagerId == person || p.BuddyId == person || p.HRId == person)
                )
            );
    }
}
