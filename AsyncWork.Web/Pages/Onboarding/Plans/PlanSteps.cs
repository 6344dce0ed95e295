using AsyncWork.Domain.Notifications;
using AsyncWork.Domain.Onboarding;
using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Pages.Inbox;
using AsyncWork.Web.Pages.Playbook;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Onboarding.Plans;

/// <summary>What somebody sends with a step.</summary>
public sealed class AnswerInput
{
    /// <summary>The chosen answers of a quiz, by question.</summary>
    public List<int?> Quiz { get; set; } = [];

    /// <summary>What was filled in, by field.</summary>
    public List<string?> Fields { get; set; } = [];

    /// <summary>The version of the page that was on offer to be read; null where the step leads to none.</summary>
    public int? Revision { get; set; }
}

/// <summary>
/// Settles steps of plans: finds what the rules ask for, such as the revision of the page that was read or a first contribution, and asks them
/// (product.md O6, O9). Each method gives the reason when it does nothing; the caller saves.
/// </summary>
public sealed class PlanSteps(AppDbContext db, IClock clock)
{
    Instant Now => clock.GetCurrentInstant();

    public async Task<string?> CompleteAsync(
        OnboardingPlan plan,
        int step,
        int version,
        Viewer viewer,
        AnswerInput answer,
        CancellationToken token = default
    )
    {
        if (Find(plan, step) is not { } found)
            return Gone;
        // Pressed twice, or by two, it is done once.
        if (found.State == PlanStepState.Done)
            return null;
        if (found.Version != version)
            return Refusals.SomebodyElse;
        var said = await AnswerAsync(plan, found, answer, viewer, token);
        if (said.Read is { } page && page.Revision != answer.Revision)
            return $"{(page.Title.Length > 0 ? $"“{page.Title}”" : "The page")} was changed meanwhile. Read version {page.Revision}, then confirm it.";
        if (plan.WhyNotComplete(found, said, viewer.Person, viewer.SeesCompany) is { } reason)
            return reason;
        var zone = await db.People.Where(p => p.Id == found.DoerId).Select(p => p.Zone).SingleAsync(token);
        var open = plan.RequiredOpen;
        plan.Complete(found, said, viewer.Person, viewer.SeesCompany, Now.InZone(zone).Date, Now);
        await FinishReminderAsync(plan, found, token);
        await TellWhenReadyAsync(plan, open, viewer, token);
        return null;
    }

    public async Task<string?> SkipAsync(
        OnboardingPlan plan,
        int step,
        int version,
        string? reason,
        Viewer viewer,
        CancellationToken token = default
    )
    {
        if (Find(plan, step) is not { } found)
            return Gone;
        if (found.Version != version)
            return Refusals.SomebodyElse;
        if (plan.WhyNotSkip(found, reason, viewer.Person, viewer.SeesCompany) is { } no)
            return no;
        var open = plan.RequiredOpen;
        plan.Skip(found, reason!, viewer.Person, viewer.SeesCompany, Now);
        await FinishReminderAsync(plan, found, token);
        await TellWhenReadyAsync(plan, open, viewer, token);
        return null;
    }

    public string? Reopen(OnboardingPlan plan, int step, int version, Viewer viewer)
    {
        if (Find(plan, step) is not { } found)
            return Gone;
        if (found.Version != version)
            return Refusals.SomebodyElse;
        if (plan.WhyNotReopen(found, viewer.Person, viewer.SeesCompany) is { } no)
            return no;
        plan.Reopen(found, viewer.Person, viewer.SeesCompany, Now);
        return null;
    }

    /// <summary>The first thing that somebody finished or brought to its decision since their first day; null for none.</summary>
    public async Task<Contribution?> FindContributionAsync(
        Viewer viewer,
        PersonId person,
        LocalDate firstDay,
        CancellationToken token = default
    )
    {
        var zone = await db.People.Where(p => p.Id == person).Select(p => p.Zone).SingleAsync(token);
        var since = firstDay.AtStartOfDayInZone(zone).ToInstant();
        Contribution?[] found =
        [
            await db.ListFinishedCards(viewer, person, since).FirstOrDefaultAsync(token),
            await db.ListDecidedProposals(viewer, person, since).FirstOrDefaultAsync(token),
        ];
        return found.OfType<Contribution>().MinBy(c => c.At);
    }

    /// <summary>Nobody is reminded of what is settled.</summary>
    Task<int> FinishReminderAsync(OnboardingPlan plan, PlanStep step, CancellationToken token) =>
        db.FinishAskedAsync([step.DoerId], $"{plan.Url}/steps/{step.Id}", Now, token);

    /// <summary>Who can finish the plan is told when nothing is open any more that must be done.</summary>
    /// <param name="before">How many such steps were open before.</param>
    async Task TellWhenReadyAsync(OnboardingPlan plan, int before, Viewer viewer, CancellationToken token)
    {
        if (before == 0 || plan.RequiredOpen > 0)
            return;
        var name = await db.People.Where(p => p.Id == plan.PersonId).Select(p => p.Name).SingleAsync(token);
        foreach (var keeper in new[] { plan.ManagerId, plan.HRId }.Distinct())
            db.Tell(
                new(
                    keeper,
                    NotificationReason.Owner,
                    viewer.Person,
                    $"All that must be done in the plan of {name} is done. Look at it once more, then finish it.",
                    plan.Url,
                    Now
                )
            );
    }

    async Task<StepAnswer> AnswerAsync(
        OnboardingPlan plan,
        PlanStep step,
        AnswerInput answer,
        Viewer viewer,
        CancellationToken token
    ) =>
        new(
            answer.Quiz,
            answer.Fields,
            step.Kind == StepKind.Upload ? await db.ListStepFiles(step.Id).CountAsync(token) : 0,
            await FindPageAsync(step, viewer, token),
            step.Kind == StepKind.FirstContribution
            && await FindContributionAsync(viewer, plan.PersonId, plan.StartsOn, token) is { } first
                ? first.Text
                : null
        );

    /// <summary>
    /// The page that somebody reads for a step, in the version that is published now; null for another place. Of a subject of the playbook it is
    /// the first page that holds for the team of the link: what they find there. Its title is empty where the viewer may not see it.
    /// </summary>
    public async Task<ReadPage?> FindPageAsync(PlanStep step, Viewer viewer, CancellationToken token = default)
    {
        if (step.Kind != StepKind.Read)
            return null;
        var (path, query) = step.Url.Split('#')[0].Split('?', 2) switch
        {
            [var before, var after] => (before, after),
            [var all, ..] => (all, ""),
            _ => ("", ""),
        };
        var page = path.Split('/') switch
        {
            ["", "playbook", var slug] => await FindHoldingAsync(slug, query, viewer),
            ["", "wiki", var space, var slug] => await db.FindReadPage(viewer, space, slug).FirstOrDefaultAsync(token),
            _ => default,
        };
        return page.Revision > 0 ? page : null;
    }

    async Task<ReadPage> FindHoldingAsync(string slug, string query, Viewer viewer)
    {
        var team = QueryHelpers.ParseQuery(query).TryGetValue("team", out var asked) ? asked.ToString() : null;
        var book = await EffectivePlaybook.LoadAsync(db, viewer, team, Now.InZone(viewer.Zone).Date);
        return book.Find(slug)?.Holding.FirstOrDefault(p => p.Published is not null) is { Published: { } revision } page
            ? new(page.Id, page.Title, revision)
            : default;
    }

    static PlanStep? Find(OnboardingPlan plan, int step) => plan.Steps.FirstOrDefault(s => s.Id == step);

    const string Gone = "Somebody took this step out meanwhile.";
}
