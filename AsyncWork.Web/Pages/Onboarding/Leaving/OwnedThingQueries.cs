using AsyncWork.Domain;
using AsyncWork.Domain.Boards;
using AsyncWork.Domain.Calendar;
using AsyncWork.Domain.Decisions;
using AsyncWork.Domain.People;
using AsyncWork.Domain.Wiki;
using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Pages.Boards;
using AsyncWork.Web.Pages.Decisions;
using AsyncWork.Web.Pages.HandOffs;
using AsyncWork.Web.Pages.Onboarding.Plans;
using AsyncWork.Web.Pages.People;
using AsyncWork.Web.Pages.Requests;
using AsyncWork.Web.Pages.Wiki;

namespace AsyncWork.Web.Pages.Onboarding.Leaving;

/// <summary>What somebody answers for, as a viewer may see it, and what another may take over of it (product.md O12).</summary>
public static class OwnedThingQueries
{
    /// <summary>What of one kind the viewer may see.</summary>
    public static IQueryable<OwnedThing> ListOwned(this AppDbContext db, OwnedKind kind, PersonId person, Viewer viewer) =>
        kind switch
        {
            OwnedKind.Cards => db.ListCards(kind, db.CardsOwnedBy(person), viewer),
            OwnedKind.Waiting => db.ListCards(kind, db.CardsWaitingFor(person), viewer),
            OwnedKind.Items => db.ListItems(person, viewer),
            OwnedKind.Patterns => db.ListPatterns(person, viewer),
            OwnedKind.Rules => db.ListRules(person, viewer),
            OwnedKind.Pages => db.ListPages(kind, db.PagesOwnedBy(person), viewer),
            OwnedKind.Reviews => db.ListPages(kind, db.ReviewsAskedOf(person), viewer),
            OwnedKind.Decisions => db.ListDecisions(person, viewer),
            OwnedKind.HandOffs => db.ListHandOffs(person, viewer),
            OwnedKind.Questions => db.ListQuestions(person, viewer),
            OwnedKind.Plans => db.ListPlans(person, viewer),
            OwnedKind.Pilots => db.ListPilots(person),
            OwnedKind.Absences => db.ListAbsences(person, viewer),
            OwnedKind.Teams => db.ListTeams(person),
            OwnedKind.Spaces => db.ListSpaces(person, viewer),
            OwnedKind.OnCall => db.ListOnCall(person),
            _ => db.ListModules(person, viewer),
        };

    /// <summary>The ids of the boards on which somebody works.</summary>
    public static IQueryable<int> ListBoardsWorkedOn(this AppDbContext db, Viewer viewer) =>
        db.BoardsOf(viewer with { IsAdministrator = false }).Select(b => b.Id);

    /// <summary>Those of some boards that refuse more than so many cards of one person.</summary>
    public static IQueryable<int> ListBoardsWithPersonLimit(this AppDbContext db, IReadOnlyCollection<int> boards) =>
        db
            .Boards.Where(b => boards.Contains(b.Id) && b.PersonLimit != null && b.Limits == Strictness.Block)
            .OrderBy(b => b.Id)
            .Select(b => b.Id);

    /// <summary>
    /// Decisions that somebody may bring on: those they see, and drafts that they would see once proposed, as nobody but who wrote a draft sees
    /// it before.
    /// </summary>
    public static IQueryable<int> ListDecisionsToTake(this AppDbContext db, PersonId from, Viewer taker)
    {
        var (seen, person, members) = (db.DecisionsSeenBy(taker), taker.Person, db.MembersOn(taker.Today));
        return db.DecisionsThatNeed(from)
            .Where(d =>
                seen.Any(s => s.Id == d.Id)
                || d.Audience == DecisionAudience.Company
                || members.Any(m => m.TeamId == d.TeamId && m.PersonId == person)
                || db.TeamLeads.Any(l => l.TeamId == d.TeamId && l.PersonId == person)
            )
            .Select(d => d.Id);
    }

    static IQueryable<OwnedThing> ListCards(this AppDbContext db, OwnedKind kind, IQueryable<Card> cards, Viewer viewer) =>
        from c in cards
        join b in db.BoardsSeenBy(viewer) on c.BoardId equals b.Id
        orderby b.Name, c.Id
        select new OwnedThing(kind, c.Id, c.Id, c.Title, b.Name, "");

    static IQueryable<OwnedThing> ListItems(this AppDbContext db, PersonId person, Viewer viewer) =>
        from i in db.ItemsOwnedBy(person)
        join c in db.Cards on i.CardId equals c.Id
        join b in db.BoardsSeenBy(viewer) on c.BoardId equals b.Id
        orderby b.Name, c.Id, i.Id
        select new OwnedThing(OwnedKind.Items, i.Id, c.Id, i.Text, c.Title, "");

    static IQueryable<OwnedThing> ListPatterns(this AppDbContext db, PersonId person, Viewer viewer) =>
        from t in db.PatternsOwnedBy(person)
        join b in db.BoardsSeenBy(viewer) on t.BoardId equals b.Id
        orderby b.Name, t.Name, t.Id
        select new OwnedThing(OwnedKind.Patterns, t.Id, b.Id, t.Name, b.Name, "");

    static IQueryable<OwnedThing> ListRules(this AppDbContext db, PersonId person, Viewer viewer) =>
        from r in db.RulesThatGiveTo(person)
        join b in db.BoardsSeenBy(viewer) on r.BoardId equals b.Id
        orderby b.Name, r.Id
        select new OwnedThing(OwnedKind.Rules, r.Id, b.Id, "Rule that sets the owner", b.Name, "");

