using AsyncWork.Domain.TimeLogs;
using AsyncWork.Web.Data;
using AsyncWork.Web.Htmx;
using AsyncWork.Web.Identity;
using AsyncWork.Web.TagHelpers;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace AsyncWork.Web.Pages.Time.Timer;

/// <summary>My timer: start it, see what it runs on, correct that (product.md T1).</summary>
public sealed class IndexModel(AppDbContext db, CurrentTimer timers, IClock clock) : PageModel
{
    [BindProperty]
    public TimerInput Input { get; set; } = new();

    /// <summary>The clock time at which the running timer was really started.</summary>
    [BindProperty]
    public string? Start { get; set; }

    /// <summary>The timer that was on the screen; empty for none.</summary>
    [BindProperty(Name = TimerStamp.Field)]
    public string? Shown { get; set; }

    public TimerNow? Timer { get; private set; }
    public WorkChoices Choices { get; private set; } = null!;

    /// <summary>What to start it on at once.</summary>
    public WorkAgain Again { get; private set; } = null!;

    /// <summary>Another window was first: what runs now is shown.</summary>
    public bool WasChanged { get; private set; }

    /// <summary>What was typed is for a timer to start, though one runs.</summary>
    public bool Starts { get; private set; }
    Viewer Viewer => User.Viewer();
    TimerHours Hours => new(db, Viewer.Person, clock.GetCurrentInstant());

    public async Task<IActionResult> OnGetAsync()
    {
        await LoadAsync();
        if (Timer is not null)
            Input = TimerInput.Of(Timer.Timer);
        return this.PageOrFragment("_Timer");
    }

    /// <param name="back">Where to go afterwards.</param>
    public async Task<IActionResult> OnPostStartAsync(string? back)
    {
        Starts = true;
        Choices = await WorkChoices.LoadAsync(db);
        if (Input.Read(Choices, ModelState) is not { } details)
            return await RefuseAsync(StatusCodes.Status422UnprocessableEntity);
        var result = await Hours.StartAsync(TimerStamp.Read(Shown), details, Viewer.Zone);
        if (!result.IsDone)
            return await RefuseAsync(result);
        var before = result.Logged is [var entry]
            ? $" Logged {WorkDuration.Text(entry.Minutes)} on {Choices.Project(entry.ProjectId)?.Name ?? "no project"} before."
            : "";
        this.Toast($"The timer runs on {Choices.Project(details.ProjectId)?.Name}.{before}");
        return this.GoTo(Url.IsLocalUrl(back) ? back : "/time/timer");
    }

    /// <summary>It runs on something else, or was started earlier.</summary>
    public async Task<IActionResult> OnPostChangeAsync()
    {
        await LoadAsync();
        var start = TimerInput.ReadClock(Start, nameof(Start), ModelState);
        if (Input.Read(Choices, ModelState, Timer?.Timer) is not { } details)
            return await RefuseAsync(StatusCodes.Status422UnprocessableEntity);
        // Left as it was, it says the minute only; the start keeps its seconds.
        var moved = Timer is not null && start?.Text() != Timer.Field(Timer.Timer.StartedAt);
        // The form does not say on which card; that stays.
        details = details with
        {
            CardId = Timer?.Timer.CardId,
        };
        var result = await Hours.CorrectAsync(TimerStamp.Read(Shown), details, moved ? start : null);
        if (!result.IsDone)
            return await RefuseAsync(result);
        this.Toast("The timer is corrected.");
        return RedirectToPage();
    }

    Task<IActionResult> RefuseAsync(TimerResult result)
    {
        WasChanged = result.WasChanged;
        if (result.Refused is { } reason)
            ModelState.AddModelError("", reason);
        return RefuseAsync(WasChanged ? StatusCodes.Status409Conflict : StatusCodes.Status422UnprocessableEntity);
    }

    async Task<IActionResult> RefuseAsync(int status)
    {
        timers.Forget();
        await LoadAsync();
        return this.PageOrFragment("_Refused", status);
    }

    async Task LoadAsync()
    {
        Timer = await timers.SeeAsync();
        Choices ??= await WorkChoices.LoadAsync(db);
        Again = await WorkAgain.LoadAsync(db, Viewer, Choices, back: "/time/timer", cards: true);
    }
}
