using AsyncWork.Domain;
using AsyncWork.Domain.Files;
using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Pages.Boards;
using AsyncWork.Web.Pages.Decisions;
using AsyncWork.Web.Pages.Onboarding.Plans;
using AsyncWork.Web.Pages.Posts;
using AsyncWork.Web.Pages.Wiki;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Files;

/// <summary>A file with the version that is shown.</summary>
public sealed class AttachmentRow
{
    public required int Id { get; init; }
    public required string Name { get; init; }
    public Instant? DeletedAt { get; init; }
    public int Versions { get; init; }
    public int VersionId { get; init; }
    public int Number { get; init; }
    public long Bytes { get; init; }
    public string ContentType { get; init; } = "";
    public string? By { get; init; }
    public Instant At { get; init; }
}

/// <summary>A version of a file as its page lists it.</summary>
public sealed record VersionRow(
    int Id,
    int Number,
    string Hash,
    long Bytes,
    string ContentType,
    string Note,
    string? By,
    Instant At
);

/// <summary>A file that lies elsewhere.</summary>
public sealed record FileLinkRow(int Id, string Url, string Title, string Owner, string? By, Instant At)
{
    public string Host => FileLink.HostOf(Url);
}

/// <summary>A content to be sent.</summary>
public sealed record SentFile(string Name, string Hash, string ContentType);

/// <summary>The files of things (product.md F1, F2). Who may see the thing is asked before.</summary>
public static class AttachmentQueries
{
    public static IQueryable<AttachmentRow> ListAttachments(this AppDbContext db, Subject subject) =>
        from a in db.AttachmentsAt(subject)
        join v in db.FileVersions on a.Id equals v.AttachmentId
        where v.Number == db.FileVersions.Where(x => x.AttachmentId == a.Id).Max(x => x.Number)
        orderby a.Name, a.Id
        select new AttachmentRow
        {
            Id = a.Id,
            Name = a.Name,
            DeletedAt = a.DeletedAt,
            Versions = db.FileVersions.Count(x => x.AttachmentId == a.Id),
            VersionId = v.Id,
            Number = v.Number,
            Bytes = v.Bytes,
            ContentType = v.ContentType,
            By = db.People.Where(p => p.Id == v.By).Select(p => p.Name).FirstOrDefault(),
            At = v.At,
        };

    /// <summary>The name of a file that was not deleted.</summary>
    public static IQueryable<string> FindName(this AppDbContext db, Subject subject, int attachment) =>
        db.AttachmentsAt(subject).Where(a => a.Id == attachment && a.DeletedAt == null).Select(a => a.Name);

    /// <summary>Newest first.</summary>
    public static IQueryable<VersionRow> ListVersions(this AppDbContext db, int attachment) =>
        db
            .FileVersions.Where(v => v.AttachmentId == attachment)
            .OrderByDescending(v => v.Number)
            .Select(v => new VersionRow(
                v.Id,
                v.Number,
                v.Hash,
                v.Bytes,
                v.ContentType,
                v.Note,
                db.People.Where(p => p.Id == v.By).Select(p => p.Name).FirstOrDefault(),
                v.At
            ));

    /// <summary>A version of a file of something that this person may look at; nothing of what was deleted.</summary>
    public static IQueryable<SentFile> FindFile(this AppDbContext db, Viewer viewer, int version) =>
        from v in db.FileVersions
        where v.Id == version
        join a in db.Attachments on v.AttachmentId equals a.Id
        where
            a.DeletedAt == null
            && (
                (a.SubjectKind == SubjectKind.Card && db.CardsSeenBy(viewer).Any(c => c.Id == a.SubjectId && c.DeletedAt == null))
                || (a.SubjectKind == SubjectKind.Decision && db.DecisionsSeenBy(viewer).Any(d => d.Id == a.SubjectId))
                || (a.SubjectKind == SubjectKind.Post && db.PostsSeenBy(viewer).Any(p => p.Id == a.SubjectId))
                || (a.SubjectKind == SubjectKind.Step && db.StepsSeenBy(viewer).Any(s => s.Id == a.SubjectId))
                || (a.SubjectKind == SubjectKind.Page && db.PagesSeenBy(viewer).Any(p => p.Id == a.SubjectId))
            )
        select new SentFile(a.Name, v.Hash, v.ContentType);

    /// <summary>The files of a thing with all their versions, to change them.</summary>
    public static IQueryable<Attachment> AttachmentsOf(this AppDbContext db, Subject subject) =>
        db.AttachmentsAt(subject).Include(a => a.Versions);

    /// <summary>What the files of a board take together, in bytes; those that were deleted make room.</summary>
    public static Task<long> SumBytesOfAsync(this AppDbContext db, int board, CancellationToken cancellation = default) =>
        (
            from v in db.FileVersions
            join a in db.Attachments on v.AttachmentId equals a.Id
            where a.SubjectKind == SubjectKind.Card && a.DeletedAt == null
            join c in db.Cards on a.SubjectId equals c.Id
            where c.BoardId == board
            select v.Bytes
        ).SumAsync(cancellation);

    /// <summary>How many files a thing has that were not deleted, here and elsewhere.</summary>
    public static async Task<int> CountAttachmentsAsync(
        this AppDbContext db,
        Subject subject,
        CancellationToken cancellation = default
    ) =>
        await db.AttachmentsAt(subject).CountAsync(a => a.DeletedAt == null, cancellation)
        + await db.LinksAt(subject).CountAsync(cancellation);

    /// <summary>Files that lie elsewhere, by title.</summary>
    public static IQueryable<FileLinkRow> ListFileLinks(this AppDbContext db, Subject subject) =>
        db.LinksAt(subject)
            .OrderBy(l => l.Title)
            .ThenBy(l => l.Id)
            .Select(l => new FileLinkRow(
                l.Id,
                l.Url,
                l.Title,
                l.Owner,
                db.People.Where(p => p.Id == l.By).Select(p => p.Name).FirstOrDefault(),
                l.At
            ));

    /// <summary>The same, to change them.</summary>
    public static IQueryable<FileLink> LinksAt(this AppDbContext db, Subject subject)
    {
        var (kind, id) = subject;
        return db.FileLinks.Where(l => l.SubjectKind == kind && l.SubjectId == id);
    }

    static IQueryable<Attachment> AttachmentsAt(this AppDbContext db, Subject subject)
    {
        var (kind, id) = subject;
        return db.Attachments.Where(a => a.SubjectKind == kind && a.SubjectId == id);
    }
}
