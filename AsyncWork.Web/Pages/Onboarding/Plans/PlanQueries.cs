using AsyncWork.Domain;
using AsyncWork.Domain.Boards;
using AsyncWork.Domain.Decisions;
using AsyncWork.Domain.Onboarding;
using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Pages.People;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Onboarding.Plans;

/// <summary>A plan in a list.</summary>
/// <param name="WaitsFor">Who does the open step that is due first; null when none is open.</param>
public sealed record PlanRow(
    int Id,
    string Person,
    string Template,
    string Role,
    TemplateKind Kind,
    PlanState State,
    LocalDate StartsOn,
    LocalDate EndsOn,
    string Manager,
    string? Buddy,
    int Steps,
    int Done,
    int RequiredOpen,
    LocalDate? NextDueOn,
    string? WaitsFor
)
{
    public string Url => OnboardingPlan.UrlOf(Id);
}

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

/// <summary>Who could be a buddy, with what they have to do already.</summary>
/// <param name="Plans">Of how many plans that run they are the buddy.</param>
public sealed record BuddyLoad(PersonId Id, string Name, int Plans);

/// <summary>Something that somebody has brought to its end.</summary>
public sealed record Contribution(string Text, string Url, Instant At);

/// <summary>An invitation that is to be mailed.</summary>
public sealed record InvitationDue(int PlanId, DateTimeZone Zone);

/// <summary>A step of which who does it is to be reminded.</summary>
public sealed record StepDue(int Id, int PlanId, string Title, PersonId DoerId, PersonId PersonId, string Person);

/// <summary>A check-in of which the person is to be reminded.</summary>
public sealed record CheckInDue(int PlanId, int Day, PersonId PersonId);

/// <summary>How many plans run.</summary>
public sealed record PlanCounts(int Running, int Overdue, int Stuck);

/// <summary>Which plans a list shows.</summary>
public enum PlanFilter
{
    Running,

    /// <summary>A step is overdue.</summary>
    Overdue,

    /// <summary>A step has been overdue for more than five days.</summary>
    Stuck,
    Finished,
    Stopped,
}

/// <summary>The plans of people who come or leave (product.md O8).</summary>
public static class PlanQueries
{
    /// <summary>In calendar days: a plan whose next step is later than that is stuck.</summary>
    public const int StuckAfter = 5;

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

    /// <summary>The plans of a list, those that need somebody first.</summary>
    /// <param name="cohort">The month in which they end; null for all.</param>
    public static IQueryable<OnboardingPlan> FilterPlans(
        this AppDbContext db,
        Viewer viewer,
        PlanFilter filter,
        string? words,
        string? role,
        YearMonth? cohort,
        LocalDate today
    )
    {
        var (plans, late) = (db.PlansSeenBy(viewer), today.PlusDays(-StuckAfter));
        plans = filter switch
        {
            PlanFilter.Overdue => plans.Where(p => p.State == PlanState.Running && p.NextDueOn < today),
            PlanFilter.Stuck => plans.Where(p => p.State == PlanState.Running && p.NextDueOn < late),
            PlanFilter.Finished => plans.Where(p => p.State == PlanState.Finished),
            PlanFilter.Stopped => plans.Where(p => p.State == PlanState.Stopped),
            _ => plans.Where(p => p.State == PlanState.Running),
        };
        if (!string.IsNullOrWhiteSpace(words))
        {
            var pattern = Like.Containing(words);
            plans = plans.Where(p => db.People.Any(w => w.Id == p.PersonId && EF.Functions.Like(w.Name, pattern, Like.Escape)));
        }
        if (!string.IsNullOrEmpty(role))
            plans = plans.Where(p => p.Role == role);
        if (cohort is { } month)
        {
            var (first, last) = (month.OnDayOfMonth(1), month.OnDayOfMonth(1).With(DateAdjusters.EndOfMonth));
            plans = plans.Where(p => p.EndsOn >= first && p.EndsOn <= last);
        }
        return plans;
    }

    /// <summary>How many plans run, and of these how many are overdue and stuck; nothing when none runs.</summary>
    public static IQueryable<PlanCounts> CountPlans(this AppDbContext db, Viewer viewer, LocalDate today)
    {
        var late = today.PlusDays(-StuckAfter);
        return db.PlansSeenBy(viewer)
            .Where(p => p.State == PlanState.Running)
            .GroupBy(p => p.State)
            .Select(g => new PlanCounts(g.Count(), g.Count(p => p.NextDueOn < today), g.Count(p => p.NextDueOn < late)));
    }

    public static IQueryable<PlanRow> ListPlans(this AppDbContext db, IQueryable<OnboardingPlan> plans) =>
        from p in plans.AsNoTracking()
        join w in db.People on p.PersonId equals w.Id
        join m in db.People on p.ManagerId equals m.Id
        join b in db.People on p.BuddyId equals (PersonId?)b.Id into buddies
        from b in buddies.DefaultIfEmpty()
        join n in db.People on p.NextDoerId equals (PersonId?)n.Id into next
        from n in next.DefaultIfEmpty()
        orderby p.State != PlanState.Running, p.NextDueOn == null, p.NextDueOn, p.StartsOn descending, p.Id
        select new PlanRow(
            p.Id,
            w.Name,
            p.TemplateName,
            p.Role,
            p.Kind,
            p.State,
            p.StartsOn,
            p.EndsOn,
            m.Name,
            b == null ? null : b.Name,
            p.StepCount,
            p.DoneCount,
            p.RequiredOpen,
            p.NextDueOn,
            n == null ? null : n.Name
        );

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

