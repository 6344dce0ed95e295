using AsyncWork.Web.Data;
using AsyncWork.Web.Htmx;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

namespace AsyncWork.Web.Pages.HandOffs;

/// <summary>Hands work over, from a card, a page or a decision (product.md F3).</summary>
public sealed class NewModel(AppDbContext db, IClock clock) : HandOffForm(db, clock)
{
    /// <summary>The address of what is handed over.</summary>
    [BindProperty(SupportsGet = true)]
    public string? From { get; set; }
    public override string FormAddress => "/handoffs/new";
    public override string Back =>
        From is { Length: < 300 } && Url.IsLocalUrl(From) ? From
        : Things.Count > 0 ? Things[0].Url
        : "/handoffs";

    public async Task<IActionResult> OnGetAsync()
    {
        if (await HandOffThings.FindAsync(Db, Viewer, From, Request.Host.Value ?? "") is { } subject)
            Input.Items = [HandOffThings.KeyOf(subject)];
        return await ShowAsync(StatusCodes.Status200OK);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await TakeStepAsync() is { } shown)
            return shown;
        if (!ModelState.IsValid)
            return await ShowAsync(StatusCodes.Status422UnprocessableEntity);
        var made = await Db.HandOffAsync(Viewer, Input, FormKey, Now);
        if (!made.IsDone)
            return await RefuseAsync(made);
        if (made.Id is not { } id)
            return this.GoTo("/handoffs"); // the same form, sent again
        this.Toast("It is handed over and waits for an answer.");
        return this.GoTo($"/handoffs/{id}");
    }
}
