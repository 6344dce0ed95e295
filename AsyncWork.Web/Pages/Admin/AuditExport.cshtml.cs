using System.Globalization;
using AsyncWork.Web.Data;
using AsyncWork.Web.History;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Reports.Csv;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;

namespace AsyncWork.Web.Pages.Admin;

/// <summary>
/// The audit log as a CSV file, newest first, by the filter of its page. Moments are in UTC. Columns are only ever added, at the end.
/// With place and seal, so that the file proves later what the log said then. That it was exported is an event too.
/// </summary>
public sealed class AuditExportModel(AppDbContext db, AuditTrail audit) : PageModel
{
    /// <summary>Read in parts, as a connection that tries again reads each answer whole, and the log only grows.</summary>
    const int AtOnce = 5_000;
    public static readonly string[] Columns =
    [
        "at",
        "person",
        "person_id",
        "action",
        "subject",
        "details",
        "address",
        "place",
        "seal",
    ];

    public async Task<IActionResult> OnGetAsync(
        string? person,
        [FromQuery(Name = "what")] string? action,
        LocalDate? from,
        LocalDate? to,
        CsvSeparator separator,
        CancellationToken cancellation
    )
    {
        var filter = new AuditFilter(person, action, AuditModel.Within(from), AuditModel.Within(to));
        audit.Record("exported audit log", "CSV", filter.ToString());
        await db.SaveChangesAsync(cancellation);

        Response.ContentType = "text/csv; charset=utf-8";
        Response.Headers.ContentDisposition = "attachment; filename=\"audit.csv\"";
        var rows = new CsvRows(Response.BodyWriter, Enum.IsDefined(separator) ? separator : CsvSeparator.Comma);
        rows.Header(Columns);
        List<AuditLine> lines;
        long? before = null;
        do
        {
            lines = await db.ListAudit(filter, User.Viewer().Zone, before).Take(AtOnce).ToListAsync(cancellation);
            foreach (var line in lines)
            {
                rows.Text(InstantPattern.General.Format(line.At));
                rows.Text(line.Person);
                rows.Text(line.PersonId?.ToString());
                rows.Text(line.Action);
                rows.Text(line.Subject);
                rows.Text(line.Details);
                rows.Text(line.Address);
                rows.Text(line.Place?.ToString(CultureInfo.InvariantCulture));
                rows.Text(line.Seal is { } seal ? Convert.ToHexStringLower(seal) : "");
                rows.EndRow();
                await rows.SendIfFullAsync(cancellation);
            }
            before = lines.Count > 0 ? lines[^1].Id : null;
        } while (lines.Count == AtOnce);
        await Response.BodyWriter.FlushAsync(cancellation);
        return new EmptyResult();
    }
}
