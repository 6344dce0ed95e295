using System.Globalization;
using System.Linq.Expressions;
using AsyncWork.Domain;
using AsyncWork.Domain.Files;
using AsyncWork.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace AsyncWork.Web.Search.Kinds;

/// <summary>Files by name; a hit leads to the file's page.</summary>
sealed class FileSearch : SearchKind<Attachment, int>, ISearchPart
{
    public override string Name => "File";
    public override string Word => "file";
    public override string Words => "Files";
    public override string Icon => "file";

    protected override IReadOnlyList<string> Properties => [nameof(Attachment.Name), nameof(Attachment.DeletedAt)];

    protected override SearchText? Read(Attachment thing) =>
        thing.DeletedAt is null ? new(thing.Name, "", thing.AddedBy, thing.AddedAt) : null;

    protected override IQueryable<Attachment> Things(AppDbContext db) => db.Attachments.Where(a => a.DeletedAt == null);

    protected override Subject? On(Attachment thing) => new(thing.SubjectKind, thing.SubjectId);

    public Expression<Func<SearchEntry, int?>> PartOf(AppDbContext db) => e => EF.Property<int?>(e, "FileId");

    public string UrlOf(string subject, int part) => string.Create(CultureInfo.InvariantCulture, $"{subject}/files/{part}");
}
