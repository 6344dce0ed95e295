using AsyncWork.Domain.Boards;
using AsyncWork.Web.Data;
using AsyncWork.Web.Htmx;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Importing.Boards;
using AsyncWork.Web.Pages.Boards.Templates;
using AsyncWork.Web.Pages.Cards;
using AsyncWork.Web.Pages.People;
using AsyncWork.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Boards.Bulk;

/// <summary>A board as a list, whose cards are changed several at a time (product.md B11).</summary>
public sealed class IndexModel(AppDbContext db, IClock clock) : PageModel
{
    const int PageSize = 50;

    public sealed class BulkInput
    {
        public BulkAction Action { get; set; }
        public int Column { get; set; }
        public int Owner { get; set; }
        public int Label { get; set; }
        public LocalDate? Due { get; set; }
        public Priority Priority { get; set; } = Priority.Normal;
    }

    [BindProperty(SupportsGet = true)]
    public BoardFilter Filter { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public ListOrder Order { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int Asked { get; set; } = 1;

    [BindProperty]
    public BulkInput Input { get; set; } = new();
    public Board Board { get; private set; } = null!;
    public bool CanChange { get; private set; }
    public IReadOnlyList<CardRowOfList> Cards { get; private set; } = [];
    public IReadOnlyList<PersonHere> People { get; private set; } = [];

    /// <summary>Who works on the board, so that cards can be given to them; empty for those who only look.</summary>
    public IReadOnlyList<PersonName> Owners { get; private set; } = [];
    public Pager Pager { get; private set; } = null!;
    public BulkOutcome? Outcome { get; private set; }

    /// <summary>What was chosen for a change that was not made.</summary>
    public IReadOnlySet<int> Chosen { get; private set; } = new HashSet<int>();

    /// <summary>The list as it is shown.</summary>
    public string Here => At(Board.Id, Asked);
    public Instant Now => clock.GetCurrentInstant();

    public async Task<IActionResult> OnGetAsync(int id, CancellationToken cancellation) =>
        await LoadAsync(id, cancellation) ? this.PageOrFragment("_List") : NotFound();

    public async Task<IActionResult> OnPostAsync(int id, int[] cards, CancellationToken cancellation)
    {
        var viewer = User.Viewer();
        if (!await db.BoardsOf(viewer).AnyAsync(b => b.Id == id && b.ArchivedAt == null && b.DeletedAt == null, cancellation))
            return NotFound();
        var isLabel = Input.Action is BulkAction.AddLabel or BulkAction.RemoveLabel;
        if (cards.Length is 0 or > BulkEdit.MostCards)
            ModelState.AddModelError("", $"Choose between one and {BulkEdit.MostCards} cards.");
        else if (isLabel && !await db.Labels.AnyAsync(l => l.Id == Input.Label && l.BoardId == id, cancellation))
            ModelState.AddModelError("Input.Label", "Choose a label.");
        else if (!Enum.IsDefined(Input.Action) || !Enum.IsDefined(Input.Priority))
            ModelState.AddModelError("Input.Action", "Choose what to change.");
        if (ModelState.IsValid)
        {
            var change = new BulkChange(Input.Action, Input.Column, Input.Owner, Input.Label, Input.Due, Input.Priority);
            Outcome = await db.ChangeManyAsync(viewer, id, cards, change, Now, cancellation);
            if (Outcome.Refused.Count == 0)
            {
                this.Toast($"{Outcome.Changed} {Outcome.SaidText}".TrimEnd());
                if (!Request.IsHtmx())
                    return LocalRedirect(At(id, Asked));
            }
        }
        db.ChangeTracker.Clear();
        if (!await LoadAsync(id, cancellation))
            return NotFound();
        var isDone = Outcome is { Refused.Count: 0 };
        if (Outcome is null)
            Chosen = cards.ToHashSet();
        return this.PageOrFragment("_List", isDone ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }

    string At(int id, int page) =>
        $"/boards/{id}/list?order={Order}{(Filter.Query() is { Length: > 0 } query ? "&" + query : "")}{(page > 1 ? $"&p={page}" : "")}";

    async Task<bool> LoadAsync(int id, CancellationToken cancellation)
    {
        var viewer = User.Viewer();
        if (await db.WholeBoardSeenBy(viewer, id).AsNoTracking().SingleOrDefaultAsync(cancellation) is not { } board)
            return false;
        Board = board;
        CanChange = !board.IsClosed && await db.BoardsOf(viewer).AnyAsync(b => b.Id == id, cancellation);
        var today = Now.InZone(viewer.Zone).Date;
        People = await db.PeopleForCards(today).ToListAsync(cancellation);
        if (CanChange)
            Owners = await db.ListPeopleOf(id, today).ToListAsync(cancellation);
        var aging = board.CycleP85 is { } minutes ? Now - Duration.FromMinutes(minutes) : (Instant?)null;
        var cards = db.ListCards(viewer, id, Filter, Enum.IsDefined(Order) ? Order : ListOrder.Board, Now, aging);
        Pager = new(Asked, PageSize, await cards.CountAsync(cancellation), p => At(id, p));
        Cards = await cards.Skip(Pager.Skip).Take(PageSize).ToListAsync(cancellation);
        return true;
    }
}