    static IQueryable<OwnedThing> ListPages(this AppDbContext db, OwnedKind kind, IQueryable<WikiPage> pages, Viewer viewer)
    {
        var seen = db.PagesSeenBy(viewer);
        return from p in pages
            where seen.Any(s => s.Id == p.Id)
            join s in db.Spaces on p.SpaceId equals s.Id
            orderby s.Name, p.Title, p.Id
            select new OwnedThing(kind, p.Id, p.Id, p.Title, s.Name, s.Slug + "/" + p.Slug);
    }

    static IQueryable<OwnedThing> ListDecisions(this AppDbContext db, PersonId person, Viewer viewer)
    {
        var seen = db.DecisionsSeenBy(viewer);
        return from d in db.DecisionsThatNeed(person)
            where seen.Any(s => s.Id == d.Id)
            orderby d.Number
            select new OwnedThing(
                OwnedKind.Decisions,
                d.Id,
                d.Number,
                d.Title,
                d.State == DecisionState.Draft ? "draft"
                    : d.State == DecisionState.Proposed ? "open for comments"
                    : "being decided",
                ""
            );
    }

    static IQueryable<OwnedThing> ListHandOffs(this AppDbContext db, PersonId person, Viewer viewer)
    {
        var seen = db.HandOffsSeenBy(viewer);
        return from h in db.OpenHandOffsOf(person)
            where seen.Any(s => s.Id == h.Id)
            join g in db.People on h.GiverId equals g.Id
            join r in db.People on h.ReceiverId equals r.Id
            orderby h.Id
            select new OwnedThing(OwnedKind.HandOffs, h.Id, h.Id, h.Title, "from " + g.Name + " to " + r.Name, "");
    }

    static IQueryable<OwnedThing> ListQuestions(this AppDbContext db, PersonId person, Viewer viewer)
    {
        var seen = db.RequestsSeenBy(viewer);
        return from r in db.QuestionsTo(person)
            where seen.Any(s => s.Id == r.Id)
            orderby r.AskedAt, r.Id
            select new OwnedThing(
                OwnedKind.Questions,
                r.Id,
                r.Id,
                r.Title,
                "asked by " + (db.People.Where(p => p.Id == r.AskedBy).Select(p => p.Name).FirstOrDefault() ?? "somebody"),
                r.Url
            );
    }

    /// <summary>Those that the viewer could change by hand: others are given on by HR.</summary>
    static IQueryable<OwnedThing> ListPlans(this AppDbContext db, PersonId person, Viewer viewer)
    {
        var (all, me) = (viewer.SeesCompany, viewer.Person);
        return from p in db.PlansHelpedBy(person)
            where all || p.ManagerId == me || p.HRId == me
            join w in db.People on p.PersonId equals w.Id
            orderby w.Name, p.Id
            select new OwnedThing(OwnedKind.Plans, p.Id, p.Id, w.Name, p.TemplateName, "");
    }

    static IQueryable<OwnedThing> ListPilots(this AppDbContext db, PersonId person) =>
        from p in db.PilotsOf(person)
        join t in db.Teams on p.TeamId equals t.Id
        orderby p.StartsOn, p.Id
        select new OwnedThing(OwnedKind.Pilots, p.Id, p.Id, p.Name, t.Name, "");

    /// <summary>That somebody is away everybody may know; that they ask to be, who may decide on it.</summary>
    static IQueryable<OwnedThing> ListAbsences(this AppDbContext db, PersonId person, Viewer viewer)
    {
        var (all, me) = (viewer.SeesCompany, viewer.Person);
        return from a in db.AbsencesAfterLastDayOf(person)
            where all || a.PersonId == me || a.State == AbsenceState.Approved
            join w in db.People on a.PersonId equals w.Id
            orderby a.FirstDay, a.Id
            select new OwnedThing(OwnedKind.Absences, a.Id, a.Id, w.Name, "", "")
            {
                Away = a.PersonId,
                FirstDay = a.FirstDay,
                LastDay = a.LastDay,
            };
    }

    static IQueryable<OwnedThing> ListTeams(this AppDbContext db, PersonId person) =>
        from t in db.TeamsLedOnlyBy(person)
        orderby t.Name
        select new OwnedThing(OwnedKind.Teams, t.Id, t.Id, t.Name, "nobody else leads it", t.Slug);

    static IQueryable<OwnedThing> ListSpaces(this AppDbContext db, PersonId person, Viewer viewer)
    {
        var seen = db.SpacesSeenBy(viewer);
        return from s in db.SpacesKeptOnlyBy(person)
            where seen.Any(x => x.Id == s.Id)
            orderby s.Name
            select new OwnedThing(OwnedKind.Spaces, s.Id, s.Id, s.Name, "nobody else keeps it", s.Slug);
    }

    static IQueryable<OwnedThing> ListOnCall(this AppDbContext db, PersonId person) =>
        from c in db.OnCallAfterLastDayOf(person)
        join l in db.EscalationLadders on c.LadderId equals l.Id
        orderby c.From, c.Id
        select new OwnedThing(
            OwnedKind.OnCall,
            c.Id,
            c.Id,
            db.Teams.Where(t => t.Id == l.TeamId).Select(t => t.Name).FirstOrDefault() ?? "The company",
            "on call after the last day",
            db.Teams.Where(t => t.Id == l.TeamId).Select(t => t.Slug).FirstOrDefault() ?? ""
        );

    static IQueryable<OwnedThing> ListModules(this AppDbContext db, PersonId person, Viewer viewer)
    {
        var sees = viewer.SeesCompany;
        return from m in db.ModulesNaming(person)
            where sees
            orderby m.Name, m.Id
            select new OwnedThing(OwnedKind.Modules, m.Id, m.Id, m.Name, "a step names them", "");
    }
}
