using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Pages.People;
using AsyncWork.Web.Pages.Playbook.Reviews;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Playbook.Escalation;

/// <summary>The ladder of a team or of the company, with what somebody may do with it.</summary>
public abstract class EscalationPage(AppDbContext db, IClock clock) : PageModel
{
    /// <summary>The team's name in addresses; empty for the company, null for mine.</summary>
    [BindProperty(SupportsGet = true, Name = "team")]
    public string? TeamSlug { get; set; }

    protected AppDbContext Db => db;
    public Viewer Viewer => User.Viewer();
    public Instant Now { get; } = clock.GetCurrentInstant();
    public LocalDate Today => Now.InZone(Viewer.Zone).Date;
    public IReadOnlyList<ReviewTeam> Teams { get; private set; } = [];
    public ReviewTeam? Team { get; private set; }
    public string Slug => Team?.Slug ?? "";
    public EscalationView View { get; private set; } = null!;
    public IReadOnlyList<PersonName> Callable { get; private set; } = [];
    public int Version => View.Own?.Version ?? 0;
    public bool MayKeep => Viewer.MayHold(Team);

    /// <summary>Who was on call, and will be, is for those whom it concerns.</summary>
    public bool MaySeeAll => Team is null || MayKeep || Viewer.SeesCompany || Team.IsMine;

    /// <summary>Those of the team, or of the company, themselves.</summary>
    public IReadOnlyList<OnCallRow> Contacts => [.. View.OnCall.Where(c => c.TeamId == Team?.Id)];

    protected async Task<bool> LoadAsync(int? id)
    {
        Teams = await db.ListReviewTeams(Viewer.Person, Today).ToListAsync();
        // A form sends an empty field as null; an empty team means the company.
        var chosen = Request.Query.ContainsKey("team") ? TeamSlug ?? "" : null;
        Team =
            id is not null ? Teams.FirstOrDefault(t => t.Id == id)
            : chosen is null ? Teams.FirstOrDefault(t => t.IsMine) ?? Teams.FirstOrDefault(t => t.IsLed)
            : Teams.FirstOrDefault(t => t.Slug == chosen);
        if (Team is null && (id is not null || chosen is { Length: > 0 }))
            return false;
        View = await EscalationView.LoadAsync(db, Team?.Id);
        if (MayKeep)
            Callable = await db.ListCallable(Team?.Id, Today).ToListAsync();
        return true;
    }
}
