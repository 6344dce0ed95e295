using AsyncWork.Domain.Boards;
using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using AsyncWork.Web.Htmx;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Importing.Boards;
using AsyncWork.Web.Pages.Cards;
using AsyncWork.Web.Pages.People;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Boards.Rules;

/// <summary>The rules of a board: each a sentence, added, turned off, deleted (product.md B20).</summary>
public sealed class IndexModel(AppDbContext db, IClock clock) : PageModel
{
    public static IReadOnlyList<(CardTrigger Value, string Words)> Whens => RuleWords.Whens;
    public static IReadOnlyList<(CardAction Value, string Words)> Thens => RuleWords.Thens;

    [BindProperty]
    public RuleInput Input { get; set; } = new();

    [BindProperty]
    public Guid FormKey { get; set; }
    public Board Board { get; private set; } = null!;
    public IReadOnlyList<CardRule> Rules { get; private set; } = [];
    public IReadOnlyList<PersonHere> People { get; private set; } = [];

    /// <summary>Who works on the board: a rule gives its cards to nobody else.</summary>
    public IReadOnlyList<PersonName> Owners { get; private set; } = [];

    public string Sentence(CardRule rule) => RuleWords.Sentence(rule, Board, People);

    public async Task<IActionResult> OnGetAsync(int id, CancellationToken cancellation) =>
        await FindAsync(id, cancellation) ? this.PageOrFragment("_Rules") : NotFound();

    public async Task<IActionResult> OnPostAsync(int id, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation))
            return NotFound();
        if (
            ModelState.IsValid
            && (
                Rules.Count >= CardRule.MostOfOneBoard
                    ? $"A board has at most {CardRule.MostOfOneBoard} rules."
                    : Input.WhyNot(Board, Owners)
            )
                is { } why
        )
            ModelState.AddModelError("", why);
        if (!ModelState.IsValid)
            return this.PageOrFragment("_Rules", StatusCodes.Status422UnprocessableEntity);
        db.CardRules.Add(Input.Rule(id));
        await db.SaveOnceAsync(FormKey, clock.GetCurrentInstant(), cancellation);
        this.Toast("The rule holds from now on.");
        return await AnswerAsync(id, cancellation);
    }

    public async Task<IActionResult> OnPostTurnAsync(int id, int rule, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation) || Rules.FirstOrDefault(r => r.Id == rule) is not { } found)
            return NotFound();
        found.Turn(found.IsOff);
        return await SaveAsync(id, found.IsOff ? "The rule is off." : "The rule is on.", cancellation);
    }

    public async Task<IActionResult> OnPostDeleteAsync(int id, int rule, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation) || Rules.FirstOrDefault(r => r.Id == rule) is not { } found)
            return NotFound();
        db.CardRules.Remove(found);
        return await SaveAsync(id, "The rule is deleted.", cancellation);
    }

    async Task<IActionResult> SaveAsync(int id, string done, CancellationToken cancellation)
    {
        try
        {
            await db.SaveChangesAsync(cancellation);
            this.Toast(done);
        }
        catch (DbUpdateConcurrencyException)
        {
            this.Toast(new Toast("Somebody changed the rule at this moment. Look again.", IsError: true));
        }
        return await AnswerAsync(id, cancellation);
    }

    /// <summary>The rules as they are now, with an empty form.</summary>
    async Task<IActionResult> AnswerAsync(int id, CancellationToken cancellation)
    {
        if (!Request.IsHtmx())
            return RedirectToPage(new { id });
        db.ChangeTracker.Clear();
        ModelState.Clear();
        Input = new();
        return await FindAsync(id, cancellation) ? this.PageOrFragment("_Rules") : NotFound();
    }

    async Task<bool> FindAsync(int id, CancellationToken cancellation)
    {
        var viewer = User.Viewer();
        if (await db.BoardToImportInto(viewer, id).AsNoTracking().SingleOrDefaultAsync(cancellation) is not { } board)
            return false;
        Board = board;
        Rules = await db.RulesOf(id).ToListAsync(cancellation);
        var today = clock.GetCurrentInstant().InZone(viewer.Zone).Date;
        People = await db.PeopleForCards(today).ToListAsync(cancellation);
        Owners = await db.ListPeopleOf(id, today).ToListAsync(cancellation);
        return true;
    }
}
