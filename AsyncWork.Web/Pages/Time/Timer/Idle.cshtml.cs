using AsyncWork.Domain.TimeLogs;
using AsyncWork.Web.Data;
using AsyncWork.Web.Htmx;
using AsyncWork.Web.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace AsyncWork.Web.Pages.Time.Timer;

/// <summary>
/// What became of a quiet stretch of my timer: it was work, or not, or work on something else. My choice; nobody else sees the question
/// (product.md T9, kpis.md K24).
/// </summary>
public sealed class IdleModel(AppDbContext db, CurrentTimer timers, IClock clock) : PageModel
{
    /// <summary>The timer that was on the screen.</summary>
    [BindProperty(Name = TimerStamp.Field)]
    public string? Shown { get; set; }

    /// <summary>Where the question finds what was typed before a refusal.</summary>
    public const string GivenKey = "Given";

    /// <summary>What was typed to give the stretch to, before it was refused.</summary>
    public TimerInput? Given { get; private set; }

    /// <summary>Another window was first: what is asked now is shown.</summary>
    public bool WasChanged { get; private set; }
    public TimerNow? Timer { get; private set; }
    TimerHours Hours => new(db, User.Viewer().Person, clock.GetCurrentInstant());

    /// <summary>The question as it stands now. A page that stays open asks for it; that alone is no action of the person.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        Timer = Request.IsHtmx() ? await timers.PeekAsync() : await timers.SeeAsync();
        return this.PageOrFragment("_Answer");
    }

    /// <summary>The person does something on a page that stays open.</summary>
    public async Task<IActionResult> OnPostSeenAsync()
    {
        await timers.SeeAsync();
        return new NoContentResult();
    }

    public async Task<IActionResult> OnPostKeepAsync(string? back) =>
        await AnswerAsync(await Hours.KeepIdleAsync(TimerStamp.Read(Shown)), "The time stays in the timer.", back);

    public async Task<IActionResult> OnPostDiscardAsync(string? back) =>
        await AnswerAsync(
            await Hours.TakeIdleOutAsync(TimerStamp.Read(Shown), null),
            "The quiet time is left out. The timer goes on.",
            back
        );

    public async Task<IActionResult> OnPostGiveAsync([Bind(Prefix = "Input")] TimerInput input, string? back)
    {
        if (input.Read(await WorkChoices.LoadAsync(db), ModelState) is not { } instead)
            return await RefuseAsync(StatusCodes.Status422UnprocessableEntity, input);
        var result = await Hours.TakeIdleOutAsync(TimerStamp.Read(Shown), instead);
        return await AnswerAsync(result, "The quiet time is logged on something else. The timer goes on.", back, input);
    }

    async Task<IActionResult> AnswerAsync(TimerResult result, string done, string? back, TimerInput? given = null)
    {
        WasChanged = result.WasChanged;
        if (result.Refused is { } reason)
            ModelState.AddModelError("", reason);
        if (!result.IsDone)
            return await RefuseAsync(
                WasChanged ? StatusCodes.Status409Conflict : StatusCodes.Status422UnprocessableEntity,
                given
            );
        timers.Forget();
        var before = result.Logged is [var entry, ..] ? $" Logged {WorkDuration.Text(entry.Minutes)} before it." : "";
        this.Toast(done + before);
        if (!Request.IsHtmx())
            return LocalRedirect(Url.IsLocalUrl(back) ? back : "/time/timer");
        if (result.Logged.Count > 0)
            this.SayHoursChanged();
        return this.PageOrFragment("_Answer");
    }

    /// <param name="given">What was typed to give the stretch to; the question shows it again.</param>
    async Task<IActionResult> RefuseAsync(int status, TimerInput? given = null)
    {
        ViewData[GivenKey] = Given = given;
        timers.Forget();
        if (Request.IsHtmx())
            this.Toast(new Toast(this.WhyRefused(WasChanged), IsError: true));
        else
            Timer = await timers.SeeAsync();
        return this.PageOrFragment("_Answer", status);
    }
}
