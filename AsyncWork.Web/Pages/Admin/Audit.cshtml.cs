using System.Globalization;
using AsyncWork.Web.Data;
using AsyncWork.Web.History;
using AsyncWork.Web.Htmx;
using AsyncWork.Web.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;

namespace AsyncWork.Web.Pages.Admin;

/// <summary>The audit log (product.md A6), a hundred events at a time, and whether it is as it was sealed.</summary>
public sealed class AuditModel(AppDbContext db, AuditChecks checks) : PageModel
{
    const int PageSize = 100;

    public AuditFilter Filter { get; private set; } = new(null, null, null, null);
    public IReadOnlyList<AuditLine> Events { get; private set; } = [];

    /// <summary>The address of the events before these; null at the end.</summary>
    public string? Older { get; private set; }
    public bool IsFirst { get; private set; }

    /// <summary>Null as long as nothing is sealed.</summary>
    public AuditChainEnd? ChainEnd { get; private set; }

    /// <summary>Null as long as nobody has checked.</summary>
    public AuditCheck? LastCheck { get; private set; }

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
        await LoadChainAsync(cancellation);
        return this.PageOrFragment("_Audit");
    }

    public async Task<IActionResult> OnPostCheckAsync(CancellationToken cancellation)
    {
        await checks.CheckAsync(cancellation: cancellation);
        await LoadChainAsync(cancellation);
        return this.FragmentOrRedirect("_AuditChain", LocalRedirect("/admin/audit"));
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

    async Task LoadChainAsync(CancellationToken cancellation)
    {
        ChainEnd = await db.FindAuditChainEnd().SingleOrDefaultAsync(cancellation);
        LastCheck = await db.FindLastAuditCheck().SingleOrDefaultAsync(cancellation);
    }

    /// <summary>Days that a database can hold; others ask for nothing.</summary>
    internal static LocalDate? Within(LocalDate? date) => date is { Year: >= 1950 and <= 2100 } ? date : null;
}
