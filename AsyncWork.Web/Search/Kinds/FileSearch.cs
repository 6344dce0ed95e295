using System.Globalization;
using System.Linq.Expressions;
using AsyncWork.Domain;
using AsyncWork.Domain.Files;
using AsyncWork.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace AsyncWork.Web.Search.Kinds;

/// <summary>Files by name, and texts, PDFs and office documents by the words of their newest version too; a hit leads to the file's page.</summary>
sealed class FileSearch : SearchKind<Attachment, int>, ISearchPart
{
    public override string Name => "File";
    public override string Word => "file";
    public override string Words => "Files";
    public override string Icon => "file";

    /// <summary>The version grows with each content that is added.</summary>
    protected override IReadOnlyList<string> Properties =>
        [nameof(Attachment.Name), nameof(Attachment.DeletedAt), nameof(Attachment.Version)];

    protected override SearchText? Read(Attachment thing) =>
        thing.DeletedAt is null
            ? new(thing.Name, Newest(thing)?.Text?.Text ?? "", thing.AddedBy, Newest(thing)?.At ?? thing.AddedAt)
            : null;

    protected override IQueryable<Attachment> Things(AppDbContext db) =>
        db.Attachments.Include(a => a.Versions).ThenInclude(v => v.Text).Where(a => a.DeletedAt == null);

    protected override async Task CompleteAsync(EntityEntry thing, CancellationToken cancellation)
    {
        await thing.Collection(nameof(Attachment.Versions)).LoadAsync(cancellation);
        if (Newest((Attachment)thing.Entity) is { Text: null } newest)
            await thing.Context.Entry(newest).Reference(v => v.Text).LoadAsync(cancellation);
    }

    protected override Subject? On(Attachment thing) => new(thing.SubjectKind, thing.SubjectId);

    public Expression<Func<SearchEntry, int?>> PartOf(AppDbContext db) => e => EF.Property<int?>(e, "FileId");

    public string UrlOf(string subject, int part) => string.Create(CultureInfo.InvariantCulture, $"{subject}/files/{part}");

    static FileVersion? Newest(Attachment thing) => thing.Versions.MaxBy(v => v.Number);
}
