using AsyncWork.Domain.Kpis;
using AsyncWork.Web.Data;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Boards.Flow;

/// <summary>What a board's cards usually take: P50 and P85 of 90 days (kpis.md K5), kept with the board so that it need not be computed each time.</summary>
public static class BoardExpectations
{
    public static readonly Duration Fresh = Duration.FromDays(1);

    /// <summary>Brings the boards up to date that were not for a day; of all boards, or of one.</summary>
    /// <returns>How many boards were looked at.</returns>
    public static async Task<int> ExpectAsync(
        this AppDbContext db,
        Instant now,
        int? board = null,
        CancellationToken cancellation = default
    )
    {
        var boards = await db.BoardsToExpect(now - Fresh).Where(b => board == null || b.Id == board).ToListAsync(cancellation);
        foreach (var one in boards)
        {
            var done = await db.DoneCards(one.Id, now - Duration.FromDays(FlowOfMonth.ExpectationDays)).ToListAsync(cancellation);
            var minutes = done.Select(c => (decimal)(c.FinishedAt - c.StartedAt).TotalMinutes).ToList();
            var enough = minutes.Count >= FlowOfMonth.FewestForExpectation;
            one.Expect(
                enough ? (int?)Percentile.Of(minutes, 0.5m) : null,
                enough ? (int?)Percentile.Of(minutes, 0.85m) : null,
                minutes.Count,
                now
            );
        }
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Somebody changed one of the boards meanwhile: it is looked at the next time.
            db.ChangeTracker.Clear();
        }
        return boards.Count;
    }
}
