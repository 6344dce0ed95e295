using AsyncWork.Domain.Wiki;
using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Wiki;

/// <summary>How a change of a page or a space ended.</summary>
/// <param name="Status">As HTTP says it: 200, 403, 404, 409 or 422.</param>
/// <param name="Refused">Why nothing was changed; null when it was, or when there is nothing to tell.</param>
public sealed record PageAnswer(int Status, string? Refused = null)
{
    public static readonly PageAnswer Done = new(StatusCodes.Status200OK);
    public static readonly PageAnswer NotThere = new(StatusCodes.Status404NotFound);
    public static readonly PageAnswer Forbidden = new(StatusCodes.Status403Forbidden);

    public static PageAnswer No(string reason) => new(StatusCodes.Status422UnprocessableEntity, reason);

    public bool IsDone => Status == StatusCodes.Status200OK;
}

/// <summary>Changes of a page that two people may make at once: each is done, one after the other.</summary>
public static class PageChanges
{
    const int MostTries = 4;

    /// <summary>
    /// Does something to a page, all or nothing, once for each form. When somebody else changed the page meanwhile it is done again, so the
    /// work starts from the page that it is given.
    /// </summary>
    /// <param name="right">What one must be allowed to do for it; 403 for those who may only look.</param>
    /// <param name="work">Gives the reason when it does nothing.</param>
    /// <param name="afterwards">What needs the ids of what was stored.</param>
    /// <param name="evenClosed">Also when the page or the space is archived.</param>
    public static async Task<PageAnswer> ChangePageAsync(
        this AppDbContext db,
        Viewer viewer,
        (string Space, string Slug) address,
        SpaceRight right,
        Guid formKey,
        Instant now,
        Func<PageToChange, CancellationToken, Task<string?>> work,
        Func<PageToChange, CancellationToken, Task>? afterwards = null,
        bool evenClosed = false,
        CancellationToken cancellation = default
    )
    {
        var isOfTwice = false;
        for (var tries = 1; tries <= MostTries; tries++)
        {
            var answer = PageAnswer.Done;
            try
            {
                await db.InTransactionAsync(
                    async token =>
                    {
                        db.ChangeTracker.Clear();
                        answer = await TryAsync(token);
                    },
                    cancellation
                );
                return answer;
            }
            catch (RefusedException refused)
            {
                db.ChangeTracker.Clear();
                return refused.Status == StatusCodes.Status200OK ? PageAnswer.Done : new(refused.Status, refused.Message);
            }
            catch (DbUpdateException problem) when (problem is DbUpdateConcurrencyException || db.IsTaken(problem))
            {
                // Somebody changed the page, or took its name: what is there now says what can be done.
                db.ChangeTracker.Clear();
                isOfTwice = problem is not DbUpdateConcurrencyException;
            }
        }
        return isOfTwice
            ? PageAnswer.No(PageNames.TooSimilar)
            : new(StatusCodes.Status409Conflict, "Others change this page right now. Send it again.");

        async Task<PageAnswer> TryAsync(CancellationToken token)
        {
            if (await db.FindPageToChange(viewer, address.Space, address.Slug).SingleOrDefaultAsync(token) is not { } found)
                return PageAnswer.NotThere;
            if ((right >= SpaceRight.Write && !found.MayWrite) || (right == SpaceRight.Keep && !found.MayKeep))
                return PageAnswer.Forbidden;
            if (formKey != Guid.Empty && await db.UsedFormKeys.AnyAsync(k => k.Key == formKey, token))
                return PageAnswer.Done;
            if ((evenClosed ? null : found.Closed) is { } closed)
                return PageAnswer.No(closed);
            if (await work(found, token) is { } reason)
                throw new RefusedException(StatusCodes.Status422UnprocessableEntity, reason);
            // The same form at the same moment: what the work has stored by itself goes too.
            if (!await db.SaveOnceAsync(formKey, now, token))
                throw new RefusedException(StatusCodes.Status200OK, "");
            if (afterwards is not null)
            {
                await afterwards(found, token);
                await db.SaveChangesAsync(token);
            }
            return PageAnswer.Done;
        }
    }
}
