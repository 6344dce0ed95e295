using AsyncWork.Domain.People;
using AsyncWork.Domain.Requests;
using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Requests;

/// <summary>
/// Which deputies may answer what was asked already (product.md S6): who sees it, and did not ask it. One query for each deputy, however much is
/// asked.
/// </summary>
public sealed class StandIns
{
    readonly HashSet<(int Request, PersonId Deputy)> seen = [];

    StandIns() { }

    /// <param name="asked">Requests, each with somebody who is asked; those without a norm have no deputies.</param>
    /// <param name="today">The day on whose memberships it depends what a deputy sees.</param>
    public static async Task<StandIns> LoadAsync(
        AppDbContext db,
        AnswerClocks clocks,
        IEnumerable<(Request Request, PersonId Person)> asked,
        LocalDate today,
        CancellationToken cancellation
    )
    {
        var standIns = new StandIns();
        var wanted = asked
            .Where(a => a.Request.Norm is not null)
            .Select(a => (a.Request.Id, clocks.Of(a.Request.Norm!.Value, a.Request.AskedAt, a.Person, MayAsk(a.Request)).Deputy))
            .Where(a => a.Deputy is not null)
            .ToLookup(a => a.Deputy!.Value, a => a.Id);
        foreach (var deputy in wanted)
        {
            // An administrator who is not of the team is not asked at first either.
            var viewer = Viewer.Of(deputy.Key, "", DateTimeZone.Utc, today);
            foreach (var id in await db.ListRequestsSeenBy(viewer, [.. deputy.Distinct()]).ToListAsync(cancellation))
                standIns.seen.Add((id, deputy.Key));
        }
        return standIns;
    }

    /// <summary>Whether somebody may stand in for a person whom this request asks.</summary>
    public Func<PersonId, bool> Of(Request request) => deputy => seen.Contains((request.Id, deputy));

    static Func<PersonId, bool> MayAsk(Request request) => deputy => deputy != request.AskedBy;
}
