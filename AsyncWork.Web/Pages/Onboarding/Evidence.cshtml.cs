using AsyncWork.Web.Data;
using AsyncWork.Web.History;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Pages.Reports;
using AsyncWork.Web.Pages.Time;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Onboarding;

/// <summary>
/// What was confirmed in all plans from one day to another, both included, as a CSV file for HR and administrators (product.md O9). Without
/// days it is the last twelve months.
/// </summary>
public sealed class EvidenceModel(AppDbContext db, AuditTrail audit, IClock clock) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string? from, string? to, string? separator, CancellationToken cancellation)
    {
        var (viewer, today) = (User.Viewer(), clock.GetCurrentInstant().InZone(User.Viewer().Zone).Date);
        if (ReportFiles.Separator(separator) is not { } between)
            return ReportFiles.NoSuchSeparator;
        if (ExportDays.Read(from, to, today, out var reason, today.PlusYears(-1).PlusDays(1)) is not { } days)
            return ExportDays.Refuse(reason!);
        var name = $"onboarding-evidence-{days.Name}.csv";
        audit.Record("exported", name, "all plans");
        await db.SaveChangesAsync(cancellation);
        var (first, end) = (viewer.Zone.AtStartOfDay(days.First), viewer.Zone.AtStartOfDay(days.Last.PlusDays(1)));
        var rows = db.ListEvidence(viewer, null, first.ToInstant(), end.ToInstant()).AsAsyncEnumerable();
        Response.IsFile(ReportFiles.Csv, name);
        await EvidenceFile.WriteAsync(rows, between, Response.BodyWriter, cancellation);
        return new EmptyResult();
    }
}
