using AsyncWork.Domain.Norms;
using AsyncWork.Domain.Notifications;
using AsyncWork.Domain.Onboarding;
using AsyncWork.Domain.People;
using AsyncWork.Domain.Wiki;
using AsyncWork.Web.Data;
using AsyncWork.Web.History;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Pages.HandOffs;
using AsyncWork.Web.Pages.Inbox;
using AsyncWork.Web.Pages.Onboarding.Plans;
using AsyncWork.Web.Pages.Requests;
using AsyncWork.Web.Pages.Wiki;
using AsyncWork.Web.TagHelpers;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Onboarding.Leaving;

/// <summary>
/// Gives what somebody who leaves answers for to others (product.md O12), each by its own rule, as if it were done by hand. A transfer gives
/// nobody access: who takes something over works on the board, sees the page, the decision, the question and what is handed over already;
/// what does not fit stays where it is, with the reason. So who keeps the plan may also give away what they do not see themselves. What would
/// let its new owner do or see more, such as a team to lead, is given only by who could do so on its own page. What is needed is read once for
/// each kind, however many things there are.
/// </summary>
public sealed partial class Transfers(AppDbContext db, AuditTrail audit, IClock clock)
{
    /// <summary>Gives the reason when nothing is given; the caller saves, and looks at <paramref name="done"/> for the rest.</summary>
    /// <param name="kind">Null for all that can be given.</param>
    /// <param name="chosen">Those of the kind; null for all.</param>
    public async Task<string?> GiveAsync(
        OnboardingPlan plan,
        OwnedKind? kind,
        IReadOnlySet<int>? chosen,
        PersonId to,
        Viewer viewer,
        Action<Transfer> done,
        CancellationToken token
    )
    {
        var now = clock.GetCurrentInstant();
        if (plan.WhyNotTransfer() is { } ended)
            return ended;
        if (await db.FindTaker(to, viewer.Today).SingleOrDefaultAsync(token) is not { } taker)
            return "Choose who takes it over.";
        if (plan.WhyNotReceive(to, taker.Name, taker.LastDay, now.InZone(viewer.Zone).Date) is { } reason)
            return reason;
        var leaver = await db.People.Where(p => p.Id == plan.PersonId).Select(p => p.Name).SingleAsync(token);
        var transfer = new Transfer(plan.PersonId, leaver, taker, viewer, now);
        var counts = await db.CountOwned(plan.PersonId).SingleAsync(token);
        foreach (var some in Enum.GetValues<OwnedKind>().Where(k => k.IsGiven() && counts.Of(k) > 0 && (kind ?? k) == k))
        {
            var seen = await db.ListOwned(some, plan.PersonId, viewer).ToDictionaryAsync(t => t.Id, token);
            await GiveAsync(some, new(transfer, seen, chosen), token);
        }
        done(transfer);
        if (transfer.Given == 0)
            return transfer.IsWhole
                ? "None of this is theirs any more, or it is not yours to give. This is how it stands now."
                : $"{taker.Name} cannot take this over. Nothing was changed.";
        plan.Transferred($"{transfer.What} went to {taker.Name}.", viewer.Person, now);
        audit.Record("handed over", leaver, $"{transfer.What} to {taker.Name}");
        Tell(transfer, plan);
        // What somebody else does from now on does not wait for who leaves.
        await db.FinishAskedAtAnyAsync(plan.PersonId, transfer.Urls, now, token);
        return null;
    }

    /// <summary>One notice, however much it is (product.md N4).</summary>
    void Tell(Transfer transfer, OnboardingPlan plan)
    {
        var notice = new Notification(
            transfer.To.Id,
            NotificationReason.Owner,
            transfer.By.Person,
            $"{transfer.By.Name} gives you {transfer.What} of {transfer.FromName}, whose last day is {plan.StartsOn.Text()}.",
            transfer.Url,
            transfer.Now
        );
        for (var more = 1; more < transfer.Given; more++)
            notice.Join(transfer.Url);
        db.Tell(notice);
    }

    Task GiveAsync(OwnedKind kind, Giving giving, CancellationToken token) =>
        kind switch
        {
            OwnedKind.Cards => GiveCardsAsync(giving, token),
            OwnedKind.Waiting => GiveWaitingAsync(giving, token),
            OwnedKind.Items => GiveItemsAsync(giving, token),
            OwnedKind.Patterns => GivePatternsAsync(giving, token),
            OwnedKind.Rules => GiveRulesAsync(giving, token),
            OwnedKind.Pages => GivePagesAsync(giving, token),
            OwnedKind.Reviews => GiveReviewsAsync(giving, token),
            OwnedKind.Decisions => GiveDecisionsAsync(giving, token),
            OwnedKind.HandOffs => GiveHandOffsAsync(giving, token),
            OwnedKind.Questions => GiveQuestionsAsync(giving, token),
            OwnedKind.Plans => GivePlansAsync(giving, token),
            OwnedKind.Pilots => GivePilotsAsync(giving, token),
            OwnedKind.Absences => GiveAbsencesAsync(giving, token),
            OwnedKind.Teams => GiveTeamsAsync(giving, token),
            _ => GiveSpacesAsync(giving, token),
        };

