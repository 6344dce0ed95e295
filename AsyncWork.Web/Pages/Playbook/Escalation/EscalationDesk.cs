using AsyncWork.Domain.Norms;
using AsyncWork.Web.Data;
using AsyncWork.Web.History;
using AsyncWork.Web.Pages.Playbook.Reviews;
using Microsoft.EntityFrameworkCore;

namespace AsyncWork.Web.Pages.Playbook.Escalation;

/// <summary>Changes the ladder of a team or of the company, and who is on call (product.md P13).</summary>
public sealed class EscalationDesk(AppDbContext db, AuditTrail audit)
{
    const string Late = "Somebody else changed this first. This is how it stands now.";

    /// <param name="team">Null for the company.</param>
    /// <param name="version">Of the ladder when the form was shown; 0 for none.</param>
    /// <param name="work">Gives the reason when it does nothing.</param>
    /// <param name="what">What the audit log says was done.</param>
    /// <param name="details">Of whom, or how, where that is to be known.</param>
    /// <returns>Why nothing was changed, with the status; null when it was.</returns>
    public async Task<(int Status, string Reason)?> ChangeAsync(
        ReviewTeam? team,
        int version,
        Func<EscalationLadder, string?> work,
        string what,
        string details = ""
    )
    {
        (int, string)? refused = null;
        try
        {
            await db.InTransactionAsync(async token =>
            {
                db.ChangeTracker.Clear();
                refused = null;
                var ladder = await db.FindLadder(team?.Id ?? 0).SingleOrDefaultAsync(token);
                if ((ladder?.Version ?? 0) != version)
                {
                    refused = (StatusCodes.Status409Conflict, Late);
                    return;
                }
                if (ladder is null)
                    db.EscalationLadders.Add(ladder = new(team?.Id));
                if (work(ladder) is { } reason)
                {
                    refused = (StatusCodes.Status422UnprocessableEntity, reason);
                    return;
                }
                audit.Record(what, team is null ? "Escalation of the company" : $"Escalation of {team.Name}", details);
                await db.SaveChangesAsync(token);
            });
        }
        catch (DbUpdateException) // changed, or made, by somebody else at the same moment
        {
            refused = (StatusCodes.Status409Conflict, Late);
        }
        db.ChangeTracker.Clear();
        return refused;
    }
}
