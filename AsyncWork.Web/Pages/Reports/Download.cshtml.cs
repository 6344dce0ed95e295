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
    // Drawing keeps a processor busy and tens of megabytes in use: more at once than there are processors would be slower for everyone.
    static readonly SemaphoreSlim Turns = new(Environment.ProcessorCount);

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
        var details = format == "pdf" ? null : await DetailsAsync(cancellation);
        var stream = new MemoryStream();
        await Turns.WaitAsync(cancellation);
        try
        {
            if (details is null)
                MonthlyReportPdf.Write(View.Report, stream);
            else
                MonthlyReportWorkbook.Write(View.Report, details, stream);
        }
        finally
        {
            Turns.Release();
        }
        stream.Position = 0;
        return File(stream, format == "pdf" ? MonthlyReportPdf.ContentType : ReportFiles.Workbook, name);
    }

    Task<ReportDetails> DetailsAsync(CancellationToken cancellation) =>
        ReportDetails.LoadAsync(db, View, $"{Request.Scheme}://{Request.Host}{At("/rows.xlsx")}", cancellation);
}
