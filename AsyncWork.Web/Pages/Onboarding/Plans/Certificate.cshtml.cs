using AsyncWork.Domain.Onboarding;
using AsyncWork.Web.Data;
using AsyncWork.Web.History;
using AsyncWork.Web.Pages.Reports;
using AsyncWork.Web.Reports;
using AsyncWork.Web.Reports.Pdf;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

namespace AsyncWork.Web.Pages.Onboarding.Plans;

/// <summary>That somebody has come: what they read, passed and brought in, as PDF, once their plan is done (product.md O8).</summary>
public sealed class CertificateModel(AppDbContext db, AuditTrail audit, IClock clock) : PlanPage(db, clock)
{
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation) || !SeesWhole || !IsOnboarding || Plan.State != PlanState.Finished)
            return NotFound();
        audit.Record("exported", $"onboarding-certificate-{PlanId}.pdf", $"the plan of {Person.Name}");
        await Db.SaveChangesAsync(cancellation);
        var company = await Db.GetCompanyAsync(cancellation);
        var document = CertificatePrint.Make(
            this,
            new PrintedDocument($"Onboarding certificate: {Person.Name}")
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
        return File(stream, MonthlyReportPdf.ContentType, $"onboarding-certificate-{PlanId}.pdf");
    }
}
