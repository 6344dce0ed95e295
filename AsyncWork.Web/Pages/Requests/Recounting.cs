using AsyncWork.Domain.Norms;
using AsyncWork.Domain.People;
using AsyncWork.Domain.Requests;
using AsyncWork.Web.Data;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Requests;

/// <summary>
/// Counts the clocks of what people are asked afresh after their days off, their hours or their zone changed (kpis.md section 0): what is open
/// moves to the deputy or pauses; what is answered stays as it was. The change is stored before.
/// </summary>
public static class Recounting
{
    const int MostTries = 3;

    /// <param name="today">The day on which it is looked which deputies see what was asked.</param>
    public static Task RecountAsync(this AppDbContext db, PersonId person, LocalDate today, CancellationToken token = default) =>
        db.RecountAsync(db.RequestsWaitingFor(person), today, token);

    /// <summary>After a holiday came or went.</summary>
    /// <param name="location">Empty for a company day.</param>
    public static Task RecountAtAsync(
        this AppDbContext db,
        string location,
        LocalDate today,
        CancellationToken token = default
    ) => db.RecountAsync(db.RequestsWaitingAt(location), today, token);

    static async Task RecountAsync(this AppDbContext db, IQueryable<Request> waiting, LocalDate today, CancellationToken token)
    {
        for (var left = MostTries; ; left--)
            try
            {
                await db.RecountOnceAsync(waiting, today, token);
                return;
            }
            catch (DbUpdateConcurrencyException) when (left > 1)
            {
                db.ChangeTracker.Clear(); // somebody answered at the same moment
            }
    }

    static async Task RecountOnceAsync(
        this AppDbContext db,
        IQueryable<Request> waiting,
        LocalDate today,
        CancellationToken token
    )
    {
        var requests = await waiting.ToListAsync(token);
        if (requests.Count == 0)
            return;
        List<PersonId> people = [.. requests.SelectMany(r => r.Recipients).Select(r => r.PersonId).Distinct()];
        var clocks = await AnswerClocks.LoadAsync(db, people, requests.Min(r => r.AskedAt), requests.Max(r => r.AskedAt), token);
        var teams = requests.Select(r => r.TeamId).OfType<int>().Distinct().ToList();
        var zones = await db.ListZonesOfTeams(teams).ToDictionaryAsync(t => t.Key, t => t.Value, token);
        var byNorm = requests
            .Where(r => !IsAskedTogether(r))
            .SelectMany(r => r.Recipients.Where(a => a.DoneAt is null).Select(a => (r, a.PersonId)));
        var standIns = await StandIns.LoadAsync(db, clocks, byNorm, today, token);
        foreach (var request in requests)
            Recount(request);
        await db.SaveChangesAsync(token);

        void Recount(Request request)
        {
            var asked = request.AskedAt;
            if (request.Revision is not null)
                request.Recount(p =>
                    request.DueOnOf(p) is { } day ? NormDeadline.By(day, asked, clocks.TimeOf(p)) : new(null, null)
                );
            else if (IsAskedTogether(request))
            {
                var members = request.Recipients.Select(r => r.PersonId);
                var together = clocks.OfTeam(request.Norm!.Value, asked, zones[request.TeamId!.Value], members);
                request.Recount(_ => together);
            }
            else
                request.Recount(p => clocks.Of(request.Norm!.Value, asked, p, standIns.Of(request)));
        }
    }

    /// <summary>Any of a team may answer: it goes by the clock of all of them.</summary>
    static bool IsAskedTogether(Request request) => request is { TeamId: not null, Kind: RequestKind.Answer };
}
