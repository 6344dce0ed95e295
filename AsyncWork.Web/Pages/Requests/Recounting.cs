using AsyncWork.Domain.Norms;
using AsyncWork.Domain.People;
using AsyncWork.Domain.Requests;
using AsyncWork.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace AsyncWork.Web.Pages.Requests;

/// <summary>
/// Counts the clocks of what somebody is asked afresh after their days off changed (kpis.md section 0): what is open moves to the deputy or
/// pauses; what is answered stays as it was.
/// </summary>
public static class Recounting
{
    /// <summary>The days off are stored before.</summary>
    public static async Task RecountAsync(this AppDbContext db, PersonId person, CancellationToken token = default)
    {
        foreach (var request in await db.RequestsWaitingFor(person).ToListAsync(token))
        {
            var asked = request.AskedAt;
            List<PersonId> people = [.. request.Recipients.Select(r => r.PersonId)];
            var clocks = await AnswerClocks.LoadAsync(db, people, asked, token);
            if (request.Revision is not null)
                request.Recount(p =>
                    request.DueOnOf(p) is { } day ? NormDeadline.By(day, asked, clocks.TimeOf(p)) : new(null, null)
                );
            else if (request is { TeamId: { } team, Kind: RequestKind.Answer })
            {
                var zone = await db.FindZoneOfTeam(team).SingleAsync(token);
                var together = clocks.OfTeam(request.Norm!.Value, asked, zone, people);
                request.Recount(_ => together);
            }
            else
                request.Recount(p => clocks.Of(request.Norm!.Value, asked, p));
        }
        await db.SaveChangesAsync(token);
    }
}
