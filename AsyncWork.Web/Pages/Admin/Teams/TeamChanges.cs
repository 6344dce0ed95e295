using AsyncWork.Domain.Calendar;
using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using AsyncWork.Web.History;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Admin.Teams;

/// <summary>
/// What administrators do to a team, as its page showed it to them. Each method does all of it, or answers with the reason why not and
/// changes nothing; <see cref="DbUpdateException"/> says that someone else was first.
/// </summary>
public sealed class TeamChanges(AppDbContext db, Memberships memberships, AuditTrail audit)
{
    const string NoDay = "Write the day as 2026-11-30.";

    public Task<string?> RenameAsync(string slug, int version, string? name) =>
        ChangeAsync(
            slug,
            version,
            async (team, _) =>
            {
                if ((Team.WhyNotName(name) ?? await db.WhyNotCallTeamAsync(name!, team.Id)) is { } reason)
                    return reason;
                audit.Record("renamed team", team.Name, $"now {name!.Trim()}");
                team.Rename(name);
                return null;
            }
        );

    public Task<string?> AgreeAsync(string slug, int version, AgreementInput agreement) =>
        ChangeAsync(
            slug,
            version,
            (team, _) =>
            {
                var reason = agreement.Apply(team);
                if (reason is null)
                    audit.Record(
                        "changed agreement",
                        team.Name,
                        $"{agreement.Model}, common {agreement.Target}, core {agreement.CoreStart}–{agreement.CoreEnd} {team.CoreZone?.Id}, no meetings {string.Join(", ", Undisturbed.DaysOf(team.MeetingFreeDays))}"
                    );
                return Task.FromResult(reason);
            }
        );

    public Task<string?> AdmitAsync(string slug, int version, int person, LocalDate? from) =>
        ChangeForAsync(
            slug,
            version,
            person,
            async (team, member, cancellation) =>
            {
                if (from is not { } day)
                    return NoDay;
                if (team.WhyNotAdmit(member.Id, day) is { } reason)
                    return reason;
                await memberships.AdmitAsync(team, member, day, cancellation);
                return null;
            }
        );

    public Task<string?> ReleaseAsync(string slug, int version, int person, LocalDate? on) =>
        ChangeForAsync(
            slug,
            version,
            person,
            async (team, member, cancellation) =>
            {
                if (on is not { } day)
                    return NoDay;
                if (team.WhyNotRelease(member.Id, day) is { } reason)
                    return reason;
                await memberships.ReleaseAsync(team, member, day, cancellation);
                return null;
            }
        );

    public Task<string?> AppointAsync(string slug, int version, int person) =>
        ChangeForAsync(
            slug,
            version,
            person,
            (team, lead, _) =>
            {
                team.Appoint(lead.Id);
                audit.Record("appointed lead", team.Name, lead.Name);
                return Task.FromResult<string?>(null);
            }
        );

    public Task<string?> DismissAsync(string slug, int version, int person) =>
        ChangeForAsync(
            slug,
            version,
            person,
            (team, lead, _) =>
            {
                team.Dismiss(lead.Id);
                audit.Record("dismissed lead", team.Name, lead.Name);
                return Task.FromResult<string?>(null);
            }
        );

    Task<string?> ChangeForAsync(string slug, int version, int id, Func<Team, Person, CancellationToken, Task<string?>> change) =>
        ChangeAsync(
            slug,
            version,
            async (team, cancellation) =>
                await db.People.SingleOrDefaultAsync(p => p.Id == new PersonId(id), cancellation) is { } person
                    ? await change(team, person, cancellation)
                    : "Choose a person from the list."
        );

    async Task<string?> ChangeAsync(string slug, int version, Func<Team, CancellationToken, Task<string?>> change)
    {
        string? reason = null;
        await db.InTransactionAsync(async cancellation =>
        {
            db.ChangeTracker.Clear();
            if (await db.FindTeam(slug).SingleOrDefaultAsync(cancellation) is not { } team)
                return;
            db.Entry(team).Property(t => t.Version).OriginalValue = version; // the team as this person saw it
            reason = await change(team, cancellation);
            if (reason is null)
                await db.SaveChangesAsync(cancellation);
        });
        return reason;
    }
}
