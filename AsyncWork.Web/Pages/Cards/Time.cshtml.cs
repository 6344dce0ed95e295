using AsyncWork.Domain.TimeLogs;
using AsyncWork.Web.Data;
using AsyncWork.Web.Htmx;
using AsyncWork.Web.Pages.Time;
using AsyncWork.Web.Pages.Time.Timer;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Cards;

/// <summary>My hours on a card: log them, or let the timer run on it (product.md B21, T4).</summary>
public sealed class TimeModel(AppDbContext db, IClock clock) : CardPage(db, clock), IEntryPage
{
    [BindProperty]
    public EntryInput Input { get; set; } = new();

    /// <summary>The timer that was on the screen; empty for none.</summary>
    [BindProperty(Name = TimerStamp.Field)]
    public string? Timer { get; set; }
    public EntryForm Form { get; private set; } = null!;
    public IReadOnlyList<CardHours> Mine { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await LoadCardAsync())
            return NotFound();
        Input = EntryInput.On(Today);
        Input.ProjectId = Shown.ProjectId;
        return Shown.IsOurs ? await SeeAsync(StatusCodes.Status200OK) : Forbid();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await RefuseAsync() is { } refused)
            return refused;
        if (await Form.ReadAsync(Db, Viewer.Person, Input, ModelState) is not { } read)
            return await SeeAsync(StatusCodes.Status422UnprocessableEntity);
        var details = read.Details with { CardId = CardId };
        var locked = await Db.ChangeHoursAsync(
            Viewer.Person,
            [read.Worked.Date],
            async () =>
            {
                Db.Add(new TimeEntry(Viewer.Person, read.Team, read.Worked, details, Viewer.Person, Now));
                await Db.SaveOnceAsync(FormKey, Now);
            }
        );
        if (locked is not null)
        {
            ModelState.AddModelError("Input.Date", locked);
            return await SeeAsync(StatusCodes.Status422UnprocessableEntity);
        }
        this.Toast($"Logged {WorkDuration.Text(read.Worked.Minutes)} on the card.");
        return this.GoTo(Address);
    }

    /// <summary>The timer runs on the card from now on; one that ran is logged.</summary>
    public async Task<IActionResult> OnPostStartAsync()
    {
        if (await RefuseAsync() is { } refused)
            return refused;
        ModelState.Remove("Input.Date");
        var timer = new TimerInput
        {
            ProjectId = Input.ProjectId,
            ActivityId = Input.ActivityId,
            Description = Input.Description,
        };
        if (!TryValidateModel(timer, nameof(Input)) || timer.Read(Form.Choices, ModelState) is not { } details)
            return await SeeAsync(StatusCodes.Status422UnprocessableEntity);
        var hours = new TimerHours(Db, Viewer.Person, Now);
        var result = await hours.StartAsync(TimerStamp.Read(Timer), details with { CardId = CardId }, Viewer.Zone);
        if (!result.IsDone)
        {
            ModelState.AddModelError(
                "",
                this.WhyRefused(result.WasChanged) is var why && result.Refused is { } reason ? reason : why
            );
            return await SeeAsync(result.WasChanged ? StatusCodes.Status409Conflict : StatusCodes.Status422UnprocessableEntity);
        }
        this.Toast("The timer runs on the card.");
        return this.GoTo(Address);
    }

    async Task<IActionResult?> RefuseAsync()
    {
        if (!await LoadCardAsync())
            return NotFound();
        Form = new(await WorkChoices.LoadAsync(Db), Viewer.Zone);
        return Shown.IsOurs ? null : Forbid();
    }

    async Task<IActionResult> SeeAsync(int status)
    {
        Form ??= new(await WorkChoices.LoadAsync(Db), Viewer.Zone);
        Mine = await Db.ListMyHours(Viewer.Person, CardId, 50).ToListAsync();
        Response.StatusCode = status;
        return Page();
    }
}
