using AsyncWork.Domain.Decisions;
using AsyncWork.Web.Data;
using AsyncWork.Web.Htmx;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Decisions;

/// <summary>Say whose place a decision takes, wholly or in part (product.md D3).</summary>
public sealed class SupersedeModel(AppDbContext db, IClock clock) : DecisionPage(db, clock)
{
    [BindProperty]
    public string? Old { get; set; }

    [BindProperty]
    public bool Partly { get; set; }

    [BindProperty]
    public string? Note { get; set; }
    public IReadOnlyList<SupersessionRow> Older { get; private set; } = [];

    public Task<IActionResult> OnGetAsync() => OfferAsync("_Supersede");

    public async Task<IActionResult> OnPostAddAsync()
    {
        var changed = await ChangeAsync(
            async (decision, token) =>
            {
                if (DecisionNumber.Read(Old) is not { } number)
                    return "Write the number of a decision, such as D-0012.";
                if (await Superseding.FindAsync(Db, Viewer, number, token) is not { } superseding)
                    return "There is no decision with this number that you can see.";
                var atOnce = decision.State == DecisionState.Decided;
                if (superseding.WhyNot(decision, Partly, Note, atOnce) is { } reason)
                    return At(reason == Supersession.WhyNotNote(Partly, Note) ? "Note" : "Old", reason);
                if (await Db.Supersessions.AnyAsync(s => s.OldId == superseding.Old.Id && s.NewId == decision.Id, token))
                    return $"It takes the place of {superseding.Old.Name} already.";
                if (decision.Supersessions >= Supersession.MostOfOneDecision)
                    return $"A decision has to do with at most {Supersession.MostOfOneDecision} others in this way.";
                superseding.Plan(decision, Partly, Note, Now);
                await Db.TakeEffectAsync(decision, (Viewer.Person, Viewer.Name), Now, token);
                return null;
            },
            field: "Old"
        );
        if (changed.IsDone)
            (Old, Note, Partly) = (null, null, false);
        return await EndAsync(changed);
    }

    /// <summary>Takes away what has not taken effect.</summary>
    public async Task<IActionResult> OnPostRemoveAsync(string? old)
    {
        var changed = await ChangeAsync(
            async (decision, token) =>
            {
                var number = DecisionNumber.Read(old) ?? 0;
                var found = await Db.Supersessions.SingleOrDefaultAsync(
                    s => s.NewId == decision.Id && Db.Decisions.Any(d => d.Id == s.OldId && d.Number == number),
                    token
                );
                if (found is not { InEffectAt: null })
                    return "It is not there any more, or has taken effect.";
                Db.Remove(found);
                var other = await Db.Decisions.SingleAsync(d => d.Id == found.OldId, token);
                other.CountSupersessions(other.Supersessions - 1);
                decision.CountSupersessions(decision.Supersessions - 1);
                return null;
            }
        );
        return await EndAsync(changed);
    }

    async Task<IActionResult> EndAsync(DecisionChanged changed)
    {
        if (changed.Status == StatusCodes.Status404NotFound)
            return NotFound();
        if (changed.Status == StatusCodes.Status403Forbidden)
            return Forbid();
        if (changed.IsDone && !Request.IsHtmx())
            return Redirect($"{DecisionNumber.Url(Number)}/supersede");
        if (changed.IsDone)
            ModelState.Clear();
        return await ShowAsync("_Supersede", changed.Status);
    }

    protected override async Task LoadPartsAsync() =>
        Older = [.. (await Db.ListSupersessions(Viewer, Decision.Id).ToListAsync()).Where(s => !s.IsNewer)];
}
