using AsyncWork.Domain;
using AsyncWork.Domain.Notifications;
using AsyncWork.Domain.Wiki;
using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Markdown;
using AsyncWork.Web.Pages.Comments;
using AsyncWork.Web.Pages.Inbox;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Wiki;

/// <summary>How taking over a suggestion ended.</summary>
/// <param name="IsPublished">Readers see it; else it stands in the draft.</param>
public sealed record SuggestionTaken(PageAnswer Answer, bool IsPublished);

/// <summary>Paragraphs of a page, and suggestions for them (product.md D15).</summary>
public static class PageSuggestions
{
    /// <summary>The blocks of the published text; none of a page that is not published.</summary>
    public static async Task<IReadOnlyList<TextBlock>> ReadBlocksAsync(
        this AppDbContext db,
        int page,
        CancellationToken cancellation = default
    ) => PageBlocks.Of(await db.WikiPages.Where(p => p.Id == page).Select(p => p.Text).SingleAsync(cancellation));

    /// <summary>
    /// Puts what a comment suggests in the place of its paragraph, as a new revision, and resolves the comment. It is published where the writer
    /// publishes and no other draft waits; else it stands in the draft. 409 when the paragraph has changed since.
    /// </summary>
    public static async Task<SuggestionTaken> TakeOverAsync(
        this AppDbContext db,
        Viewer viewer,
        (string Space, string Slug) address,
        int comment,
        Guid formKey,
        Instant now
    )
    {
        var (isPublished, isChanged) = (false, false);
        var answer = await db.ChangePageAsync(
            viewer,
            address,
            SpaceRight.Write,
            formKey,
            now,
            async (found, token) =>
            {
                (isPublished, isChanged) = (false, false);
                var page = found.Page;
                if (await db.FindComment(Subject.Page(page.Id), comment).SingleOrDefaultAsync(token) is not { } suggested)
                    return "The comment is not there any more.";
                if (suggested.WhyNotTakeOver() is { } reason)
                    return reason;
                var text = await db.FindRevision(page.Id, page.Latest).Select(r => r.Text).SingleAsync(token);
                if (TextBlock.At(PageBlocks.Of(text), suggested.Block!) is not { } block)
                {
                    isChanged = true;
                    return "The paragraph has changed since this was suggested. Edit the page, and use what you need of the suggestion.";
                }
                var changed = block.ReplacedIn(text, suggested.Suggestion!);
                if (WikiPage.WhyNotText(changed) is { } tooLong)
                    return tooLong;
                var goesOut = !found.Space.PublishesAfterReview && !page.HasDraft;
                var by = await db.People.Where(p => p.Id == suggested.By).Select(p => p.Name).FirstOrDefaultAsync(token);
                var revision = page.Write(changed, viewer.Person, now, $"As {by ?? "a comment"} suggested");
                if (goesOut && await db.PublishAsync(viewer, found, revision, now, token) is { } wrong)
                    return wrong;
                isPublished = goesOut;
                suggested.BeTakenOver(revision.Number, viewer.Person, now);
                if (suggested.By is { } writer && writer != viewer.Person)
                    db.Tell(
                        new Notification(
                            writer,
                            NotificationReason.Answered,
                            viewer.Person,
                            $"{viewer.Name} took over what you suggested for “{page.Title}”",
                            $"/wiki/{found.Space.Slug}/{page.Slug}#comment-{comment}",
                            now
                        )
                    );
                return null;
            }
        );
        return new(isChanged ? answer with { Status = StatusCodes.Status409Conflict } : answer, isPublished);
    }
}
