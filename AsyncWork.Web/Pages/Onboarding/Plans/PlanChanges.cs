using AsyncWork.Domain.Notifications;
using AsyncWork.Domain.Onboarding;
using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using AsyncWork.Web.History;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Pages.Admin.Teams;
using AsyncWork.Web.Pages.Inbox;
using AsyncWork.Web.TagHelpers;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Onboarding.Plans;

/// <summary>
/// Changes plans that run: their days, who helps, and their steps (product.md O2, O7). Each method gives the reason when it does nothing; the
/// caller saves.
/// </summary>
public sealed class PlanChanges(AppDbContext db, Memberships memberships, AuditTrail audit, IClock clock)
{
    Instant Now => clock.GetCurrentInstant();

    /// <summary>Moves day 0, and with it the first or last day of the person.</summary>
    public async Task<string?> MoveAsync(OnboardingPlan plan, LocalDate? day, Viewer viewer, CancellationToken token)
    {
        var today = TodayOf(viewer);
        if (plan.WhyNotMove(day, today) is { } reason)
            return reason;
        var (before, to) = (plan.StartsOn, day!.Value);
        var person = await db.People.SingleAsync(p => p.Id == plan.PersonId, token);
        var moves =
            plan.Kind == TemplateKind.Offboarding
                ? person.LastDay is null || person.LastDay == before
                : person.StartsOn == before;
        if (moves && WhyNotEmploy(plan, person, to) is { } no)
            return no;
        if (moves)
            await EmployAsync(plan, person, to, token);
        var calendar = await PlanCalendars.LoadAsync(db, plan, to, [], today, token);
        plan.Move(to, calendar, viewer.Person, Now);
        audit.Record("moved day 0 of a plan", person.Name, $"{before.Text()} → {to.Text()}");
        foreach (var other in plan.Steps.Where(s => s.IsOpen).Select(s => s.DoerId).Distinct())
            db.Tell(
                new(
                    other,
                    NotificationReason.Owner,
                    viewer.Person,
                    plan.Kind == TemplateKind.Offboarding
                        ? $"The last day of {person.Name} is now {to.Text()}, before it was {before.Text()}. Your steps moved along."
                        : $"{person.Name} now starts on {to.Text()}, before it was {before.Text()}. Your steps moved along.",
                    plan.Url,
                    Now
                )
            );
        return null;
    }

    static string? WhyNotEmploy(OnboardingPlan plan, Person person, LocalDate to) =>
        plan.Kind == TemplateKind.Offboarding
            ? Person.WhyNotEmploy(person.StartsOn, to)
            : Person.WhyNotEmploy(to, person.LastDay);

    /// <summary>Hours and team begin with the first day, also when it comes earlier.</summary>
    async Task EmployAsync(OnboardingPlan plan, Person person, LocalDate to, CancellationToken token)
    {
        if (plan.Kind == TemplateKind.Offboarding)
        {
            person.Employ(person.StartsOn, to);
            await db.SaveChangesAsync(token); // the days on which somebody works end with their last
            return;
        }
        var before = person.StartsOn;
        person.Employ(to, person.LastDay);
        var schedules = await db.WorkSchedules.Where(s => s.PersonId == person.Id).ToListAsync(token);
        if (schedules is [{ } only] && only.ValidFrom == before)
        {
            db.Remove(only);
            db.Add(new Domain.Calendar.WorkSchedule(person.Id, to, only.Week));
        }
        await db.SaveChangesAsync(token);
        var team = await db
            .Teams.Include(t => t.Members.Where(m => m.PersonId == person.Id))
            .SingleOrDefaultAsync(
                t => t.Members.Any(m => m.PersonId == person.Id && m.JoinedOn == before && m.LeftOn == null),
                token
            );
        if (team is null)
            return;
        if (to > before)
            await memberships.ReleaseAsync(team, person, before, token);
        await memberships.AdmitAsync(team, person, to, token);
    }

