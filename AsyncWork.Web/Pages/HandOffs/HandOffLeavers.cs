using AsyncWork.Domain.HandOffs;
using AsyncWork.Web.Data;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.HandOffs;

/// <summary>Open hand-offs of people who have left go back to who gives them, so that nothing waits for nobody (product.md F1, F3).</summary>
public sealed class HandOffLeavers(AppDbContext db)
{
    /// <summary>More than this are looked after on another day.</summary>
    const int MostAtOnce = 1000;

    /// <returns>How many do not wait for somebody who has left any more.</returns>
    public async Task<int> GoOnAsync(Instant now, CancellationToken cancellation = default)
    {
        var went = 0;
        foreach (var left in await db.ListLeftHandOffs(now.InUtc().Date, MostAtOnce).ToListAsync(cancellation))
            await db.InTransactionAsync(
                async token =>
                {
                    db.ChangeTracker.Clear();
                    if (
                        await db.HandOffs.Include(h => h.Items).SingleOrDefaultAsync(h => h.Id == left.Id, token)
                        is not { IsOpen: true } handOff
                    )
                        return;
                    var zone = await db.People.Where(p => p.Id == handOff.ReceiverId).Select(p => p.Zone).SingleAsync(token);
                    var news = new HandOffNews(db, handOff, new(left.Giver, left.Receiver, zone), now);
                    if (left.ReceiverHasLeft || handOff.State == HandOffState.Returned)
                    {
                        handOff.Return(left.GiverHasLeft, now);
                        await news.TellOfReturnAsync(token);
                    }
                    else
                    {
                        handOff.GoOnWithoutAnswer(now);
                        news.TellOfSilence();
                    }
                    await db.SaveChangesAsync(token);
                    went++;
                },
                cancellation
            );
        return went;
    }
}
