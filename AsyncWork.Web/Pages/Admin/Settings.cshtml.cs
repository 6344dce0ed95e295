using System.ComponentModel.DataAnnotations;
using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using AsyncWork.Web.History;
using AsyncWork.Web.Htmx;
using AsyncWork.Web.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace AsyncWork.Web.Pages.Admin;

/// <summary>The company's name, zone, targets, and of whom a second factor is asked.</summary>
public sealed class SettingsModel(AppDbContext db, AuditTrail audit) : PageModel
{
    const string Percent = "A target is a whole percent from 0 to 100, or empty.";

    public sealed class CompanyInput
    {
        public string? Name { get; set; }
        public string? Zone { get; set; }

        [Display(Name = "Coverage"), Range(0, 100, ErrorMessage = Percent)]
        public int? Coverage { get; set; }

        [Display(Name = "Meeting share"), Range(0, 100, ErrorMessage = Percent)]
        public int? MeetingShare { get; set; }

        [Display(Name = "Async share"), Range(0, 100, ErrorMessage = Percent)]
        public int? AsyncShare { get; set; }
        public SecondFactorRule SecondFactor { get; set; }
    }

    [BindProperty]
    public CompanyInput Input { get; set; } = new();

    public int Version { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (await db.Companies.AsNoTracking().SingleOrDefaultAsync() is not { } company)
            return NotFound();
        (Input, Version) = (InputOf(company), company.Version);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(int version)
    {
        if (await db.Companies.SingleOrDefaultAsync() is not { } company)
            return NotFound();
        Version = version;
        if (Company.WhyNotName(Input.Name) is { } reason)
            ModelState.AddModelError("Input.Name", reason);
        if (!Enum.IsDefined(Input.SecondFactor))
            ModelState.AddModelError("Input.SecondFactor", "Choose from the list.");
        if (Zones.Find(Input.Zone) is not { } zone)
            ModelState.AddModelError("Input.Zone", "Choose a time zone from the list.");
        else if (ModelState.IsValid)
        {
            db.Entry(company).Property(c => c.Version).OriginalValue = version;
            var before = Told(company);
            company.Rename(Input.Name!);
            company.WorkIn(zone);
            company.AimFor(Input.Coverage, Input.MeetingShare, Input.AsyncShare);
            company.AskSecondFactorOf(Input.SecondFactor);
            audit.Record("changed settings", company.Name, $"{before} → {Told(company)}");
            return await SaveAsync();
        }
        return Refuse(StatusCodes.Status422UnprocessableEntity);
    }

    async Task<IActionResult> SaveAsync()
    {
        try
        {
            await db.SaveChangesAsync();
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            var stored = await db.Companies.AsNoTracking().SingleAsync();
            Version = stored.Version;
            ModelState.AddModelError(
                "",
                $"Someone else changed the settings first, to {Told(stored)}. Save again to keep what stands here."
            );
            return Refuse(StatusCodes.Status409Conflict);
        }
        this.Toast("Settings saved.");
        return RedirectToPage();
    }

    PageResult Refuse(int status)
    {
        Response.StatusCode = status;
        return Page();
    }

    static CompanyInput InputOf(Company company) =>
        new()
        {
            Name = company.Name,
            Zone = company.Zone.Id,
            Coverage = company.CoverageTarget,
            MeetingShare = company.MeetingShareTarget,
            AsyncShare = company.AsyncShareTarget,
            SecondFactor = company.SecondFactorRule,
        };

    static string Told(Company c) =>
        $"{c.Name}, {c.Zone.Id}, coverage {Target(c.CoverageTarget)}, meetings {Target(c.MeetingShareTarget)}, async {Target(c.AsyncShareTarget)}, second factor: {c.SecondFactorRule.Text()}";

    static string Target(int? percent) => percent is { } p ? $"{p} %" : "–";
}
