using AsyncWork.Domain.Kpis;
using AsyncWork.Web.Data;
using AsyncWork.Web.Reports.Excel;
using AsyncWork.Web.Reports.Pdf;

namespace AsyncWork.Web.Reports;

/// <summary>The monthly report as a file (product.md K-b, K-c), for who downloads it and for who gets it by mail.</summary>
static class ReportFile
{
    // Making a workbook keeps a processor busy and tens of megabytes in use, which the process keeps for long: one at a time is as quick for
    // everyone.
    static readonly SemaphoreSlim WorkbookTurns = new(1);

    /// <summary>Stands at its beginning.</summary>
    public static async Task<MemoryStream> PdfAsync(MonthlyReport report, CancellationToken cancellation)
    {
        var stream = new MemoryStream();
        using (await PdfTurns.TakeAsync(cancellation))
            MonthlyReportPdf.Write(report, stream);
        stream.Position = 0;
        return stream;
    }

    /// <summary>Stands at its beginning.</summary>
    /// <param name="allRowsAt">The full address of all rows, for a workbook that cannot hold them; null where it is not known.</param>
    public static async Task<MemoryStream> WorkbookAsync(
        AppDbContext db,
        ReportView view,
        string? allRowsAt,
        CancellationToken cancellation
    )
    {
        var stream = new MemoryStream();
        await WorkbookTurns.WaitAsync(cancellation);
        try
        {
            MonthlyReportWorkbook.Write(view.Report, await ReportDetails.LoadAsync(db, view, allRowsAt, cancellation), stream);
        }
        finally
        {
            WorkbookTurns.Release();
        }
        stream.Position = 0;
        return stream;
    }
}
