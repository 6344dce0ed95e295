using AsyncWork.Web.Data;
using AsyncWork.Web.History;
using AsyncWork.Web.Pages.Reports;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Onboarding.Plans;

/// <summary>What was confirmed in one plan, as a CSV file (product.md O9).</summary>
public sealed class EvidenceModel(AppDbContext db, AuditTrail audit, IClock clock) : PlanPage(db, clock)
{
    public async Task<IActionResult> OnGetAsync(string? separator, CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation) || !SeesWhole)
            return NotFound();
        if (ReportFiles.Separator(separator) is not { } between)
            return ReportFiles.NoSuchSeparator;
        var name = $"onboarding-evidence-{PlanId}.csv";
        audit.Record("exported", name, $"the plan of {Person.Name}");
        await Db.SaveChangesAsync(cancellation);
        var rows = Db.ListEvidence(Viewer, PlanId, null, null).AsAsyncEnumerable();
        Response.IsFile(ReportFiles.Csv, name);
        await EvidenceFile.WriteAsync(rows, between, Response.BodyWriter, cancellation);
        return new EmptyResult();
    }
}
