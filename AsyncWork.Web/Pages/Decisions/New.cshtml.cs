using AsyncWork.Domain.Decisions;
using AsyncWork.Web.Data;
using AsyncWork.Web.Htmx;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Importing.Boards;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Decisions;

/// <summary>
/// Begins a decision, also from a card or a page (product.md D19) or in the place of another (D3); or records one that was made elsewhere (D18).
/// </summary>
public sealed class NewModel(AppDbContext db, IClock clock) : PageModel
{
    [BindProperty]
    public TextInput Text { get; set; } = new();

    [BindProperty]
    public PlanInput Plan { get; set; } = new();

    /// <summary>A path of the app from which it is asked for, such as <c>/cards/12</c>.</summary>
    [BindProperty(SupportsGet = true)]
    public string? From { get; set; }

    /// <summary>The number of a decision whose place it takes.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Supersedes { get; set; }

    [BindProperty]
    public bool Partly { get; set; }

    [BindProperty]
    public string? PartlyNote { get; set; }

    /// <summary>It was decided elsewhere already.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Recorded { get; set; }

    [BindProperty]
    public LocalDate? DecidedOn { get; set; }

    /// <summary>What was pressed: another row, or to propose it at once; null to save a draft.</summary>
    [BindProperty]
    public string? Step { get; set; }

    [BindProperty]
    public Guid FormKey { get; set; }
    public string? FromTitle { get; private set; }
    public Decision? Old { get; private set; }
    public PlanChoices Choices { get; private set; } = null!;
    Viewer Viewer => User.Viewer();
    Instant Now => clock.GetCurrentInstant();

    public async Task<IActionResult> OnGetAsync()
    {
        await LoadAsync();
        (Text.Title, Text.Context) = (FromTitle ?? Old?.Title, DecisionOrigins.ContextOf(From, FromTitle));
        if (Old is not null)
            Plan = PlanInput.Of(Old.PlanNow);
        else if (await db.TeamsForNewBoards(Viewer).Take(2).ToListAsync() is [var mine])
            Plan.Team = mine.Id;
        Plan.Parts.TryAdd(Viewer.Person.Value, DecisionPart.Decides);
        Text.MakeRoom();
        DecidedOn ??= Recorded ? Now.InZone(Viewer.Zone).Date : null;
        await LoadChoicesAsync();
        return this.PageOrFragment("_New");
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await LoadAsync();
        Plan.TakeAdded();
        if (Step is "option" or "person")
            return await AgainAsync(StatusCodes.Status200OK);
        await LoadChoicesAsync();
        var (text, plan) = (Text.Read(null), Plan.Read());
        ModelState.AddProblems(text, plan, Choices);
        if (Recorded && DecidedOn is null)
            ModelState.AddModelError("DecidedOn", "Give the day on which it was decided.");
        if (!ModelState.IsValid)
            return await AgainAsync(StatusCodes.Status422UnprocessableEntity);
        var made = await db.MakeDecisionAsync(Viewer, Asked(text, plan), FormKey, Now);
        if (made.Refused is { } reason)
        {
            ModelState.AddModelError(made.Field, reason);
            return await AgainAsync(StatusCodes.Status422UnprocessableEntity);
        }
        if (made.Number is not { } number)
            return this.GoTo("/decisions"); // the same form, sent again
        this.Toast(
            $"{DecisionNumber.Text(number)} is {(Recorded ? "recorded" : Step == "propose" ? "proposed" : "saved as a draft")}."
        );
        return this.GoTo(DecisionNumber.Url(number));
    }

    NewDecision Asked(DecisionText text, DecisionPlan plan) =>
        new(text, plan, From, Old?.Number, Partly, PartlyNote, Recorded ? DecidedOn : null, Step == "propose" && !Recorded);

    async Task<IActionResult> AgainAsync(int status)
    {
        if (status == StatusCodes.Status200OK)
            ModelState.Clear();
        Text.MakeRoom(Step == "option");
        await LoadChoicesAsync();
        return this.PageOrFragment("_New", status);
    }

    async Task LoadAsync()
    {
        (From, FromTitle) = await db.FindOriginAsync(Viewer, From);
        if (DecisionNumber.Read(Supersedes) is { } old)
            Old = await db.FindDecision(Viewer, old).AsNoTracking().SingleOrDefaultAsync();
    }

    async Task LoadChoicesAsync() => Choices = await PlanChoices.LoadAsync(db, Viewer, Plan, Now.InZone(Viewer.Zone).Date);
}
