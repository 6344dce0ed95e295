using AsyncWork.Domain.Playbook;
using AsyncWork.Domain.Wiki;
using AsyncWork.Web.Data;
using AsyncWork.Web.Htmx;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Pages.Wiki;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Playbook;

/// <summary>What holds on one subject for a team, with where each rule comes from (product.md P1).</summary>
public sealed class ShowModel(AppDbContext db, Playbooks playbooks, IClock clock) : PageModel
{
    Dictionary<int, PlaybookText> texts = [];

    [FromRoute(Name = "slug")]
    public string Slug { get; set; } = "";

    [BindProperty(SupportsGet = true, Name = "team")]
    public string? TeamSlug { get; set; }
    public Viewer Viewer => User.Viewer();
    public EffectivePlaybook Book { get; private set; } = null!;
    public EffectivePage<PlaybookPage> Shown { get; private set; } = null!;
    public bool MaySpeakFor { get; private set; }

    /// <summary>Pages on the screen that wait for me.</summary>
    public IReadOnlyList<PlaybookPage> Waiting { get; private set; } = [];

    public string Lead =>
        Book.Team is { } team
            ? Shown.Source switch
            {
                RuleSource.TeamAdds => $"For {team.Name}, the company’s page holds and the team adds to it.",
                RuleSource.TeamReplaces => $"For {team.Name}, the team’s page holds instead of the company’s.",
                RuleSource.TeamAlone => $"{team.Name} agreed on this for itself.",
                _ => $"For {team.Name}, the company’s page holds as it is.",
            }
            : "As the company agreed on it.";

    public PlaybookText? TextOf(PlaybookPage page) => texts.GetValueOrDefault(page.Id);

    public async Task<IActionResult> OnGetAsync() => await LoadAsync() ? this.PageOrFragment("_Effective") : NotFound();

    /// <summary>A team's page holds instead of the company's, or beside it.</summary>
    public async Task<IActionResult> OnPostReplaceAsync(int of, bool replaces)
    {
        if (!ModelState.IsValid || !await LoadAsync() || Shown.Team.FirstOrDefault(p => p.Id == of) is not { } page)
            return NotFound();
        var answer = await db.ChangePageAsync(
            Viewer,
            (page.Space, page.Slug),
            SpaceRight.Write,
            Guid.Empty,
            clock.GetCurrentInstant(),
            (found, _) =>
            {
                found.Page.AddTo(found.Page.AddsToId, replaces);
                return Task.FromResult<string?>(null);
            }
        );
        if (answer.Status == StatusCodes.Status403Forbidden)
            return Forbid();
        if (answer.Refused is { } reason)
            ModelState.AddModelError("", reason);
        else if (!Request.IsHtmx())
            return LocalRedirect(Book.UrlOf(Shown));
        await LoadAsync();
        return this.PageOrFragment("_Effective", answer.Status);
    }

    async Task<bool> LoadAsync()
    {
        var today = clock.GetCurrentInstant().InZone(Viewer.Zone).Date;
        Book = await EffectivePlaybook.LoadAsync(db, Viewer, Request.Query.ContainsKey("team") ? TeamSlug ?? "" : null, today);
        if (Book.Find(Slug) is not { } found)
            return false;
        Shown = found;
        List<int> ids = [.. found.Holding.Select(p => p.Id)];
        texts = await db.ListPlaybookTexts(Viewer, ids).ToDictionaryAsync(t => t.Id);
        if (found.Holding.Any(p => p.IsConfirmed))
        {
            var rounds = await db.ListMyRounds(Viewer.Person, ids).ToListAsync();
            Waiting = [.. found.Holding.Where(p => rounds.Find(r => r.PageId == p.Id) is { Waits: true })];
        }
        if (Book.Team is { } team)
            MaySpeakFor = await playbooks.MaySpeakForAsync(Viewer, team.Id);
        return true;
    }
}
