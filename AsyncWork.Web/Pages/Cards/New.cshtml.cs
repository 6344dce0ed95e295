using AsyncWork.Domain;
using AsyncWork.Domain.Boards;
using AsyncWork.Web.Data;
using AsyncWork.Web.Htmx;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Pages.Boards;
using AsyncWork.Web.Pages.Boards.Templates;
using AsyncWork.Web.Pages.People;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Cards;

/// <summary>A new card on a board (product.md B2), filled in from a template (B14) where nothing was typed by hand.</summary>
public sealed class NewModel(AppDbContext db, IClock clock) : PageModel
{
    [BindProperty]
    public CardInput Input { get; set; } = new();

    [BindProperty]
    public int Column { get; set; }

    [BindProperty]
    public int? Lane { get; set; }

    /// <summary>The template it is made from; null for none.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Template { get; set; }

    [BindProperty]
    public Guid FormKey { get; set; }
    public IReadOnlyList<CardTemplate> Templates { get; private set; } = [];
    public int Board { get; private set; }
    public string BoardName { get; private set; } = "";
    public IReadOnlyList<PlaceChoice> Places { get; private set; } = [];
    public IReadOnlyList<PersonName> People { get; private set; } = [];
    public IReadOnlyList<LabelView> Labels { get; private set; } = [];
    Viewer Viewer => User.Viewer();
    CardTemplate? Chosen => Templates.FirstOrDefault(t => t.Id == Template);

    public async Task<IActionResult> OnGetAsync(int board, int? column, int? lane)
    {
        if (await RefuseAsync(board) is { } refused)
            return refused;
        (Column, Lane) = (column ?? Places.FirstOrDefault(p => p.IsColumn)?.Id ?? 0, lane);
        Input = await FilledAsync();
        return Page();
    }

    public async Task<IActionResult> OnPostFillAsync(int board, int? fill)
    {
        if (await RefuseAsync(board) is { } refused)
            return refused;
        var before = await FilledAsync();
        Template = fill;
        Input = Input.Over(before, await FilledAsync());
        ModelState.Clear();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(int board)
    {
        if (await RefuseAsync(board) is { } refused)
            return refused;
        if (Input.WhyNot() is { } wrong)
            ModelState.AddModelError($"Input.{wrong.Field}", wrong.Reason);
        if (Input.ReadOwner() is { } owner && People.All(p => p.Id != owner))
            ModelState.AddModelError("Input.Owner", "Choose somebody who works on the board.");
        if (!Input.Labels.TrueForAll(id => Labels.Any(l => l.Id == id)))
            ModelState.AddModelError("Input.Labels", "A label is not there any more. Choose again.");
        if (!ModelState.IsValid)
            return Refuse();
        var asked = new NewCard(Column, Lane, Input.Title!)
        {
            Text = StoredText.Lines(Input.Text),
            Owner = Input.ReadOwner(),
            Labels = Input.Labels,
            Priority = Input.ReadPriority() ?? AsyncWork.Domain.Boards.Priority.Normal,
            DueOn = CardInput.ReadDay(Input.Due),
            Estimate = Input.ReadEstimate(),
            Steps = Chosen is { } template ? FilledTemplates.StepsOf(template) : [],
        };
        var placed = await db.AddCardAsync(Viewer, board, asked, FormKey, clock.GetCurrentInstant());
        if (placed.IsGone || placed.Refused is not null)
            ModelState.AddModelError("", placed.Refused ?? "That column or lane is not there any more. Choose another one.");
        if (!ModelState.IsValid)
            return Refuse();
        this.Toast($"Added “{Input.Title!.Trim()}”. {placed.Warning}".TrimEnd());
        return Redirect(placed.Card is { } card ? $"/boards/{board}#c{card.Id}" : $"/boards/{board}");
    }

    async Task<CardInput> FilledAsync() =>
        Chosen is null
            ? new()
            : CardInput.Of((await db.FillFromTemplateAsync(Chosen, Column, Viewer.Zone, clock.GetCurrentInstant())).Card);

    PageResult Refuse()
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    async Task<IActionResult?> RefuseAsync(int board)
    {
        var found = await db.BoardsSeenBy(Viewer)
            .Where(b => b.Id == board && b.DeletedAt == null)
            .Select(b => new { b.Name, IsOurs = db.BoardsOf(Viewer).Any(o => o.Id == b.Id && o.ArchivedAt == null) })
            .SingleOrDefaultAsync();
        if (found is not { IsOurs: true })
            return found is null ? NotFound() : Forbid();
        (Board, BoardName) = (board, found.Name);
        Places = await db.ListPlacesOf(board).ToListAsync();
        People = await db.ListPeopleOf(board, clock.GetCurrentInstant().InZone(Viewer.Zone).Date).ToListAsync();
        Labels = await db.ListLabelsOf(board).ToListAsync();
        Templates = await db.ListCardTemplates(board).AsNoTracking().ToListAsync();
        return null;
    }
}