    async Task GivePagesAsync(Giving giving, CancellationToken token)
    {
        var to = giving.Transfer.To;
        var pages = db.PagesOwnedBy(giving.Transfer.From);
        var readable = await ReadableAsync(pages, to, token);
        foreach (var page in await pages.OrderBy(p => p.Id).ToListAsync(token))
        {
            var no = readable.Contains(page.Id) ? null : $"{to.Name} may not read it.";
            if (giving.Takes(page.Id) && giving.Give(OwnedKind.Pages, page.Id, page.Title, "/wiki/stale", no))
                page.OwnedBy(to.Id);
        }
    }

    async Task GiveReviewsAsync(Giving giving, CancellationToken token)
    {
        var (to, now) = (giving.Transfer.To, giving.Transfer.Now);
        var pages = db.ReviewsAskedOf(giving.Transfer.From);
        // Who reviews a draft publishes it.
        var writable = await db.PagesOf(to.Viewer, SpaceRight.Write)
            .Where(p => pages.Any(x => x.Id == p.Id))
            .Select(p => p.Id)
            .ToHashSetAsync(token);
        foreach (var page in await pages.OrderBy(p => p.Id).ToListAsync(token))
        {
            var no = writable.Contains(page.Id) ? page.WhyNotAskInstead(to.Id) : $"{to.Name} may not write there.";
            if (giving.Takes(page.Id) && giving.Give(OwnedKind.Reviews, page.Id, page.Title, "/wiki", no))
                page.AskInstead(to.Id, now);
        }
    }

    async Task GiveDecisionsAsync(Giving giving, CancellationToken token)
    {
        var (from, to) = (giving.Transfer.From, giving.Transfer.To);
        var open = await db.ListDecisionsToTake(from, to.Viewer).ToHashSetAsync(token);
        foreach (
            var decision in await db.DecisionsThatNeed(from)
                .Include(d => d.People)
                .Include(d => d.Answers.Where(a => a.PersonId == from))
                .AsSplitQuery()
                .OrderBy(d => d.Id)
                .ToListAsync(token)
        )
        {
            var no = open.Contains(decision.Id) ? decision.WhyNotHandOver(from, to.Id) : $"{to.Name} may not see it.";
            if (giving.Takes(decision.Id) && giving.Give(OwnedKind.Decisions, decision.Id, decision.Title, decision.Url, no))
                decision.HandOver(from, to.Id, to.Name, giving.Transfer.By.Person, giving.Transfer.Now);
        }
    }

    async Task GiveHandOffsAsync(Giving giving, CancellationToken token)
    {
        var (from, to) = (giving.Transfer.From, giving.Transfer.To);
        var handOffs = await db.OpenHandOffsOf(from).Include(h => h.Items).AsSplitQuery().OrderBy(h => h.Id).ToListAsync(token);
        List<Domain.Subject> subjects = [.. handOffs.SelectMany(h => h.Items).Select(i => i.Subject).Distinct()];
        var seen = (await HandOffThings.LoadAsync(db, to.Viewer, subjects, token)).Select(t => t.Subject).ToHashSet();
        foreach (var handOff in handOffs.Where(h => giving.Takes(h.Id)))
        {
            var no = handOff.Items.All(i => seen.Contains(i.Subject))
                ? handOff.WhyNotPassOn(from, to.Id)
                : $"{to.Name} may not see all that it hands over.";
            if (giving.Give(OwnedKind.HandOffs, handOff.Id, handOff.Title, handOff.Url, no))
                handOff.PassOn(
                    from,
                    to.Id,
                    $"{giving.Transfer.FromName} leaves, and {to.Name} takes their place.",
                    giving.Transfer.By.Person,
                    giving.Transfer.Now
                );
        }
    }

