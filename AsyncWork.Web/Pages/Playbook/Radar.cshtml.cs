using AsyncWork.Web.Data;
using AsyncWork.Web.Htmx;
using AsyncWork.Web.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Playbook;

/// <summary>Questions that near or have passed their norm, to be cleared once a week (product.md P18).</summary>
public sealed class RadarModel(AppDbContext db, IClock clock) : PageModel
{
    /// <summary>More than anybody clears in a week.</summary>
    public const int Most = 200;
    static readonly Duration Ahead = Duration.FromDays(7);
    static readonly Duration Soon = Duration.FromDays(1);
    List<RadarRow> rows = [];

    /// <summary>Only what I asked or am asked.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Mine { get; set; }
    public Viewer Viewer => User.Viewer();
    public Instant Now { get; } = clock.GetCurrentInstant();
    public int Count => rows.Count;

    public IReadOnlyList<(string Id, string Title, IReadOnlyList<RadarRow> Rows)> Groups =>
        [
            ("past", "Past the norm", [.. rows.Where(r => r.DueAt < Now)]),
            ("soon", "Due within a day", [.. rows.Where(r => r.DueAt >= Now && r.DueAt < Now + Soon)]),
            ("week", "Due within a week", [.. rows.Where(r => r.DueAt >= Now + Soon)]),
        ];

    public async Task<IActionResult> OnGetAsync()
    {
        var today = Now.InZone(Viewer.Zone).Date;
        rows = await db.ListRadar(Viewer, Mine, today, Now + Ahead).Take(Most).ToListAsync();
        return this.PageOrFragment("_Radar");
    }
}
