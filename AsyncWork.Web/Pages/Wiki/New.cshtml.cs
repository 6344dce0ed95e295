using AsyncWork.Web.Data;
using AsyncWork.Web.Htmx;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Wiki;

/// <summary>Begins a page: its title, its place, its pattern (product.md D13). What it says is written next.</summary>
public sealed class NewModel(AppDbContext db, IClock clock) : InSpace(db, clock)
{
    /// <summary>From a link to a page that is not there yet.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Title { get; set; }

    [BindProperty(SupportsGet = true)]
    public int? Below { get; set; }

    [BindProperty]
    public int? Template { get; set; }
    public IReadOnlyList<(TreeRow Row, int Depth)> Places { get; private set; } = [];
    public IReadOnlyList<TemplateChoice> Templates { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await FindSpaceAsync())
            return NotFound();
        if (Title is { Length: > 0 } title && await FindThereAsync(title) is { } there)
            return LocalRedirect(there); // somebody has made it meanwhile
        await LoadAsync();
        return Space.MayWrite || Places.Count > 0 ? Page() : Forbid();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await FindSpaceAsync())
            return NotFound();
        if (!ModelState.IsValid)
            return await AgainAsync(StatusCodes.Status422UnprocessableEntity);
        var (answer, slug) = await Db.NewPageAsync(Viewer, SpaceSlug, new(Title, Below, Template), FormKey, Now);
        return await AnswerAsync(answer, () => this.GoTo($"/wiki/{SpaceSlug}/{slug}/edit"), AgainAsync);
    }

    protected override string FieldOf(string reason) => reason == Domain.Wiki.WikiPage.WhyNotTitle(Title) ? nameof(Title) : "";

    async Task<IActionResult> AgainAsync(int status)
    {
        await LoadAsync();
        Response.StatusCode = status;
        return Page();
    }

    async Task<string?> FindThereAsync(string title) =>
        (await Db.ListNamed(Viewer, [Domain.Wiki.PageName.KeyOf(title)], []).ToListAsync()).Find(p => p.SpaceId == Space.Id)
            is { } page
            ? $"/wiki/{page.Space}/{page.PageSlug}"
            : null;

    async Task LoadAsync()
    {
        Places = [.. await Db.PlacesAsync(Viewer, Space.Id)];
        Templates = await Db.ListTemplates(Space.Id)
            .Select(t => new TemplateChoice(t.Id, t.Name, t.SpaceId == null))
            .ToListAsync();
    }
}
