using AsyncWork.Domain.Boards;
using AsyncWork.Domain.Calendar;
using AsyncWork.Domain.Decisions;
using AsyncWork.Domain.HandOffs;
using AsyncWork.Domain.Norms;
using AsyncWork.Domain.Onboarding;
using AsyncWork.Domain.People;
using AsyncWork.Domain.Pilots;
using AsyncWork.Domain.Requests;
using AsyncWork.Domain.Wiki;
using AsyncWork.Web.Data;

namespace AsyncWork.Web.Pages.Onboarding.Leaving;

/// <summary>
/// What somebody who leaves still answers for: each kind once, for the list, for the count and to be given to others (product.md F1, O12).
/// What is over, archived or in the trash is nobody's task.
/// </summary>
public static class OwnedQueries
{
    public static IQueryable<Card> CardsOwnedBy(this AppDbContext db, PersonId person) =>
        db.OpenCards().Where(c => c.OwnerId == person);

    public static IQueryable<Card> CardsWaitingFor(this AppDbContext db, PersonId person) =>
        db.OpenCards().Where(c => c.WaitingOn == person);

    public static IQueryable<ChecklistItem> ItemsOwnedBy(this AppDbContext db, PersonId person)
    {
        var cards = db.OpenCards();
        return db.ChecklistItems.Where(i => i.OwnerId == person && i.DoneAt == null && cards.Any(c => c.Id == i.CardId));
    }

    public static IQueryable<CardTemplate> PatternsOwnedBy(this AppDbContext db, PersonId person) =>
        db.CardTemplates.Where(t =>
            t.OwnerId == person && db.Boards.Any(b => b.Id == t.BoardId && b.ArchivedAt == null && b.DeletedAt == null)
        );

    public static IQueryable<CardRule> RulesThatGiveTo(this AppDbContext db, PersonId person) =>
        db.CardRules.Where(r =>
            r.ThenPersonId == person && db.Boards.Any(b => b.Id == r.BoardId && b.ArchivedAt == null && b.DeletedAt == null)
        );

    public static IQueryable<WikiPage> PagesOwnedBy(this AppDbContext db, PersonId person) =>
        db.WikiPages.Where(p => p.OwnerId == person && p.DeletedAt == null && p.ArchivedAt == null);

    public static IQueryable<WikiPage> ReviewsAskedOf(this AppDbContext db, PersonId person) =>
        db.WikiPages.Where(p => p.AskedOf == person && p.DeletedAt == null && p.ArchivedAt == null);

    /// <summary>As <see cref="Decision.NeedsSomebodyFor"/> says it.</summary>
    public static IQueryable<Decision> DecisionsThatNeed(this AppDbContext db, PersonId person) =>
        from d in db.Decisions
        where d.State == DecisionState.Draft || d.State == DecisionState.Proposed || d.State == DecisionState.Deciding
        where
            d.ProposedBy == person
            || (
                db.DecisionPeople.Any(p => p.DecisionId == d.Id && p.PersonId == person && p.Part == DecisionPart.Decides)
                && !(
                    d.State == DecisionState.Deciding
                    && db.DecisionAnswers.Any(a =>
                        a.DecisionId == d.Id && a.PersonId == person && a.Round == d.Round && a.ReplacedAt == null
                    )
                )
            )
        select d;

    public static IQueryable<HandOff> OpenHandOffsOf(this AppDbContext db, PersonId person) =>
        from h in db.HandOffs
        where h.GiverId == person || h.ReceiverId == person
        where h.State == HandOffState.Offered || h.State == HandOffState.Asked || h.State == HandOffState.Returned
        select h;

    /// <summary>Anybody of a team may answer for it, and what is only to be read nobody reads for another.</summary>
    public static IQueryable<Request> QuestionsTo(this AppDbContext db, PersonId person) =>
        db.Requests.Where(r =>
            r.Kind == RequestKind.Answer
            && r.TeamId == null
            && r.ClosedAt == null
            && r.Recipients.Any(a => a.PersonId == person && a.DoneAt == null)
        );

    public static IQueryable<OnboardingPlan> PlansHelpedBy(this AppDbContext db, PersonId person) =>
        db.OnboardingPlans.Where(p =>
            p.State == PlanState.Running
            && p.PersonId != person
            && (
                p.ManagerId == person
                || p.BuddyId == person
                || p.HRId == person
                || p.ITId == person
                || p.Steps.Any(s => s.DoerId == person && s.State == PlanStepState.Open)
            )
        );