    /// <summary>Others help; what is open goes over to them, and they are told.</summary>
    public async Task<string?> AssignAsync(OnboardingPlan plan, PlanPeople? people, Viewer viewer, CancellationToken token)
    {
        if (people is not { } chosen)
            return "Choose the manager, and who in HR keeps the plan.";
        var today = TodayOf(viewer);
        var here = (await db.ListOwnersHere([.. chosen.All], today).ToListAsync(token)).ToHashSet();
        if (plan.WhyNotAssign(chosen, here) is { } reason)
            return reason;
        var before = plan.Steps.Where(s => s.IsOpen).ToDictionary(s => s.Id, s => s.DoerId);
        var calendar = await PlanCalendars.LoadAsync(db, plan, plan.StartsOn, chosen.All, today, token);
        var names = await NamesAsync([.. chosen.All, plan.PersonId], token);
        plan.Assign(
            chosen,
            here,
            calendar,
            $"Who helps: {names[chosen.Manager]} as manager, {(chosen.Buddy is { } buddy ? names[buddy] : "nobody")} as buddy, {names[chosen.HR]} in HR, {(chosen.IT is { } it ? names[it] : "nobody")} in IT.",
            viewer.Person,
            Now
        );
        foreach (var mine in plan.Steps.Where(s => s.IsOpen && before[s.Id] != s.DoerId).GroupBy(s => s.DoerId))
            TellOfSteps(plan, mine.Key, mine.Count(), names[plan.PersonId], viewer);
        return null;
    }

    /// <summary>Gives one step to somebody.</summary>
    public async Task<string?> HandOverAsync(
        OnboardingPlan plan,
        int step,
        int version,
        int? person,
        Viewer viewer,
        CancellationToken token
    )
    {
        if (!viewer.MayKeep(plan))
            return "Only HR and the manager give steps to others.";
        if (plan.Steps.FirstOrDefault(s => s.Id == step) is not { } found)
            return "Somebody took this step out meanwhile.";
        if (found.Version != version)
            return Refusals.SomebodyElse;
        var (to, today) = (new PersonId(person ?? 0), TodayOf(viewer));
        var isHere = await db.ListOwnersHere([to], today).AnyAsync(token);
        if (plan.WhyNotHandOver(found, to, isHere) is { } reason)
            return reason;
        var calendar = await PlanCalendars.LoadAsync(db, plan, plan.StartsOn, [to], today, token);
        var names = await NamesAsync([to, plan.PersonId], token);
        plan.HandOver(found, to, names[to], calendar, viewer.Person, Now);
        TellOfSteps(plan, to, 1, names[plan.PersonId], viewer);
        return null;
    }

    /// <summary>Adds a step for this person alone.</summary>
    public async Task<string?> AddAsync(OnboardingPlan plan, StepContent content, Viewer viewer, CancellationToken token)
    {
        if (plan.WhyNotAdd(content) is { } reason)
            return reason;
        var calendar = await CalendarForAsync(plan, content, viewer, token);
        plan.Add(content, Guid.CreateVersion7(), calendar, viewer.Person, Now);
        return null;
    }

    /// <summary>Writes a step anew for this person alone.</summary>
    public async Task<string?> RewriteAsync(
        OnboardingPlan plan,
        int step,
        int version,
        StepContent content,
        Viewer viewer,
        CancellationToken token
    )
    {
        if (plan.Steps.FirstOrDefault(s => s.Id == step) is not { } found)
            return "Somebody took this step out meanwhile.";
        if (found.Version != version)
            return Refusals.SomebodyElse;
        if (plan.WhyNotRewrite(found, content) is { } reason)
            return reason;
        var calendar = await CalendarForAsync(plan, content, viewer, token);
        plan.Rewrite(found, content, calendar, viewer.Person, Now);
        return null;
    }

