using AsyncWork.Domain;
using AsyncWork.Domain.Boards;
using AsyncWork.Domain.Wiki;
using AsyncWork.Web.Data;
using AsyncWork.Web.History;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Markdown;
using AsyncWork.Web.Pages.Wiki;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Playbook;

/// <summary>Makes playbooks, which are spaces of the wiki: the company's with ten ready pages, a team's with its first page (product.md P1, P15).</summary>
public sealed class Playbooks(AppDbContext db, AuditTrail audit)
{
    const int ReviewEveryMonths = 6;
    const long Apart = 1_000_000;

    /// <summary>Who leads a team speaks for it; HR and administrators for every one.</summary>
    public async Task<bool> MaySpeakForAsync(Viewer viewer, int team) =>
        viewer.SeesCompany || (viewer.LeadsTeam && await db.ListTeamsLedBy(viewer.Person).AnyAsync(t => t == team));

    /// <summary>Makes the company's playbook with the ready pages of a language.</summary>
    /// <returns>Why it was not made, with the status; null when it was.</returns>
    public async Task<(int Status, string Reason)?> TakeOverAsync(Viewer viewer, string language, Guid formKey, Instant now)
    {
        var ready = StarterPack.Pages(language);
        if (ready.Count == 0)
            return (StatusCodes.Status422UnprocessableEntity, "Choose one of the languages.");
        (int, string)? refused = null;
        try
        {
            await db.InTransactionAsync(async token =>
            {
                db.ChangeTracker.Clear();
                refused = null;
                // Two who begin it at once would else make two of them.
                await db.TakeCompanyTurnAsync(token);
                if (await db.Spaces.AnyAsync(s => s.IsPlaybook && s.TeamId == null, token))
                {
                    if (!await db.UsedFormKeys.AnyAsync(k => k.Key == formKey, token))
                        refused = (StatusCodes.Status409Conflict, "Somebody else has begun the playbook. This is how it is now.");
                    return;
                }
                var space = await NewSpaceAsync(viewer, "Playbook", "How we work together.", null, now, token);
                await AddPagesAsync(viewer, space, ready, now, token);
                audit.Record("began the playbook", PageView.AuditName(space.Slug), $"{ready.Count} pages, {language}");
                await db.SaveOnceAsync(formKey, now, token);
            });
        }
        catch (DbUpdateException) // begun by somebody else at the same moment
        {
            db.ChangeTracker.Clear();
            return (StatusCodes.Status409Conflict, "Somebody else has begun the playbook. This is how it is now.");
        }
        return refused;
    }

    /// <summary>Adds ready pages to a space and publishes them. Part of the caller's transaction.</summary>
    async Task AddPagesAsync(Viewer viewer, Space space, IReadOnlyList<StarterPage> ready, Instant now, CancellationToken token)
    {
        var today = now.InZone(viewer.Zone).Date;
        // All are there before the first is published, so that links between them lead somewhere.
        var pages = ready
            .Select(
                (page, i) =>
                    new WikiPage(
                        space.Id,
                        null,
                        page.Title,
                        PageName.SlugOf(page.Title),
                        (i + 1) * Apart,
                        viewer.Person,
                        viewer.Person,
                        now
                    )
            )
            .ToList();
        db.WikiPages.AddRange(pages);
        await db.SaveChangesAsync(token);
        foreach (var (page, text) in pages.Zip(ready, (page, r) => (page, r.Text)))
        {
            var linked = await db.LinkAsync(viewer, text, new(space.Id, space.Slug), token);
            page.Publish(
                page.Write(text, viewer.Person, now),
                linked.Text.Page(),
                afterReview: false,
                viewer.Person,
                today.PlusMonths(ReviewEveryMonths),
                now
            );
            await db.ReferAsync(Subject.Page(page.Id), linked, cancellation: token);
        }
        await db.SaveChangesAsync(token);
    }

