using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using AsyncWork.Web.History;
using AsyncWork.Web.TagHelpers;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Admin.Teams;

/// <summary>
/// Moves people between teams. A person is in one team at a time: who joins one leaves the other that day. Hours logged from that day on, and what was taken out of timers,
/// move along, so that the reports of past months agree with the memberships.
/// </summary>
public sealed class Memberships(AppDbContext db, AuditTrail audit)
{
    /// <summary>
    /// Stores that the person is a member of the team from a day on. Inside a transaction; the team is tracked and loaded with members.
    /// </summary>
    public async Task AdmitAsync(Team team, Person person, LocalDate from, CancellationToken cancellation)
    {
        var others = await db
            .Teams.Where(t =>
                t.Id != team.Id && t.Members.Any(m => m.PersonId == person.Id && (m.LeftOn == null || m.LeftOn > from))
            )
            .Include(t => t.Members.Where(m => m.PersonId == person.Id))
            .ToListAsync(cancellation);
        foreach (var other in others)
            other.Release(person.Id, from);
        // Saved first: the database holds one open membership per person.
        await db.SaveChangesAsync(cancellation);
        team.Admit(person.Id, from);
        var before = others.Count == 0 ? "" : $", until then {string.Join(", ", others.Select(t => t.Name))}";
        audit.Record("admitted to team", team.Name, $"{person.Name} from {from.Text()}{before}");
        await db.SaveChangesAsync(cancellation);
        await db
            .TimeEntries.Where(e => e.PersonId == person.Id && e.Date >= from)
            .ExecuteUpdateAsync(set => set.SetProperty(e => e.TeamId, team.Id), cancellation);
        await db
            .WorkedHours.Where(h => h.PersonId == person.Id && h.Date >= from)
            .ExecuteUpdateAsync(set => set.SetProperty(h => h.TeamId, team.Id), cancellation);
        await db
            .IdleTimes.Where(i => i.PersonId == person.Id && i.Date >= from)
            .ExecuteUpdateAsync(set => set.SetProperty(i => i.TeamId, team.Id), cancellation);
    }

    /// <summary>Stores that the person is a member no longer from a day on. Inside a transaction, as above.</summary>
    public async Task ReleaseAsync(Team team, Person person, LocalDate on, CancellationToken cancellation)
    {
        team.Release(person.Id, on);
        audit.Record("released from team", team.Name, $"{person.Name} from {on.Text()}");
        await db.SaveChangesAsync(cancellation);
        await db
            .TimeEntries.Where(e => e.PersonId == person.Id && e.Date >= on && e.TeamId == team.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(e => e.TeamId, (int?)null), cancellation);
        await db
            .WorkedHours.Where(h => h.PersonId == person.Id && h.Date >= on && h.TeamId == team.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(h => h.TeamId, (int?)null), cancellation);
        await db
            .IdleTimes.Where(i => i.PersonId == person.Id && i.Date >= on && i.TeamId == team.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(i => i.TeamId, (int?)null), cancellation);
    }
}
