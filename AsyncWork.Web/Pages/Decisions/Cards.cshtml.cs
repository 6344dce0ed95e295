using AsyncWork.Domain.Decisions;
using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using AsyncWork.Web.Htmx;
using AsyncWork.Web.Pages.Boards;
using AsyncWork.Web.Pages.Cards;
using AsyncWork.Web.Pages.People;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;

namespace AsyncWork.Web.Pages.Decisions;

/// <summary>What follows from a decision becomes cards on a board; both show each other (product.md D19, B21).</summary>
public sealed class CardsModel(AppDbContext db, IClock clock) : DecisionPage(db, clock)
{
    const int Most = 30;

    [BindProperty]
    public string? Titles { get; set; }

    [BindProperty]
    public int? Column { get; set; }

    [BindProperty]
    public int? Owner { get; set; }

    [BindProperty]
    public LocalDate? Due { get; set; }
    public string? DueText => Due is { } day ? LocalDatePattern.Iso.Format(day) : null;
    public IReadOnlyList<ColumnOfMine> Columns { get; private set; } = [];
    public IReadOnlyList<PersonName> People { get; private set; } = [];

    public Task<IActionResult> OnGetAsync() => OfferAsync("_Cards");

    public async Task<IActionResult> OnPostAsync()
    {
        List<string> titles =
        [
            .. (Titles ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Take(Most + 1),
        ];
        if (titles.Count is 0 or > Most)
            ModelState.AddModelError("Titles", titles.Count == 0 ? "Write a title." : $"At most {Most} cards at once.");
        var changed = await ChangeAsync((decision, token) => MakeAsync(decision, titles, token), field: "Titles");
        return await AnswerAsync(changed, "_Cards", titles.Count == 1 ? "1 card is made." : $"{titles.Count} cards are made.");
    }

    async Task<string?> MakeAsync(Decision decision, List<string> titles, CancellationToken token)
    {
        var owner = Owner is { } person ? new PersonId(person) : (PersonId?)null;
        var board = await Db.FindBoardOfColumn(Viewer, Column ?? 0).SingleOrDefaultAsync(token);
        if (board == 0)
            return At("Column", "Choose a column of a board you work on.");
        if (owner is not null && !(await Db.ListPeopleOf(board, Today).ToListAsync(token)).Exists(p => p.Id == owner))
            return At("Owner", "The owner does not work on that board. Choose somebody who does.");
        foreach (var title in titles)
        {
            var asked = new NewCard(Column!.Value, null, title)
            {
                Owner = owner,
                DueOn = Due,
                Text = $"Follows from [{decision.Name}]({decision.Url}).",
            };
            var placed = await Db.AddCardAsync(board, asked, Viewer.Person, Viewer.Zone, Guid.Empty, Now, token);
            if (placed.Card is not { } card)
                return placed.Refused ?? "The column is not there any more. Choose another one.";
            Db.LinkCard(card.Id, decision, Viewer, Now);
        }
        decision.Tell(Viewer.Person, Now, titles.Count == 1 ? "made a card from it" : $"made {titles.Count} cards from it");
        return null;
    }

    protected override async Task LoadPartsAsync()
    {
        Columns = await Db.ListColumnsOfMine(Viewer).ToListAsync();
        People = await Db.ListPeopleHere(Today).ToListAsync();
    }
}
