using AsyncWork.Domain;
using AsyncWork.Web.Data;
using NodaTime;

namespace AsyncWork.Web.Backups;

/// <summary>A content that files need.</summary>
public sealed record NeededContent(string Hash, long Bytes);

/// <summary>A version of a file, whatever it belongs to.</summary>
public sealed record EveryFile(int Attachment, string Name, SubjectKind Kind, int Subject, int Number, string Hash);

/// <summary>A space, whoever may see it.</summary>
public sealed record EverySpace(int Id, string Slug);

/// <summary>What backups and exports read: all there is, for who runs the server and never for a page (product.md A8).</summary>
public static class BackupQueries
{
    /// <summary>Each content once, however many files have it.</summary>
    public static IQueryable<NeededContent> ListContents(this AppDbContext db) =>
        db.FileVersions.GroupBy(v => v.Hash).OrderBy(g => g.Key).Select(g => new NeededContent(g.Key, g.Max(v => v.Bytes)));

    public static IQueryable<EveryFile> ListEveryFile(this AppDbContext db) =>
        from v in db.FileVersions
        join a in db.Attachments on v.AttachmentId equals a.Id
        orderby a.Id, v.Number
        select new EveryFile(a.Id, a.Name, a.SubjectKind, a.SubjectId, v.Number, v.Hash);

    public static IQueryable<EverySpace> ListEverySpace(this AppDbContext db) =>
        db.Spaces.OrderBy(s => s.Slug).Select(s => new EverySpace(s.Id, s.Slug));

    /// <summary>When the command last made a backup of this database; no row when it never has.</summary>
    public static IQueryable<Instant> FindLastBackup(this AppDbContext db) =>
        db
            .AuditEvents.Where(e => e.Subject == Backup.Subject && e.Action == Backup.Made)
            .OrderByDescending(e => e.At)
            .Take(1)
            .Select(e => e.At);

    /// <summary>The moment of the newest event of the audit log; no row when there is none.</summary>
    public static IQueryable<Instant> FindNewestEvent(this AppDbContext db) =>
        db.AuditEvents.OrderByDescending(e => e.At).Take(1).Select(e => e.At);
}
