using AsyncWork.Web.Data;
using AsyncWork.Web.Htmx;
using AsyncWork.Web.Pages.Reports;
using AsyncWork.Web.TagHelpers;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

namespace AsyncWork.Web.Pages.Time.Approvals;

/// <summary>Months: what is approved, and whether they are closed (product.md T7). For HR and administrators.</summary>
public sealed class MonthsModel(AppDbContext db, IClock clock, MonthClosing closing) : ApprovalPage(db, clock)
{
    public IReadOnlyList<MonthLine> Months { get; private set; } = [];

    /// <summary>The month whose form was refused, with what was typed.</summary>
    public YearMonth? Refused { get; private set; }
    public string? Reason { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) =>
        await ShowAsync(StatusCodes.Status200OK, cancellation);

    public async Task<IActionResult> OnPostCloseAsync(string? month, CancellationToken cancellation)
    {
        if (ReportPeriod.Read(month) is not { } read)
            return NotFound();
        var refusal = await closing.CloseAsync(read, Viewer.Person, await CompanyTodayAsync(cancellation));
        return await AnswerAsync(read, refusal, $"{read.Text()} is closed.", cancellation);
    }

    public async Task<IActionResult> OnPostReopenAsync(string? month, string? reason, CancellationToken cancellation)
    {
        if (ReportPeriod.Read(month) is not { } read)
            return NotFound();
        Reason = reason;
        return await AnswerAsync(read, await closing.ReopenAsync(read, reason), $"{read.Text()} is open again.", cancellation);
    }

    async Task<IActionResult> AnswerAsync(YearMonth month, string? refusal, string done, CancellationToken cancellation)
    {
        if (refusal is not null)
        {
            Refused = month;
            ModelState.AddModelError($"reason-{month.Address()}", refusal);
            return await ShowAsync(StatusCodes.Status422UnprocessableEntity, cancellation);
        }
        this.Toast(done);
        return Request.IsHtmx() ? await ShowAsync(StatusCodes.Status200OK, cancellation) : Redirect("/time/approvals/months");
    }

    async Task<IActionResult> ShowAsync(int status, CancellationToken cancellation)
    {
        Months = await MonthList.LoadAsync(Db, await CompanyTodayAsync(cancellation), cancellation);
        return this.PageOrFragment("_Months", status);
    }

    async Task<LocalDate> CompanyTodayAsync(CancellationToken cancellation) =>
        Now.InZone((await Db.GetCompanyAsync(cancellation)).Zone).Date;
}
