using AsyncWork.Domain;
using Microsoft.EntityFrameworkCore;

namespace AsyncWork.Web.Data;

/// <summary>
/// What hangs on a thing without a foreign key, because it may hang on things of several kinds: comments, files, links to files and hand-offs. Who deletes things for
/// good deletes these before, in the same transaction.
/// </summary>
public static class SubjectParts
{
    /// <param name="ids">Of the things that go.</param>
    public static async Task DeletePartsAsync(
        this AppDbContext db,
        SubjectKind kind,
        IQueryable<int> ids,
        CancellationToken cancellation
    )
    {
        var comments = db.Comments.Where(c => c.SubjectKind == kind && ids.Contains(c.SubjectId));
        var files = db.Attachments.Where(a => a.SubjectKind == kind && ids.Contains(a.SubjectId));
        var links = db.FileLinks.Where(l => l.SubjectKind == kind && ids.Contains(l.SubjectId));
        var handedOver = db.HandOffItems.Where(i => i.SubjectKind == kind && ids.Contains(i.SubjectId));
        // What a comment asked goes with it; that somebody was told of it stays counted, as a notice that is done.
        var told = db.Notifications.Where(n =>
            db.Requests.Any(r => r.Id == n.RequestId && comments.Any(c => c.Id == r.CommentId))
        );
        await db.WriteAsync(
            token =>
                told.ExecuteUpdateAsync(
                    set => set.SetProperty(n => n.DoneAt, n => n.DoneAt ?? n.At).SetProperty(n => n.RequestId, (int?)null),
                    token
                ),
            cancellation
        );
        await db.WriteAsync(token => comments.ExecuteDeleteAsync(token), cancellation);
        await db.WriteAsync(token => files.ExecuteDeleteAsync(token), cancellation);
        await db.WriteAsync(token => links.ExecuteDeleteAsync(token), cancellation);
        await db.WriteAsync(token => handedOver.ExecuteDeleteAsync(token), cancellation);
    }
}
