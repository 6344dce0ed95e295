using AsyncWork.Domain.Requests;
using AsyncWork.Web.Data;
using AsyncWork.Web.Htmx;
using AsyncWork.Web.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;

namespace AsyncWork.Web.Pages.Requests;

/// <summary>What somebody is asked: when they answer, that they have seen it, or that it is no longer needed (product.md P5).</summary>
public sealed class ShowModel(AppDbContext db, IClock clock) : PageModel
{
    const int MostTries = 4;
    static readonly LocalDateTimePattern Typed = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm");

    [FromRoute(Name = "id")]
    public int RequestId { get; set; }
    public AskedView Shown { get; private set; } = null!;
    public Instant Now { get; } = clock.GetCurrentInstant();
    Viewer Viewer => User.Viewer();

    public async Task<IActionResult> OnGetAsync() => await LoadAsync() ? this.PageOrFragment("_Request") : NotFound();

    /// <summary>"I will answer by …".</summary>
    public Task<IActionResult> OnPostPromiseAsync(string? until)
    {
        var typed = Typed.Parse(until ?? "");
        return ChangeAsync(
            "Who asked sees by when you answer.",
            request =>
            {
                if (typed is not { Success: true, Value: { Year: >= 2000 and <= 2100 } time })
                    return "Choose a day and a time.";
                var at = time.InZoneLeniently(Viewer.Zone).ToInstant();
                if (request.WhyNotPromise(Viewer.Person, at, Now) is { } reason)
                    return reason;
                request.Promise(Viewer.Person, at, Now);
                return null;
            }
        );
    }

    public Task<IActionResult> OnPostAcknowledgeAsync() =>
        ChangeAsync(
            "Who asked sees that you have seen it.",
            request =>
            {
                if (request.WhyNotAcknowledge(Viewer.Person) is { } reason)
                    return reason;
                request.Acknowledge(Viewer.Person, Now);
                return null;
            }
        );

    public Task<IActionResult> OnPostWithdrawAsync() =>
        ChangeAsync(
            "It is withdrawn. Nobody needs to answer it any more.",
            request =>
            {
                if (request.WhyNotWithdraw(Viewer.Person) is { } reason)
                    return reason;
                request.Withdraw(Viewer.Person, Now);
                return null;
            }
        );

    /// <summary>Does it on the request as it is by then, when others change it at the same moment.</summary>
    async Task<IActionResult> ChangeAsync(string done, Func<Request, string?> work)
    {
        for (var tries = 1; ; tries++)
        {
            db.ChangeTracker.Clear();
            if (
                await db.RequestsOf(Viewer).Include(r => r.Recipients).SingleOrDefaultAsync(r => r.Id == RequestId)
                is not { } found
            )
                return NotFound();
            if (work(found) is { } reason)
                return await RefuseAsync(StatusCodes.Status422UnprocessableEntity, reason);
            try
            {
                await db.SaveChangesAsync();
                break;
            }
            catch (DbUpdateConcurrencyException) when (tries < MostTries) { }
            catch (DbUpdateConcurrencyException)
            {
                return await RefuseAsync(StatusCodes.Status409Conflict, "Others change this right now. Send it again.");
            }
        }
        await LoadAsync();
        if (Request.IsHtmx())
            return this.PageOrFragment("_Request");
        this.Toast(done);
        return LocalRedirect(
            Shown.Request.CommentId is { } comment ? $"{Shown.Request.Url}#comment-{comment}" : Shown.Request.Url
        );
    }

    async Task<IActionResult> RefuseAsync(int status, string reason)
    {
        ModelState.AddModelError("", reason);
        return await LoadAsync() ? this.PageOrFragment("_Request", status) : NotFound();
    }

    async Task<bool> LoadAsync()
    {
        if (await db.FindRequest(Viewer, RequestId).SingleOrDefaultAsync() is not { } found)
            return false;
        Shown = new(found, Viewer, Now, AskedOn.AnswerAt(found));
        return true;
    }
}
