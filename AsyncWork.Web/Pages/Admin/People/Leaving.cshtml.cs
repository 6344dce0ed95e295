using AsyncWork.Domain.Decisions;
using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using AsyncWork.Web.Pages.Decisions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace AsyncWork.Web.Pages.Admin.People;

/// <summary>What a person answers for and somebody else has to take over when they leave (product.md F1).</summary>
public sealed class LeavingModel(AppDbContext db) : PageModel
{
    /// <summary>Of each kind; when these are given to others the next ones show.</summary>
    public const int Most = 100;

    public Person Person { get; private set; } = null!;
    public IReadOnlyList<(string Title, IReadOnlyList<OwnedThing> Things)> Parts { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(int id, CancellationToken cancellation)
    {
        var owner = new PersonId(id);
        if (await db.People.AsNoTracking().SingleOrDefaultAsync(p => p.Id == owner, cancellation) is not { } person)
            return NotFound();
        Person = person;
        var cards = await db.ListOpenCardsOwnedBy(owner, Most).ToListAsync(cancellation);
        var pages = await db.ListPagesOwnedBy(owner, Most).ToListAsync(cancellation);
        var decisions = await db.ListOpenDecisionsOf(owner, Most).ToListAsync(cancellation);
        var handOffs = await db.ListOpenHandOffsWith(owner, Most).ToListAsync(cancellation);
        Parts =
        [
            ("Cards", [.. cards.Select(c => new OwnedThing(c.Title, $"/cards/{c.Id}", c.Board))]),
            ("Pages", [.. pages.Select(p => new OwnedThing(p.Title, $"/wiki/{p.SpaceSlug}/{p.Slug}", p.Space))]),
            (
                "Decisions",
                [
                    .. decisions.Select(d => new OwnedThing(
                        d.Title,
                        DecisionNumber.Url(d.Number),
                        $"{DecisionNumber.Text(d.Number)} · {d.State.Text()}"
                    )),
                ]
            ),
            ("Hand-offs", [.. handOffs.Select(h => new OwnedThing(h.Title, "", $"from {h.Giver} to {h.Receiver}"))]),
        ];
        return Page();
    }
}
