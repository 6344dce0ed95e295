using AsyncWork.Web.Data;
using AsyncWork.Web.History;
using AsyncWork.Web.Pages.Reports;
using AsyncWork.Web.Reports;
using AsyncWork.Web.Reports.Pdf;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

namespace AsyncWork.Web.Pages.Pilots;

/// <summary>The report of a pilot as PDF.</summary>
public sealed class ReportFileModel(AppDbContext db, AuditTrail audit, IClock clock) : PilotReportPage(db, clock)
{
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync())
            return NotFound();
        audit.Record("exported", "pilots", $"{Pilot.Name}.pdf");
        await Db.SaveChangesAsync(cancellation);
        var company = await Db.GetCompanyAsync(cancellation);
        var document = PilotPrint.Make(
            this,
            new PrintedDocument($"Pilot: {Pilot.Name}")
            {
                Company = company.Name,
                Author = company.Name,
                GeneratedFor = Viewer.Name,
                GeneratedAt = Now,
                Zone = Viewer.Zone,
            }
        );
        var stream = new MemoryStream();
        using (await PdfTurns.TakeAsync(cancellation))
            DocumentPdf.Write(document, stream);
        stream.Position = 0;
        return File(stream, MonthlyReportPdf.ContentType, $"pilot-{Pilot.Id}.pdf");
    }
}
