using AsyncWork.Web.Data;
using AsyncWork.Web.Htmx;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Pages.Playbook.Channels;
using AsyncWork.Web.Pages.Playbook.Escalation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Playbook;

/// <summary>What holds for my team, what I have to confirm of it, channels and radar in one place (product.md P1, P15).</summary>
public sealed class IndexModel(AppDbContext db, Playbooks playbooks, IClock clock) : PageModel
{
    Dictionary<int, MyRound> rounds = [];

    /// <summary>Whose playbook: the team's name in addresses, empty for the company, null for mine.</summary>
    [BindProperty(SupportsGet = true, Name = "team")]
    public string? TeamSlug { get; set; }

    [BindProperty]
    public Guid FormKey { get; set; }
    public Viewer Viewer => User.Viewer();
    public Instant Now { get; } = clock.GetCurrentInstant();
    public LocalDate Today => Now.InZone(Viewer.Zone).Date;
    public EffectivePlaybook Book { get; private set; } = null!;

    /// <summary>The company's space; null while there is none.</summary>
    public PlaybookSpace? Company { get; private set; }
    public ChannelList Channels { get; private set; } = null!;

    /// <summary>What to do when writing is not enough, and who is on call.</summary>
    public EscalationView Ladder { get; private set; } = null!;

    /// <summary>How many questions are due within a day or past it.</summary>
    public int Near { get; private set; }

    /// <summary>May write pages of the team that is shown.</summary>
    public bool MaySpeakFor { get; private set; }

    /// <summary>Nothing is there yet, and I may begin with the ready pages.</summary>
    public bool MayBegin => Company is null && Viewer.SeesCompany;

    /// <summary>Pages that wait for me.</summary>
    public IReadOnlyList<(PlaybookPage Page, MyRound Round)> Waiting =>
        [
            .. Book
                .Pages.SelectMany(p => p.Holding)
                .Where(p => rounds.TryGetValue(p.Id, out var round) && round.Waits)
                .Select(p => (p, rounds[p.Id])),
        ];

    /// <summary>I have confirmed what is asked of this page, or am not asked.</summary>
    public bool IsConfirmed(PlaybookPage page) =>
        !page.IsConfirmed || (rounds.TryGetValue(page.Id, out var round) && round.ConfirmedAt is not null);

    public async Task<IActionResult> OnGetAsync() => await ShowAsync(StatusCodes.Status200OK);

    /// <summary>Takes the ready pages over.</summary>
    public async Task<IActionResult> OnPostStarterAsync(string? language)
    {
        if (!Viewer.SeesCompany)
            return Forbid();
        if (await playbooks.TakeOverAsync(Viewer, language ?? "", FormKey, Now) is not { } refused)
        {
            this.Toast("Ten pages are there. Read them, and change what you see differently.");
            return this.GoTo("/playbook");
        }
        ModelState.AddModelError("", refused.Reason);
        return await ShowAsync(refused.Status);
    }

    async Task<IActionResult> ShowAsync(int status)
    {
        // A form sends an empty field as null; an empty team means the company.
        var team = Request.Query.ContainsKey("team") ? TeamSlug ?? "" : null;
        Book = await EffectivePlaybook.LoadAsync(db, Viewer, team, Today);
        List<int> asked = [.. Book.Pages.SelectMany(p => p.Holding).Where(p => p.IsConfirmed).Select(p => p.Id)];
        if (asked.Count > 0)
            rounds = (await db.ListMyRounds(Viewer.Person, asked).ToListAsync())
                .GroupBy(r => r.PageId)
                .ToDictionary(g => g.Key, g => g.First());
        Company = await db.FindPlaybookSpace(Viewer, null).FirstOrDefaultAsync();
        if (Book.Team is { } shown)
            MaySpeakFor = await playbooks.MaySpeakForAsync(Viewer, shown.Id);
        if (Request.IsHtmx())
            return this.PageOrFragment("_Playbook", status);
        Channels = await ChannelList.LoadAsync(db, archived: false);
        Ladder = await EscalationView.LoadAsync(db, Book.Team?.Id);
        Near = await db.ListRadar(Viewer, false, Today, Now + Duration.FromDays(1)).CountAsync();
        return this.PageOrFragment("_Playbook", status);
    }
}
