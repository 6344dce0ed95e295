using AsyncWork.Domain.TimeLogs;
using AsyncWork.Web.Data;
using AsyncWork.Web.Htmx;
using AsyncWork.Web.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace AsyncWork.Web.Pages.Time.Timer;

/// <summary>The end of my timer: log what it ran until now or until the time I stopped, or throw it away (product.md T1).</summary>
public sealed class StopModel(AppDbContext db, CurrentTimer timers, IClock clock) : PageModel
{
    /// <summary>The timer that was on the screen.</summary>
    [BindProperty(Name = TimerStamp.Field)]
    public string? Shown { get; set; }

    /// <summary>The clock time at which the person stopped; empty for now.</summary>
    [BindProperty]
    public string? End { get; set; }
    public TimerNow? Timer { get; private set; }
    public TimerQuestion? Question { get; private set; }

    /// <summary>Another window was first: what runs now is shown.</summary>
    public bool WasChanged { get; private set; }
    Viewer Viewer => User.Viewer();
    TimerHours Hours => new(db, Viewer.Person, clock.GetCurrentInstant());

    public async Task<IActionResult> OnGetAsync()
    {
        await LoadAsync();
        return Page();
    }

    /// <param name="back">Where to go afterwards.</param>
    public async Task<IActionResult> OnPostAsync(string? back)
    {
        var end = TimerInput.ReadClock(End, nameof(End), ModelState);
        if (!ModelState.IsValid)
            return await RefuseAsync(StatusCodes.Status422UnprocessableEntity);
        var result = await Hours.StopAsync(TimerStamp.Read(Shown), end);
        if (!result.IsDone)
            return await RefuseAsync(result);
        var now = clock.GetCurrentInstant();
        if (result.Logged is [var entry])
            this.ToastLogged(entry, await WorkChoices.LoadAsync(db), now.InZone(Viewer.Zone).Date, BackTo(back));
        else
            this.Toast("The timer ran for less than half a minute. Nothing was logged.");
        return Answer(back);
    }

    public async Task<IActionResult> OnPostDiscardAsync(string? back)
    {
        var result = await Hours.DiscardAsync(TimerStamp.Read(Shown));
        if (!result.IsDone)
            return await RefuseAsync(result);
        this.Toast("The timer was discarded. Nothing was logged.");
        return Answer(back);
    }

    IActionResult Answer(string? back)
    {
        timers.Forget();
        if (!Request.IsHtmx())
            return LocalRedirect(BackTo(back));
        this.SayHoursChanged();
        return this.PageOrFragment("_Answer");
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
        if (Request.IsHtmx())
            this.Toast(new Toast(this.WhyRefused(WasChanged), IsError: true));
        else
            await LoadAsync();
        return this.PageOrFragment("_Answer", status);
    }

    async Task LoadAsync() => (Timer, Question) = (await timers.SeeAsync(), await timers.AskAsync());

    string BackTo(string? back) => Url.IsLocalUrl(back) ? back : "/time";
}