    public static IQueryable<Pilot> PilotsOf(this AppDbContext db, PersonId person) =>
        from p in db.Pilots
        where p.State == PilotState.Planned || p.State == PilotState.Running
        where p.SponsorId == person || p.Tasks.Any(t => t.PersonId == person && t.DoneAt == null)
        select p;

    /// <summary>Asked for or approved, and not over on somebody's last day; while they stay none.</summary>
    public static IQueryable<Absence> AbsencesAfterLastDayOf(this AppDbContext db, PersonId deputy) =>
        db.Absences.Where(a =>
            a.DeputyId == deputy
            && (a.State == AbsenceState.Approved || a.State == AbsenceState.Requested)
            && db.People.Any(p => p.Id == deputy && p.LastDay < a.LastDay)
        );

    public static IQueryable<Team> TeamsLedOnlyBy(this AppDbContext db, PersonId person) =>
        db.Teams.Where(t =>
            t.Leads.Any(l => l.PersonId == person)
            && !t.Leads.Any(l => l.PersonId != person && db.People.Any(p => p.Id == l.PersonId && p.LastDay == null))
        );

    public static IQueryable<Space> SpacesKeptOnlyBy(this AppDbContext db, PersonId person) =>
        db.Spaces.Where(s =>
            s.ArchivedAt == null
            && db.SpaceGrants.Any(g => g.SpaceId == s.Id && g.PersonId == person && g.Right == SpaceRight.Keep)
            && !db.SpaceGrants.Any(g =>
                g.SpaceId == s.Id
                && g.Right == SpaceRight.Keep
                && g.PersonId != person
                && (g.TeamId != null || db.People.Any(p => p.Id == g.PersonId && p.LastDay == null))
            )
        );

    /// <summary>Of days after somebody's last one; while they stay of none.</summary>
    public static IQueryable<OnCall> OnCallAfterLastDayOf(this AppDbContext db, PersonId person) =>
        db.OnCall.Where(c => c.PersonId == person && db.People.Any(p => p.Id == person && p.LastDay < c.To));

    public static IQueryable<OnboardingModule> ModulesNaming(this AppDbContext db, PersonId person) =>
        db.OnboardingModules.Where(m =>
            m.ArchivedAt == null && db.OnboardingSteps.Any(s => s.ModuleId == m.Id && s.OwnerId == person)
        );

    /// <summary>All kinds in one query.</summary>
    public static IQueryable<OwnedCounts> CountOwned(this AppDbContext db, PersonId person)
    {
        var (cards, waiting, items) = (db.CardsOwnedBy(person), db.CardsWaitingFor(person), db.ItemsOwnedBy(person));
        var (patterns, rules) = (db.PatternsOwnedBy(person), db.RulesThatGiveTo(person));
        var (pages, reviews, decisions) = (db.PagesOwnedBy(person), db.ReviewsAskedOf(person), db.DecisionsThatNeed(person));
        var (handOffs, questions) = (db.OpenHandOffsOf(person), db.QuestionsTo(person));
        var (plans, pilots) = (db.PlansHelpedBy(person), db.PilotsOf(person));
        var (teams, spaces) = (db.TeamsLedOnlyBy(person), db.SpacesKeptOnlyBy(person));
        var absences = db.AbsencesAfterLastDayOf(person);
        var (onCall, modules) = (db.OnCallAfterLastDayOf(person), db.ModulesNaming(person));
        return db
            .People.Where(p => p.Id == person)
            .Select(p => new OwnedCounts
            {
                Cards = cards.Count(),
                Waiting = waiting.Count(),
                Items = items.Count(),
                Patterns = patterns.Count(),
                Rules = rules.Count(),
                Pages = pages.Count(),
                Reviews = reviews.Count(),
                Decisions = decisions.Count(),
                HandOffs = handOffs.Count(),
                Questions = questions.Count(),
                Plans = plans.Count(),
                Pilots = pilots.Count(),
                Absences = absences.Count(),
                Teams = teams.Count(),
                Spaces = spaces.Count(),
                OnCall = onCall.Count(),
                Modules = modules.Count(),
            });
    }

    static IQueryable<Card> OpenCards(this AppDbContext db) =>
        db.Cards.Where(c =>
            c.ArchivedAt == null
            && c.DeletedAt == null
            && c.FinishedAt == null
            && db.Boards.Any(b => b.Id == c.BoardId && b.ArchivedAt == null && b.DeletedAt == null && !b.IsTemplate)
        );
}
