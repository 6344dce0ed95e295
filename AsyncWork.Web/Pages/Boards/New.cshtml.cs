using AsyncWork.Domain.Boards;
using AsyncWork.Web.Data;
using AsyncWork.Web.Htmx;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Importing.Boards;
using AsyncWork.Web.Pages.Boards.Templates;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Boards;

/// <summary>Makes a board of a team, from a pattern or a template (product.md B1, B14).</summary>
public sealed class NewModel(AppDbContext db, IClock clock) : PageModel
{
    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Purpose { get; set; }

    [BindProperty]
    public int? Team { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? From { get; set; }

    [BindProperty]
    public Guid FormKey { get; set; }
    public IReadOnlyList<TeamChoice> Teams { get; private set; } = [];
    public IReadOnlyList<BoardTemplateItem> Templates { get; private set; } = [];
    Viewer Viewer => User.Viewer();

    public async Task OnGetAsync() => await LoadAsync();

    public async Task<IActionResult> OnPostAsync()
    {
        var why = ModelState.IsValid ? Board.WhyNotName(Name) : "Something in the form could not be read. Fill it in again.";
        if (why is null && Team is null)
            why = "Choose the team whose board it is.";
        if (why is null)
        {
            var asked = new NewBoard(Name!, Purpose, Team!.Value, Viewer.Zone, From);
            var made = await db.NewBoardFromAsync(Viewer, asked, FormKey, clock.GetCurrentInstant());
            if (made.Id is { } id)
            {
                this.Toast($"Board “{Name!.Trim()}” made. Change its columns and limits in the settings.");
                return this.GoTo($"/boards/{id}");
            }
            why = made.Refused ?? "The team or the template is not there any more, or not yours. Choose again.";
        }
        ModelState.AddModelError(
            why == Board.WhyNotName(Name) ? nameof(Name)
                : Team is null ? nameof(Team)
                : "",
            why
        );
        await LoadAsync();
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    async Task LoadAsync()
    {
        Teams = await db.TeamsForNewBoards(Viewer).ToListAsync();
        Templates = await db.ListBoardTemplates(Viewer).ToListAsync();
        Team ??= Teams.Count == 1 ? Teams[0].Id : null;
    }
}
