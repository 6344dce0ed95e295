using AsyncWork.Domain.Pilots;
using AsyncWork.Web.Data;
using AsyncWork.Web.Htmx;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

namespace AsyncWork.Web.Pages.Pilots;

/// <summary>The check of one week beside what was measured in it (product.md P14).</summary>
public sealed class WeekModel(AppDbContext db, IClock clock) : PilotPage(db, clock)
{
    public sealed class CheckInput
    {
        public string? Helped { get; set; }
        public string? Hindered { get; set; }
        public string? Change { get; set; }
        public int Version { get; set; }
    }

    [FromRoute(Name = "week")]
    public int Week { get; set; }

    [BindProperty(Name = "Check")]
    public CheckInput Input { get; set; } = new();
    public bool MayWrite => MayTakePart && Pilot.WhyNoCheck(Week, Today) is null;

    public async Task<IActionResult> OnGetAsync()
    {
        if (!IsWeek || !await LoadAsync())
            return NotFound();
        Fill();
        return this.PageOrFragment("_Week");
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!IsWeek)
            return NotFound();
        if (await WhyNotTakePartAsync() is { } refused)
            return refused;
        if (!ModelState.IsValid)
            return Refuse("_Week", "This form is not whole. Open the week again.");
        if ((CheckOf(Week)?.Version ?? 0) != Input.Version)
            return Overtaken();
        var text = new PilotCheckText(Input.Helped, Input.Hindered, Input.Change);
        if (Pilot.WhyNotCheck(Week, text, Today) is { } reason)
            return Refuse("_Week", reason);
        Pilot.Check(Week, text, Viewer.Person, Today, Now);
        if (!await SaveAsync())
            return Overtaken();
        this.Toast("The check is kept.");
        if (!Request.IsHtmx())
            return LocalRedirect(Pilot.Url);
        ModelState.Clear();
        await LoadAsync();
        Fill();
        return this.PageOrFragment("_Week");
    }

    bool IsWeek => Week is >= 1 and <= Pilot.Weeks;

    /// <summary>What was typed stays in the form; what the other wrote stands above it.</summary>
    IActionResult Overtaken()
    {
        Input.Version = CheckOf(Week)?.Version ?? 0;
        Overwrites = CheckOf(Week);
        return Refuse(
            "_Week",
            "Somebody else wrote this check first. It stands above the form: take over what is right, and save.",
            StatusCodes.Status409Conflict
        );
    }

    /// <summary>What somebody else wrote meanwhile.</summary>
    public PilotCheck? Overwrites { get; private set; }

    void Fill()
    {
        if (CheckOf(Week) is { } check)
            Input = new()
            {
                Helped = check.Helped,
                Hindered = check.Hindered,
                Change = check.Change,
                Version = check.Version,
            };
    }
}