    /// <summary>Begins a page of a team, and the team's playbook where there is none yet.</summary>
    /// <param name="about">The company's page on whose subject it is.</param>
    /// <returns>The address of the page, when it was made.</returns>
    public async Task<(PageAnswer Answer, string Url)> NewOwnAsync(
        Viewer viewer,
        PlaybookTeam team,
        int? about,
        bool replaces,
        string? title,
        Guid formKey,
        Instant now
    )
    {
        var (answer, url) = (PageAnswer.Done, "");
        try
        {
            await db.InTransactionAsync(async token =>
            {
                db.ChangeTracker.Clear();
                (answer, url) = (PageAnswer.Done, "");
                await db.TakeCompanyTurnAsync(token);
                answer = await TryAsync(token);
            });
        }
        catch (DbUpdateException) // the team's playbook, or a page of this name, was made at the same moment
        {
            db.ChangeTracker.Clear();
            answer = new(StatusCodes.Status409Conflict, "Somebody made a page of this team right now. Send it again.");
        }
        return (answer, url);

        async Task<PageAnswer> TryAsync(CancellationToken token)
        {
            if (WikiPage.WhyNotTitle(title) is { } wrong)
                return PageAnswer.No(wrong);
            var present = await db
                .Spaces.Include(s => s.Grants)
                .OrderBy(s => s.Id)
                .FirstOrDefaultAsync(s => s.IsPlaybook && s.TeamId == team.Id && s.ArchivedAt == null, token);
            var space =
                present
                ?? await NewSpaceAsync(viewer, $"Playbook of {team.Name}", $"What {team.Name} agreed on.", team.Id, now, token);
            if (await db.UsedFormKeys.AnyAsync(k => k.Key == formKey, token))
            {
                // Sent twice: the answer is the same as the first time.
                url = $"/wiki/{space.Slug}/{PageName.SlugOf(title ?? "")}";
                return PageAnswer.Done;
            }
            if (await db.WhyNotCallAsync(space.Id, title, null, token) is { } reason)
                return PageAnswer.No(reason);
            var slug = await db.FreeSlugAsync(space.Id, title!, null, token);
            var rank = CardRank.Between(await db.FindLastRankAsync(space.Id, null, token), null) ?? 0;
            var page = new WikiPage(space.Id, null, title!, slug, rank, viewer.Person, viewer.Person, now);
            page.AddTo(about, replaces);
            page.Write("", viewer.Person, now);
            db.WikiPages.Add(page);
            if (present is not null)
                await LetWriteAsync(viewer, present, token);
            await db.SaveOnceAsync(formKey, now, token);
            await db.HealAsync(page, viewer.Today, token);
            url = $"/wiki/{space.Slug}/{slug}";
            return PageAnswer.Done;
        }
    }

    /// <summary>Who speaks for a team writes in its playbook, also where somebody else began it.</summary>
    async Task LetWriteAsync(Viewer viewer, Space space, CancellationToken token)
    {
        if (await db.SpacesOf(viewer, SpaceRight.Write).AnyAsync(s => s.Id == space.Id, token))
            return;
        space.Grant(viewer.Person, null, SpaceRight.Write);
        audit.Record("gave a right", space.Name, $"write, to {viewer.Name}");
    }

    /// <summary>Everybody reads it. Who makes it keeps it; of a team all write, and who leads it keeps it too.</summary>
    async Task<Space> NewSpaceAsync(Viewer viewer, string name, string about, int? team, Instant now, CancellationToken token)
    {
        var slug = PageName.SlugOfSpace(name);
        var taken = (await db.ListTakenSpaceSlugsAsync(slug, token)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        slug = Enumerable.Range(1, taken.Count + 1).Select(n => PageName.Numbered(slug, n)).First(s => !taken.Contains(s));
        var space = new Space(name, slug, about, viewer.Person, now);
        space.Agree(SpaceRight.Read, publishesAfterReview: false, ReviewEveryMonths);
        space.BePlaybook(team);
        if (team is { } id)
        {
            space.Grant(null, id, SpaceRight.Write);
            foreach (var lead in (await db.ListLeadsOfTeam(id).ToListAsync(token)).Where(l => l != viewer.Person))
                space.Grant(lead, null, SpaceRight.Keep);
        }
        db.Spaces.Add(space);
        await db.SaveChangesAsync(token);
        return space;
    }
}
