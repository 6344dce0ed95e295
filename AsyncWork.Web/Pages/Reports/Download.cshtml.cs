using AsyncWork.Web.Data;
using AsyncWork.Web.History;
using AsyncWork.Web.Reports;
using AsyncWork.Web.Reports.Csv;
using AsyncWork.Web.Reports.Pdf;
using Microsoft.AspNetCore.Mvc;

namespace AsyncWork.Web.Pages.Reports;

/// <summary>The monthly report as a file (product.md K-b, K-c, K-d).</summary>
public sealed class DownloadModel(MonthlyReports reports, AppDbContext db, AuditTrail audit) : WholeReportPage(reports)
{
    public async Task<IActionResult> OnGetAsync(string month, string format, string? separator, CancellationToken cancellation)
    {
        if (await WhyNoReportAsync(month, cancellation) is { } refusal)
            return refusal;
        if (ReportFiles.Separator(separator) is not { } between)
            return ReportFiles.NoSuchSeparator;
        var name = ReportFiles.NameOf(View.Period, View.Scope, format);
        audit.Record("exported", $"report {name}", $"{View.Report.Entries} entries");
        await db.SaveChangesAsync(cancellation);
        if (format == "csv")
        {
            Response.IsFile(ReportFiles.Csv, name);
            MonthlyReportCsv.Write(View.Report, Response.BodyWriter, between);
            await Response.BodyWriter.FlushAsync(cancellation);
            return new EmptyResult();
        }
        return format == "pdf"
            ? File(await ReportFile.PdfAsync(View.Report, cancellation), MonthlyReportPdf.ContentType, name)
            : File(await ReportFile.WorkbookAsync(db, View, AllRows, cancellation), ReportFiles.Workbook, name);
    }

    string AllRows => $"{Request.Scheme}://{Request.Host}{At("/rows.xlsx")}";
}
