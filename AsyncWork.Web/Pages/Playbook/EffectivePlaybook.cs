using AsyncWork.Domain.Playbook;
using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Playbook;

/// <summary>What holds for a team, subject by subject, and for whom one may choose to read it (product.md P1).</summary>
/// <param name="Team">Null for the company alone.</param>
/// <param name="Teams">All, mine first.</param>
public sealed record EffectivePlaybook(
    PlaybookTeam? Team,
    IReadOnlyList<PlaybookTeam> Teams,
    IReadOnlyList<EffectivePage<PlaybookPage>> Pages
)
{
    /// <summary>What a page cannot be called at <c>/playbook/…</c>, because something else is there.</summary>
    static readonly HashSet<string> Taken = new(StringComparer.OrdinalIgnoreCase)
    {
        "channels",
        "radar",
        "acknowledgements",
        "own",
        "reviews",
        "escalation",
    };

    /// <param name="team">The name of a team in addresses; empty for the company alone, null for mine.</param>
    public static async Task<EffectivePlaybook> LoadAsync(AppDbContext db, Viewer viewer, string? team, LocalDate today)
    {
        var teams = await db.ListPlaybookTeams(viewer.Person, today).ToListAsync();
        var chosen = team is null
            ? await db.ListTeamsOf(viewer.Person, today).AnyAsync()
                ? teams[0]
                : null
            : teams.Find(t => t.Slug == team);
        return Of(chosen, teams, await db.ListPlaybook(viewer, chosen?.Id).ToListAsync());
    }

    /// <param name="pages">The company's and the team's.</param>
    public static EffectivePlaybook Of(PlaybookTeam? team, IReadOnlyList<PlaybookTeam> teams, List<PlaybookPage> pages) =>
        new(
            team,
            teams,
            EffectivePages.Of(
                pages.FindAll(p => p.TeamId is null),
                pages.FindAll(p => p.TeamId is not null),
                p => p.Id,
                p => p.AddsTo,
                p => p.Replaces && p.Published is not null
            )
        );

    /// <summary>Where one reads what holds on a subject.</summary>
    public string UrlOf(EffectivePage<PlaybookPage> page) =>
        Taken.Contains(page.Subject.Slug)
            ? page.Subject.WikiUrl
            : $"/playbook/{page.Subject.Slug}{(Team is null ? "?team=" : $"?team={Team.Slug}")}";

    public EffectivePage<PlaybookPage>? Find(string slug) => Pages.FirstOrDefault(p => p.Subject.Slug == slug);

    /// <summary>In words: which rule comes from where.</summary>
    public string SourceOf(EffectivePage<PlaybookPage> page) =>
        page.Source switch
        {
            RuleSource.TeamAdds => $"company, and {Team?.Name} adds",
            RuleSource.TeamReplaces => $"{Team?.Name} instead of the company",
            RuleSource.TeamAlone => $"{Team?.Name}",
            _ => "company",
        };
}
