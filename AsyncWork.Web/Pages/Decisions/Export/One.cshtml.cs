using System.Text;
using AsyncWork.Web.Data;
using AsyncWork.Web.History;
using AsyncWork.Web.Pages.Reports;
using AsyncWork.Web.Reports;
using AsyncWork.Web.Reports.Pdf;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Decisions.Export;

/// <summary>A decision as PDF, or as a file of MADR (product.md D2, D17).</summary>
public sealed class OneModel(AppDbContext db, AuditTrail audit, IClock clock) : DecisionPage(db, clock)
{
    const string Markdown = "text/markdown; charset=utf-8";

    public async Task<IActionResult> OnGetAsync(string format, CancellationToken cancellation)
    {
        if (!await LoadDecisionAsync())
            return NotFound();
        audit.Record("exported", "decisions", $"{Decision.Name}.{format}");
        await Db.SaveChangesAsync(cancellation);
        if (format != "pdf")
        {
            var (name, text) = (await Db.WriteRecordsAsync(Db.ListReplacements(Viewer), [Decision], cancellation))[0];
            return File(Encoding.UTF8.GetBytes(text), Markdown, name);
        }
        var company = await Db.GetCompanyAsync(cancellation);
        var about = new PrintedDocument(Decision.Title)
        {
            Company = company.Name,
            Author = company.Name,
            GeneratedFor = Viewer.Name,
            GeneratedAt = Now,
            Zone = Viewer.Zone,
        };
        var reviews = await Db.ListPrintedReviews(Decision.Id).ToListAsync(cancellation);
        var document = await DecisionPrint.MakeAsync(this, reviews, about, $"{Request.Scheme}://{Request.Host}", cancellation);
        var stream = new MemoryStream();
        using (await PdfTurns.TakeAsync(cancellation))
            DocumentPdf.Write(document, stream);
        stream.Position = 0;
        return File(stream, MonthlyReportPdf.ContentType, $"{Decision.Name}.pdf");
    }

    /// <summary>A text as it is printed, with links as the app has them.</summary>
    internal Task<Wiki.LinkedText> ReadAsync(string text, CancellationToken cancellation) =>
        Wiki.References.LinkAsync(Db, Viewer, text, null, cancellation);
}
