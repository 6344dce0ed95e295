using AsyncWork.Web.Data;
using AsyncWork.Web.History;
using AsyncWork.Web.Reports;
using AsyncWork.Web.Reports.Csv;
using AsyncWork.Web.Reports.Excel;
using AsyncWork.Web.Reports.Pdf;
using Microsoft.AspNetCore.Mvc;

namespace AsyncWork.Web.Pages.Reports;

/// <summary>The monthly report as a file (product.md K-b, K-c, K-d).</summary>
public sealed class DownloadModel(MonthlyReports reports, AppDbContext db, AuditTrail audit) : WholeReportPage(reports)
{
    // Making a workbook keeps a processor busy and tens of megabytes in use, which the process keeps for long: one at a time is as quick for
    // everyone.
    static readonly SemaphoreSlim WorkbookTurns = new(1);

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
        var stream = new MemoryStream();
        if (format == "pdf")
            using (await PdfTurns.TakeAsync(cancellation))
                MonthlyReportPdf.Write(View.Report, stream);
        else
            await WriteWorkbookAsync(stream, cancellation);
        stream.Position = 0;
        return File(stream, format == "pdf" ? MonthlyReportPdf.ContentType : ReportFiles.Workbook, name);
    }

    async Task WriteWorkbookAsync(Stream stream, CancellationToken cancellation)
    {
        await WorkbookTurns.WaitAsync(cancellation);
        try
        {
            MonthlyReportWorkbook.Write(View.Report, await DetailsAsync(cancellation), stream);
        }
        finally
        {
            WorkbookTurns.Release();
        }
    }

    Task<ReportDetails> DetailsAsync(CancellationToken cancellation) =>
        ReportDetails.LoadAsync(db, View, $"{Request.Scheme}://{Request.Host}{At("/rows.xlsx")}", cancellation);
}