    async Task GiveQuestionsAsync(Giving giving, CancellationToken token)
    {
        var (from, to) = (giving.Transfer.From, giving.Transfer.To);
        var questions = await db.QuestionsTo(from).Include(r => r.Recipients).OrderBy(r => r.Id).ToListAsync(token);
        if (questions.Count == 0)
            return;
        var seen = await db.ListOwned(OwnedKind.Questions, from, to.Viewer).Select(t => t.Id).ToHashSetAsync(token);
        var (first, last) = (questions.Min(q => q.AskedAt), questions.Max(q => q.AskedAt));
        var clocks = await AnswerClocks.LoadAsync(db, [to.Id], first, last, token);
        var standIns = await StandIns.LoadAsync(db, clocks, questions.Select(q => (q, to.Id)), to.Today, token);
        foreach (var question in questions.Where(q => giving.Takes(q.Id)))
        {
            var no = seen.Contains(question.Id) ? question.WhyNotPassOn(from, to.Id) : $"{to.Name} may not see it.";
            if (!giving.Give(OwnedKind.Questions, question.Id, question.Title, question.Url, no))
                continue;
            var deadline = question.Norm is { } norm
                ? clocks.Of(norm, question.AskedAt, to.Id, standIns.Of(question))
                : new NormDeadline(null, null);
            question.PassOn(from, to.Id, deadline, giving.Transfer.Now);
        }
    }

    async Task GivePilotsAsync(Giving giving, CancellationToken token)
    {
        var (from, to) = (giving.Transfer.From, giving.Transfer.To);
        foreach (var pilot in await db.PilotsOf(from).Include(p => p.Tasks).OrderBy(p => p.Id).ToListAsync(token))
            if (giving.Takes(pilot.Id) && giving.Give(OwnedKind.Pilots, pilot.Id, pilot.Name, pilot.Url, pilot.WhyNotPassOn()))
                pilot.PassOn(from, to.Id);
    }

    async Task GiveTeamsAsync(Giving giving, CancellationToken token)
    {
        var (from, to) = (giving.Transfer.From, giving.Transfer.To);
        foreach (var team in await db.TeamsLedOnlyBy(from).Include(t => t.Leads).OrderBy(t => t.Id).ToListAsync(token))
        {
            if (
                !giving.Takes(team.Id)
                || !giving.Give(OwnedKind.Teams, team.Id, team.Name, $"/people/teams/{team.Slug}", MayNot(giving))
            )
                continue;
            team.Dismiss(from);
            team.Appoint(to.Id);
            audit.Record("appointed lead", team.Name, to.Name);
            audit.Record("dismissed lead", team.Name, giving.Transfer.FromName);
        }
    }

    async Task GiveSpacesAsync(Giving giving, CancellationToken token)
    {
        var (from, to) = (giving.Transfer.From, giving.Transfer.To);
        foreach (var space in await db.SpacesKeptOnlyBy(from).Include(s => s.Grants).OrderBy(s => s.Id).ToListAsync(token))
        {
            if (
                !giving.Takes(space.Id)
                || !giving.Give(OwnedKind.Spaces, space.Id, space.Name, $"/wiki/{space.Slug}", MayNot(giving))
            )
                continue;
            space.Grant(to.Id, null, SpaceRight.Keep);
            space.Revoke(space.Grants.First(g => g.PersonId == from && g.Right == SpaceRight.Keep));
            audit.Record("gave a right", space.Name, $"keep, from {giving.Transfer.FromName} to {to.Name}");
        }
    }

    static string? MayNot(Giving giving) => giving.Transfer.By.IsAdministrator ? null : "Only an administrator gives this on.";

    Task<HashSet<int>> ReadableAsync(IQueryable<WikiPage> pages, Taker to, CancellationToken token) =>
        db.PagesSeenBy(to.Viewer).Where(p => pages.Any(x => x.Id == p.Id)).Select(p => p.Id).ToHashSetAsync(token);

    /// <summary>One kind on its way: which of it is meant, and which of it the viewer may see.</summary>
    sealed record Giving(Transfer Transfer, IReadOnlyDictionary<int, OwnedThing> Seen, IReadOnlySet<int>? Chosen)
    {
        public bool Takes(int id) => Chosen?.Contains(id) ?? true;

        /// <summary>Whether it is given; a thing that nobody sees here is not there for who chose it.</summary>
        public bool Give(OwnedKind kind, int id, string title, string url, string? no)
        {
            var seen = Seen.GetValueOrDefault(id);
            if (seen is null && (Chosen is not null || kind.GivesRights()))
            {
                if (Chosen is null)
                    Transfer.Refuse(title, isSeen: false, "");
                return false;
            }
            if (no is not null)
            {
                Transfer.Refuse(title, seen is not null, no);
                return false;
            }
            Transfer.Give(kind, seen?.Url ?? url);
            return true;
        }
    }
}
