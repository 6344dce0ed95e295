using System.IO.Pipelines;
using AsyncWork.Domain.Onboarding;
using AsyncWork.Web.Reports.Csv;
using NodaTime.Text;

namespace AsyncWork.Web.Pages.Onboarding;

/// <summary>Writes what was confirmed in plans, row by row (product.md O9). Columns are only ever added, at the end; times are in UTC.</summary>
static class EvidenceFile
{
    public static async Task WriteAsync(
        IAsyncEnumerable<EvidenceRow> rows,
        CsvSeparator separator,
        PipeWriter to,
        CancellationToken cancellation
    )
    {
        var csv = new CsvRows(to, separator);
        csv.Header("Person", "Plan", "Template", "Step", "Kind", "Page", "Page version", "Confirmed at", "Confirmed by");
        await foreach (var row in rows.WithCancellation(cancellation))
        {
            csv.Text(row.Person);
            csv.Number(row.PlanId);
            csv.Text(row.Template);
            csv.Text(row.Step);
            csv.Text(row.Kind.Text());
            csv.Text(row.Page);
            csv.Number(row.Revision, "0");
            csv.Text(row.At is { } at ? InstantPattern.General.Format(at) : "");
            csv.Text(row.By);
            csv.EndRow();
            await csv.SendIfFullAsync(cancellation);
        }
        await to.FlushAsync(cancellation);
    }
}
