using System.IO.Compression;
using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using AsyncWork.Web.Files;
using AsyncWork.Web.History;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Pages.Reports;
using AsyncWork.Web.Reports;
using AsyncWork.Web.Reports.Pdf;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Wiki.Export;

/// <summary>Pages of a space as a file: what the person may read, as it is published.</summary>
public abstract class ExportPage(AppDbContext db, FileStore store, AuditTrail audit, IClock clock) : PageModel
{
    protected Viewer Viewer => User.Viewer();
    protected AppDbContext Db => db;

    protected Task<SpaceView?> FindSpaceAsync(string space, CancellationToken cancellation) =>
        db.FindSpace(Viewer, space).SingleOrDefaultAsync(cancellation);

    /// <param name="title">What the file is called after.</param>
    protected async Task<IActionResult> SendAsync(
        SpaceView space,
        IReadOnlyList<PlacedPage> pages,
        string title,
        string format,
        CancellationToken cancellation
    )
    {
        if (pages.Count == 0)
            return Refuse("Nothing is published here yet, so there is nothing to export.");
        if (format == "pdf" && PagePrint.WhyNot(pages) is { } reason)
            return Refuse(reason);
        var (viewer, now) = (Viewer, clock.GetCurrentInstant());
        var name = $"{Team.SlugOf(title)}.{format}";
        audit.Record(
            "exported",
            PageView.AuditName(space.Slug),
            $"{name}, {pages.Count} {(pages.Count == 1 ? "page" : "pages")}"
        );
        await db.SaveChangesAsync(cancellation);
        if (format == "zip")
        {
            await using var zip = await Response.OpenZipAsync(name, cancellation);
            await PageFolder.WriteAsync(
                db,
                ids => db.ListExportedTexts(viewer, ids),
                store,
                space.Slug,
                pages,
                (path, stop) => zip.CreateEntry(path, CompressionLevel.Fastest).OpenAsync(stop),
                cancellation
            );
            return new EmptyResult();
        }
        var company = await db.GetCompanyAsync(cancellation);
        var about = new PrintedDocument(title)
        {
            Company = company.Name,
            About = pages.Count > 1 ? space.Description : "",
            Author = company.Name,
            GeneratedFor = viewer.Name,
            GeneratedAt = now,
            Zone = viewer.Zone,
        };
        var site = $"{Request.Scheme}://{Request.Host}";
        var document = await PagePrint.MakeAsync(db, viewer, store, new(space.Id, space.Slug), pages, about, site, cancellation);
        var stream = new MemoryStream();
        using (await PdfTurns.TakeAsync(cancellation))
            DocumentPdf.Write(document, stream);
        stream.Position = 0;
        return File(stream, MonthlyReportPdf.ContentType, name);
    }

    static ContentResult Refuse(string reason) =>
        new()
        {
            Content = reason,
            ContentType = "text/plain; charset=utf-8",
            StatusCode = StatusCodes.Status422UnprocessableEntity,
        };
}