    /// <summary>Takes over a newer version of a module, or notes that it is not for this plan.</summary>
    public async Task<string?> TakeOverAsync(
        OnboardingPlan plan,
        int module,
        int number,
        bool takes,
        Viewer viewer,
        CancellationToken token
    )
    {
        if (
            (await db.ListNewerModules(plan.Id).ToListAsync(token)).Find(m => m.ModuleId == module) is not { } newer
            || newer.PublishedNumber != number
        )
            return "This version is not the newest any more. Look at what is new again.";
        if (plan.WhyNotTakeOver(module, number) is { } reason)
            return reason;
        var changes = takes ? await PlanUpdate.ChangesAsync(db, plan, newer, token) : [];
        var named = changes.Select(c => c.After?.OwnerId).OfType<PersonId>().ToHashSet();
        var here = (await db.ListOwnersHere(named, TodayOf(viewer)).ToListAsync(token)).ToHashSet();
        if (OnboardingPlan.WhyNotTakeOver(changes, here) is { } left)
            return left;
        var calendar = await PlanCalendars.LoadAsync(db, plan, plan.StartsOn, named, TodayOf(viewer), token);
        var inUse = await InUseAsync(plan, module, changes, token);
        plan.TakeOver(module, newer.Name, number, changes, inUse, calendar, viewer.Person, Now);
        return null;
    }

    /// <summary>The steps that go and have comments or files. What is asked there is withdrawn.</summary>
    async Task<IReadOnlySet<int>> InUseAsync(
        OnboardingPlan plan,
        int module,
        IReadOnlyList<StepChange> changes,
        CancellationToken token
    )
    {
        var keys = changes.Where(c => c.Kind == StepChangeKind.Removed).Select(c => c.Key).ToHashSet();
        List<int> going = [.. plan.Steps.Where(s => s.ModuleId == module && keys.Contains(s.Key)).Select(s => s.Id)];
        if (going.Count == 0)
            return new HashSet<int>();
        foreach (var request in await db.RequestsOnSteps(going).ToListAsync(token))
            request.TakeBack(Now);
        return (await db.ListStepsInUse(going).ToListAsync(token)).ToHashSet();
    }

    /// <summary>Somebody who wanted to leave stays: the last day that they had by their plan is none any more (product.md O12).</summary>
    public async Task StayAsync(OnboardingPlan plan, CancellationToken token)
    {
        var person = await db.People.SingleAsync(p => p.Id == plan.PersonId, token);
        if (plan.Kind != TemplateKind.Offboarding || person.LastDay != plan.StartsOn)
            return;
        person.Employ(person.StartsOn, null);
        audit.Record("took back a last day", person.Name, plan.StartsOn.Text());
    }

    /// <summary>Somebody leaves after all: the last day of their plan holds again, where it is still to come and they have no other.</summary>
    public async Task LeaveAsync(OnboardingPlan plan, Viewer viewer, CancellationToken token)
    {
        var person = await db.People.SingleAsync(p => p.Id == plan.PersonId, token);
        if (plan.Kind != TemplateKind.Offboarding || person.LastDay is not null || plan.StartsOn < TodayOf(viewer))
            return;
        if (Person.WhyNotEmploy(person.StartsOn, plan.StartsOn) is null)
            person.Employ(person.StartsOn, plan.StartsOn);
    }

    Task<PlanCalendar> CalendarForAsync(OnboardingPlan plan, StepContent content, Viewer viewer, CancellationToken token) =>
        PlanCalendars.LoadAsync(db, plan, plan.StartsOn, content.OwnerId is { } owner ? [owner] : [], TodayOf(viewer), token);

    LocalDate TodayOf(Viewer viewer) => Now.InZone(viewer.Zone).Date;

    Task<Dictionary<PersonId, string>> NamesAsync(IReadOnlyCollection<PersonId> people, CancellationToken token) =>
        db.ListOwnerNames(people).ToDictionaryAsync(p => p.Id, p => p.Name, token);

    void TellOfSteps(OnboardingPlan plan, PersonId to, int count, string person, Viewer viewer) =>
        db.Tell(
            new(
                to,
                NotificationReason.Owner,
                viewer.Person,
                $"{viewer.Name} gives you {(count == 1 ? "a step" : $"{count} steps")} in the plan of {person}.",
                plan.Url,
                Now
            )
        );
}
