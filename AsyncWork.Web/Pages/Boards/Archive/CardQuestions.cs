using AsyncWork.Domain.Requests;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Boards.Archive;

/// <summary>What is asked on cards that left their board waits for nobody until they come back (product.md B25, P5). The caller saves.</summary>
static class CardQuestions
{
    public static async Task PutAwayAsync(this IQueryable<Request> open, Instant now, CancellationToken cancellation)
    {
        foreach (var request in await open.ToListAsync(cancellation))
            request.PutAway(now);
    }

    /// <param name="left">When the cards left their board.</param>
    public static async Task BringBackAsync(this IQueryable<Request> closed, Instant left, CancellationToken cancellation)
    {
        foreach (var request in await closed.ToListAsync(cancellation))
            request.BringBack(left);
    }
}
