using AsyncWork.Domain.HandOffs;
using AsyncWork.Web.Data;
using AsyncWork.Web.Htmx;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.HandOffs;

/// <summary>Hands work over again: with an answer to what was asked, or to somebody else (product.md F3).</summary>
public sealed class AgainModel(AppDbContext db, IClock clock) : HandOffForm(db, clock)
{
    [FromRoute(Name = "id")]
    public int HandOffId { get; set; }

    /// <summary>As it was when the form was shown.</summary>
    [BindProperty]
    public int Version { get; set; }
    public override string FormAddress => $"/handoffs/{HandOffId}/again";
    public override string Back => $"/handoffs/{HandOffId}";

    public async Task<IActionResult> OnGetAsync()
    {
        if (await OfferAsync() is { } no)
            return no;
        Input = HandOffInput.Of(Before!.HandOff);
        return await ShowAsync(StatusCodes.Status200OK);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await OfferAsync() is { } no)
            return no;
        if (await TakeStepAsync() is { } shown)
            return shown;
        if (!ModelState.IsValid)
            return await ShowAsync(StatusCodes.Status422UnprocessableEntity);
        var changed = await Db.HandOffAgainAsync(Viewer, HandOffId, Version, Input, FormKey, Now);
        if (!changed.IsDone)
            return await OfferAsync() ?? await RefuseAsync(changed);
        this.Toast("It is handed over and waits for an answer.");
        return this.GoTo(Back);
    }

    /// <summary>What cannot be handed over again leads back to where it is told why.</summary>
    async Task<IActionResult?> OfferAsync()
    {
        if (await Db.FindHandOff(Viewer, HandOffId).AsNoTracking().SingleOrDefaultAsync() is not { } found)
            return NotFound();
        if (found.HandOff.GiverId != Viewer.Person)
            return Forbid();
        Before = found;
        if (found.HandOff.WhyNotAgain(Viewer.Person) is { } reason)
        {
            this.Toast(new Toast(reason, IsError: true));
            return this.GoTo(Back);
        }
        if (found.HandOff.State == HandOffState.Asked)
            Question = await Db.ListTurns(HandOffId)
                .Where(t => t.Step == HandOffStep.Asked)
                .OrderByDescending(t => t.Id)
                .Select(t => t.Word)
                .FirstOrDefaultAsync();
        return null;
    }
}
