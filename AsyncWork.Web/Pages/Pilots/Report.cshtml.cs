using AsyncWork.Web.Data;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

namespace AsyncWork.Web.Pages.Pilots;

/// <summary>What a pilot brought, on one page (product.md P14).</summary>
public sealed class ReportModel(AppDbContext db, IClock clock) : PilotReportPage(db, clock)
{
    public async Task<IActionResult> OnGetAsync() => await LoadAsync() ? Page() : NotFound();
}
