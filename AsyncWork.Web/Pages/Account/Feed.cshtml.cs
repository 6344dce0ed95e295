using System.Security.Cryptography;
using AsyncWork.Domain.Boards;
using AsyncWork.Web.Data;
using AsyncWork.Web.History;
using AsyncWork.Web.Htmx;
using AsyncWork.Web.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Account;

/// <summary>The secret address of my calendar feed: made, renewed, ended (product.md I2).</summary>
public sealed class FeedModel(AppDbContext db, AuditTrail audit, IClock clock) : PageModel
{
    const int SecretBytes = 32;
    const int MostTries = 3;

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
        var secret = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(SecretBytes));
        var (hash, now) = (Feeds.ShowModel.HashOf(secret), clock.GetCurrentInstant());
        for (var tries = 1; ; tries++)
            try
            {
                await MakeAsync(hash, now, cancellation);
                break;
            }
            catch (DbUpdateException) when (tries < MostTries)
            {
                // Made, or ended, at the same moment: pressed twice, or in two windows. The last address is the one that holds.
                db.ChangeTracker.Clear();
            }
        Address = $"{Request.Scheme}://{Request.Host}/feeds/{secret}.ics";
        Response.Headers.CacheControl = "no-store";
        return Page();
    }

    async Task MakeAsync(string hash, Instant now, CancellationToken cancellation)
    {
        await OnGetAsync(cancellation);
        audit.Record(Feed is null ? "made a calendar feed" : "renewed a calendar feed", User.Viewer().Name);
        if (Feed is null)
            db.CalendarFeeds.Add(Feed = new CalendarFeed(User.Viewer().Person, hash, now));
        else
            Feed.Renew(hash, now);
        await db.SaveChangesAsync(cancellation);
    }

    public async Task<IActionResult> OnPostEndAsync(CancellationToken cancellation)
    {
        await OnGetAsync(cancellation);
        if (Feed is not null)
        {
            db.CalendarFeeds.Remove(Feed);
            audit.Record("ended a calendar feed", User.Viewer().Name);
            try
            {
                await db.SaveChangesAsync(cancellation);
            }
            catch (DbUpdateConcurrencyException)
            {
                // Ended already, in another window.
            }
        }
        this.Toast("The feed has ended. Calendars read nothing from it any more.");
        return RedirectToPage();
    }
}
