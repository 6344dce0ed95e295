using System.Globalization;
using AsyncWork.Web.Data;
using AsyncWork.Web.Htmx;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Admin.People;

/// <summary>People and their accounts, for administrators.</summary>
public sealed class IndexModel(AppDbContext db, IClock clock) : PageModel
{
    const int PageSize = 50;

    public string? Search { get; private set; }
    public AccountFilter Show { get; private set; }
    public IReadOnlyList<AccountLine> People { get; private set; } = [];
    public Pager Pager { get; private set; } = new(1, PageSize, 0, _ => "");
    public LocalDate Today { get; private set; }

    public async Task<IActionResult> OnGetAsync(
        string? q,
        AccountFilter show,
        [FromQuery(Name = "page")] int number,
        CancellationToken cancellation
    )
    {
        (Search, Show) = (q, Enum.IsDefined(show) ? show : AccountFilter.Here);
        Today = clock.GetCurrentInstant().InZone(User.Viewer().Zone).Date;
        var asked = Math.Clamp(number, 1, 10_000);
        People = await db.ListAccounts(Search, Show, Today, (asked - 1) * PageSize, PageSize).ToListAsync(cancellation);
        if (People.Count == 0 && asked > 1)
            People = await db.ListAccounts(Search, Show, Today, 0, PageSize).ToListAsync(cancellation);
        Pager = new(asked, PageSize, People.Count == 0 ? 0 : People[0].Total, Address);
        return this.PageOrFragment("_People");
    }

    string Address(int number) =>
        QueryHelpers.AddQueryString(
            "/admin/people",
            new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["q"] = Search,
                ["show"] = Show == AccountFilter.Here ? null : Show.ToString(),
                ["page"] = number > 1 ? number.ToString(CultureInfo.InvariantCulture) : null,
            }
        );
}
