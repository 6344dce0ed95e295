using System.Security.Cryptography;
using System.Text;
using AsyncWork.Web.Calendar;
using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;
using NodaTime;

namespace AsyncWork.Web.Pages.Feeds;

/// <summary>
/// A person's due dates, and who of their teams is away, for their calendar. Calendars cannot sign in: who knows the secret address reads it (product.md I2).
/// </summary>
public sealed class ShowModel(AppDbContext db, AttemptLimits limits, IClock clock) : PageModel
{
    public const int SecretLength = 43;
    const string ContentTypeOfCalendars = "text/calendar; charset=utf-8";
    static readonly Duration NotedEvery = Duration.FromHours(1);

    public async Task<IActionResult> OnGetAsync(string secret, CancellationToken cancellation)
    {
        var now = clock.GetCurrentInstant();
        var owner =
            secret.Length == SecretLength
                ? await db.FeedOwnerOf(HashOf(secret), now.InUtc().Date).SingleOrDefaultAsync(cancellation)
                : null;
        if (owner is null)
            // Somebody guesses, or a calendar asks for an address that has ended.
            return limits.Allow($"feed {HttpContext.Connection.RemoteIpAddress}")
                ? NotFound()
                : StatusCode(StatusCodes.Status429TooManyRequests);
        var viewer = Viewer.Of(owner.Person, owner.Name, owner.Zone, now.InZone(owner.Zone).Date);
        var entries = await DueFeed.LoadAsync(db, viewer, cancellation);
        var file = Encoding.UTF8.GetBytes(DueFeed.Write(owner, entries, $"{Request.Scheme}://{Request.Host}"));
        var tag = Convert.ToHexStringLower(SHA256.HashData(file).AsSpan(0, 16));
        var since = await NoteAsync(owner, tag, now, cancellation);
        Response.Headers.CacheControl = "private, max-age=0, must-revalidate";
        // Sends 304 when the calendar has this already.
        return new FileContentResult(file, ContentTypeOfCalendars)
        {
            EntityTag = new EntityTagHeaderValue($"\"{tag}\""),
            LastModified = since?.ToDateTimeOffset(),
            FileDownloadName = "due-dates.ics",
        };
    }

    /// <summary>SHA-256 of a secret, as it is stored.</summary>
    internal static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    /// <summary>Notes that the feed was read, and how it read.</summary>
    /// <returns>Since when it reads so; null when that could not be noted, as others were writing.</returns>
    async Task<Instant?> NoteAsync(FeedOwner owner, string tag, Instant now, CancellationToken cancellation)
    {
        var before = now - NotedEvery;
        var feed = db.CalendarFeeds.Where(f => f.PersonId == owner.Person);
        if (owner.ContentTag == tag)
        {
            await db.WriteIfFreeAsync(
                token =>
                    feed.Where(f => f.ReadAt == null || f.ReadAt < before)
                        .ExecuteUpdateAsync(set => set.SetProperty(f => f.ReadAt, now), token),
                cancellation
            );
            return owner.ContentSince;
        }
        // Calendars compare whole seconds: what changed within one is told apart by the next.
        Instant since = owner.ContentSince is { } last ? Instant.Max(now, last + Duration.FromSeconds(1)) : now;
        var noted = await db.WriteIfFreeAsync(
            token =>
                feed.ExecuteUpdateAsync(
                    set =>
                        set.SetProperty(f => f.ReadAt, now)
                            .SetProperty(f => f.ContentTag, tag)
                            .SetProperty(f => f.ContentSince, since),
                    token
                ),
            cancellation
        );
        return noted is null ? null : since;
    }
}
