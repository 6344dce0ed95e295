using AsyncWork.Web.Data;
using AsyncWork.Web.Htmx;
using AsyncWork.Web.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Playbook;

/// <summary>Who confirmed which version of which page, and when: for the owner of the page, and for HR (product.md P9).</summary>
public sealed class AcknowledgementsModel(AppDbContext db, IClock clock) : PageModel
{
    public const int Most = 2000;

    /// <summary>Null for all pages.</summary>
    [BindProperty(SupportsGet = true, Name = "of")]
    public int? Of { get; set; }
    public Instant Now { get; } = clock.GetCurrentInstant();
    public IReadOnlyList<ConfirmedPage> Pages { get; private set; } = [];
    public IReadOnlyList<ConfirmRow> Rows { get; private set; } = [];
    public ConfirmedPage? Chosen { get; private set; }
    Viewer Viewer => User.Viewer();

    public string Lead =>
        Chosen is { } page ? $"Version by version, the newest first. {page.Owner} keeps the page right."
        : Viewer.SeesCompany ? "Every page that people are asked to confirm, with how far its newest version is."
        : "The pages you keep right, with how far their newest version is.";

    public string File(string format) =>
        Of is { } page ? $"/playbook/acknowledgements.{format}?of={page}" : $"/playbook/acknowledgements.{format}";

    public async Task<IActionResult> OnGetAsync()
    {
        if (!ModelState.IsValid)
            return NotFound();
        Pages = await db.ListConfirmedPages(Viewer, Now).ToListAsync();
        if (Of is { } id)
        {
            Chosen = Pages.FirstOrDefault(p => p.PageId == id);
            if (Chosen is null)
                return NotFound();
            var today = Now.InZone(Viewer.Zone).Date;
            Rows = await db.ListConfirmations(Viewer, id, onlyNewest: false, today).Take(Most).ToListAsync();
        }
        return this.PageOrFragment("_Acknowledgements");
    }
}
