using System.Security.Cryptography;
using AsyncWork.Domain.Boards;
using AsyncWork.Web.Data;
using AsyncWork.Web.Htmx;
using AsyncWork.Web.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Account;

/// <summary>The secret address of my calendar feed: made, renewed, ended (product.md I2).</summary>
public sealed class FeedModel(AppDbContext db, IClock clock) : PageModel
{
    const int SecretBytes = 32;

    public CalendarFeed? Feed { get; private set; }

    /// <summary>The address, right after it was made: only a hash of it is kept.</summary>
    public string? Address { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var person = User.Viewer().Person;
        Feed = await db.CalendarFeeds.SingleOrDefaultAsync(f => f.PersonId == person, cancellation);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        await OnGetAsync(cancellation);
        var secret = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(SecretBytes));
        var (hash, now) = (Feeds.ShowModel.HashOf(secret), clock.GetCurrentInstant());
        if (Feed is null)
            db.CalendarFeeds.Add(Feed = new CalendarFeed(User.Viewer().Person, hash, now));
        else
            Feed.Renew(hash, now);
        await db.SaveChangesAsync(cancellation);
        Address = $"{Request.Scheme}://{Request.Host}/feeds/{secret}.ics";
        Response.Headers.CacheControl = "no-store";
        return Page();
    }

    public async Task<IActionResult> OnPostEndAsync(CancellationToken cancellation)
    {
        await OnGetAsync(cancellation);
        if (Feed is not null)
        {
            db.CalendarFeeds.Remove(Feed);
            await db.SaveChangesAsync(cancellation);
        }
        this.Toast("The feed has ended. Calendars read nothing from it any more.");
        return RedirectToPage();
    }
}
