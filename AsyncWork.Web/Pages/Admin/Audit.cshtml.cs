using System.Globalization;
using AsyncWork.Web.Data;
using AsyncWork.Web.Htmx;
using AsyncWork.Web.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;

namespace AsyncWork.Web.Pages.Admin;

/// <summary>The audit log (product.md A6), a hundred events at a time.</summary>
public sealed class AuditModel(AppDbContext db) : PageModel
{
    const int PageSize = 100;

    public AuditFilter Filter { get; private set; } = new(null, null, null, null);
    public IReadOnlyList<AuditLine> Events { get; private set; } = [];

    /// <summary>The address of the events before these; null at the end.</summary>
    public string? Older { get; private set; }
    public bool IsFirst { get; private set; }

    public async Task<IActionResult> OnGetAsync(
        string? person,
        [FromQuery(Name = "what")] string? action,
        LocalDate? from,
        LocalDate? to,
        long? before,
        CancellationToken cancellation
    )
    {
        Filter = new(person, action, Within(from), Within(to));
        IsFirst = before is null;
        var found = await db.ListAudit(Filter, User.Viewer().Zone, before).Take(PageSize + 1).ToListAsync(cancellation);
        Events = [.. found.Take(PageSize)];
        Older = found.Count > PageSize ? Address("/admin/audit", Events[^1].Id) : null;
        return this.PageOrFragment("_Audit");
    }

    /// <summary>An address with this filter.</summary>
    public string Address(string path, long? before = null) =>
        QueryHelpers.AddQueryString(
            path,
            new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["person"] = Filter.Person,
                ["what"] = Filter.Action,
                ["from"] = Filter.From is { } from ? LocalDatePattern.Iso.Format(from) : null,
                ["to"] = Filter.To is { } to ? LocalDatePattern.Iso.Format(to) : null,
                ["before"] = before?.ToString(CultureInfo.InvariantCulture),
            }
        );

    /// <summary>Days that a database can hold; others ask for nothing.</summary>
    internal static LocalDate? Within(LocalDate? date) => date is { Year: >= 1950 and <= 2100 } ? date : null;
}
