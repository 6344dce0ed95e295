using AsyncWork.Domain.Notifications;
using AsyncWork.Domain.Onboarding;
using AsyncWork.Domain.People;
using AsyncWork.Web.Pages.Inbox;
using AsyncWork.Web.Pages.Onboarding.Plans;
using AsyncWork.Web.Pages.People.Absences;
using Microsoft.EntityFrameworkCore;

namespace AsyncWork.Web.Pages.Onboarding.Leaving;

/// <content>What somebody does for others: helping new people, and standing in for who is away.</content>
public sealed partial class Transfers
{
    async Task GivePlansAsync(Giving giving, CancellationToken token)
    {
        var (from, to) = (giving.Transfer.From, giving.Transfer.To);
        var plans = await db.PlansHelpedBy(from).Include(p => p.Steps).AsSplitQuery().OrderBy(p => p.Id).ToListAsync(token);
        plans.RemoveAll(p => !giving.Takes(p.Id));
        if (plans.Count == 0)
            return;
        List<PersonId> people = [.. plans.SelectMany(PlanCalendars.PeopleOf).Append(to.Id).Distinct()];
        var today = giving.Transfer.Now.InZone(giving.Transfer.By.Zone).Date;
        var here = await db.ListOwnersHere(people, today).ToHashSetAsync(token);
        var names = await db.ListOwnerNames(people).ToDictionaryAsync(p => p.Id, p => p.Name, token);
        var calendar = await PlanCalendars.LoadAsync(db, plans, to.Id, today, token);
        foreach (var plan in plans)
        {
            var helpers = new PlanPeople(
                Instead(plan.ManagerId),
                InsteadOf(plan.BuddyId),
                Instead(plan.HRId),
                InsteadOf(plan.ITId)
            );
            var no = helpers == plan.People ? null : plan.WhyNotAssign(helpers, here);
            if (!giving.Give(OwnedKind.Plans, plan.Id, names[plan.PersonId], plan.Url, no))
                continue;
            var (by, now) = (giving.Transfer.By.Person, giving.Transfer.Now);
            if (helpers != plan.People)
                plan.Assign(helpers, here, calendar, $"{to.Name} helps instead of {giving.Transfer.FromName}.", by, now);
            foreach (var step in plan.Steps.Where(s => s.IsOpen && s.DoerId == from).ToList())
                plan.HandOver(step, to.Id, to.Name, calendar, by, now);
        }

        PersonId Instead(PersonId person) => person == from ? to.Id : person;
        PersonId? InsteadOf(PersonId? person) => person == from ? to.Id : person;
    }

    /// <summary>Who is away is told, as they chose somebody else; the caller counts the clocks of the new deputy afresh.</summary>
    async Task GiveAbsencesAsync(Giving giving, CancellationToken token)
    {
        var transfer = giving.Transfer;
        var to = transfer.To;
        var absences = await db.AbsencesAfterLastDayOf(transfer.From)
            .OrderBy(a => a.FirstDay)
            .ThenBy(a => a.Id)
            .ToListAsync(token);
        absences.RemoveAll(a => !giving.Takes(a.Id));
        List<PersonId> people = [.. absences.Select(a => a.PersonId).Distinct()];
        var names = await db.ListOwnerNames(people).ToDictionaryAsync(p => p.Id, p => p.Name, token);
        foreach (var absence in absences)
        {
            var (name, no) = (names[absence.PersonId], absence.WhyNotStandIn(to.Id));
            if (!giving.Give(OwnedKind.Absences, absence.Id, name, $"/people/{absence.PersonId}", no))
                continue;
            absence.StandIn(to.Id);
            var days = AbsenceText.Days(absence.FirstDay, absence.LastDay);
            db.TellTogether(
                new Notification(
                    absence.PersonId,
                    NotificationReason.Owner,
                    transfer.By.Person,
                    $"{to.Name} stands in for you {days}, as {transfer.FromName} leaves.",
                    $"/people/absences/{absence.Id}",
                    transfer.Now
                ),
                all: "/people/absences"
            );
        }
    }
}