    /// <summary>Whom a new person can have as a buddy: who works here then, with the plans in which they are one already.</summary>
    public static IQueryable<BuddyLoad> ListBuddies(this AppDbContext db, LocalDate on) =>
        db
            .People.Where(p => p.StartsOn <= on && (p.LastDay == null || p.LastDay >= on))
            .OrderBy(p => p.Name)
            .ThenBy(p => p.Id)
            .Select(p => new BuddyLoad(
                p.Id,
                p.Name,
                db.OnboardingPlans.Count(q => q.BuddyId == p.Id && q.State == PlanState.Running)
            ));

    /// <summary>Those who belong to a team on a day.</summary>
    public static IQueryable<PersonId> ListTeammates(this AppDbContext db, int team, LocalDate on) =>
        db
            .TeamMembers.Where(m => m.TeamId == team && m.JoinedOn <= on && (m.LeftOn == null || m.LeftOn > on))
            .Select(m => m.PersonId);

    /// <summary>Who leads a team.</summary>
    public static IQueryable<PersonId> ListTeamLeads(this AppDbContext db, int team) =>
        db.TeamLeads.Where(l => l.TeamId == team).OrderBy(l => l.PersonId).Select(l => l.PersonId);

    /// <summary>The team of somebody on a day, or the one of a name.</summary>
    public static IQueryable<int> ListTeamIds(this AppDbContext db, PersonId? person, string? team, LocalDate on) =>
        db
            .Teams.Where(t =>
                t.Slug == team
                || t.Members.Any(m => m.PersonId == person && m.JoinedOn <= on && (m.LeftOn == null || m.LeftOn > on))
            )
            .OrderBy(t => t.Id)
            .Select(t => t.Id);

    /// <summary>For which roles there are modules or were plans.</summary>
    public static IQueryable<string> ListRoles(this AppDbContext db) =>
        db
            .OnboardingModules.Where(m => m.Scope == ModuleScope.Role)
            .Select(m => m.ScopeName)
            .Union(db.OnboardingPlans.Where(p => p.Role != "").Select(p => p.Role))
            .OrderBy(r => r);

    /// <summary>The plans that run for somebody.</summary>
    public static IQueryable<OnboardingPlan> ListRunningPlansOf(this AppDbContext db, PersonId person) =>
        db.OnboardingPlans.Where(p => p.PersonId == person && p.State == PlanState.Running);

    /// <summary>The first cards that a person finished since a moment (kpis.md K22).</summary>
    public static IQueryable<Contribution> ListFinishedCards(this AppDbContext db, PersonId person, Instant since) =>
        db
            .Cards.Where(c => c.OwnerId == person && c.FinishedAt >= since && c.DeletedAt == null)
            .OrderBy(c => c.FinishedAt)
            .Select(c => new Contribution(c.Title, "/cards/" + c.Id, c.FinishedAt!.Value));

    /// <summary>The first proposals of a person that were decided since a moment (kpis.md K22).</summary>
    public static IQueryable<Contribution> ListDecidedProposals(this AppDbContext db, PersonId person, Instant since) =>
        db
            .Decisions.Where(d => d.ProposedBy == person && d.DecidedAt >= since)
            .OrderBy(d => d.DecidedAt)
            .Select(d => new Contribution(d.Title, "", d.DecidedAt!.Value));

    /// <summary>Whether somebody has joined: their account has a password.</summary>
    public static IQueryable<PersonId> HasJoined(this AppDbContext db, PersonId person) =>
        db.Users.Where(a => a.PersonId == person && a.JoinedAt != null).Select(a => a.PersonId);

    /// <summary>Plans whose invitation is to be mailed by a day, with the zone of the person.</summary>
    public static IQueryable<InvitationDue> ListInvitationsUntil(this AppDbContext db, LocalDate day) =>
        from p in db.OnboardingPlans
        where p.InviteOn != null && p.InviteOn <= day && p.State == PlanState.Running
        join w in db.People on p.PersonId equals w.Id
        orderby p.InviteOn, p.Id
        select new InvitationDue(p.Id, w.Zone);

    /// <summary>Steps that must be done and are due, of which nobody was reminded yet.</summary>
    public static IQueryable<StepDue> ListStepsToRemind(this AppDbContext db, LocalDate today) =>
        from s in db.PlanSteps
        where s.State == PlanStepState.Open && s.DueOn <= today && s.RemindedAt == null && s.IsRequired
        join p in db.OnboardingPlans on s.PlanId equals p.Id
        where p.State == PlanState.Running
        join w in db.People on p.PersonId equals w.Id
        orderby s.PlanId, s.DueOn, s.Place
        select new StepDue(s.Id, s.PlanId, s.Title, s.DoerId, w.Id, w.Name);

    /// <summary>Check-ins that can be answered and of which nobody was reminded yet; of plans that were ended early none.</summary>
    public static IQueryable<CheckInDue> ListCheckInsToRemind(this AppDbContext db, LocalDate today) =>
        from c in db.CheckIns
        where c.DueOn <= today && c.AnsweredAt == null && c.RemindedAt == null
        join p in db.OnboardingPlans on c.PlanId equals p.Id
        where p.State != PlanState.Stopped
        orderby c.DueOn, c.PlanId
        select new CheckInDue(c.PlanId, c.Day, p.PersonId);

    /// <summary>A page in the version that is published.</summary>
    /// <param name="space">Null for the company's playbook.</param>
    public static IQueryable<ReadPage> FindReadPage(this AppDbContext db, string? space, string slug) =>
        from p in db.WikiPages
        where p.Slug == slug && p.Published != null && p.DeletedAt == null
        join s in db.Spaces on p.SpaceId equals s.Id
        where s.Slug == space || (space == null && s.IsPlaybook && s.TeamId == null)
        orderby p.Id
        select new ReadPage(p.Id, p.Title, p.Published!.Value);

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
