using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Pages.Wiki;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Playbook;

/// <summary>What a reader confirms on a page, with the one click to what changed since (product.md P9, P10).</summary>
/// <param name="Published">The revision on the screen.</param>
public sealed record ConfirmView(MyRound Round, string Title, string Url, int Published, DateTimeZone Zone, Instant Now);

/// <summary>Who confirms pages, and who says so.</summary>
public static class Confirming
{
    /// <summary>Null where this person was never asked.</summary>
    public static async Task<ConfirmView?> FindConfirmingAsync(this AppDbContext db, Viewer viewer, PageView page, Instant now) =>
        await db.ListMyRounds(viewer.Person, [page.Id]).FirstOrDefaultAsync() is { } round
            ? new(round, page.Title, page.Url, page.Published ?? 0, viewer.Zone, now)
            : null;

    /// <summary>Who says who confirms a page: its owner, those who keep it, HR and administrators.</summary>
    public static bool AsksToConfirm(this Viewer viewer, PageView page) => page.MayChange && viewer.SeesWhoConfirmed(page);

    public static bool SeesWhoConfirmed(this Viewer viewer, PageView page) =>
        page.MayKeep || page.OwnerId == viewer.Person || viewer.SeesCompany;
}
