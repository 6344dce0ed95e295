using AsyncWork.Domain;
using AsyncWork.Domain.Norms;
using AsyncWork.Domain.Playbook;
using AsyncWork.Domain.Requests;
using AsyncWork.Domain.Wiki;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Markdown;
using AsyncWork.Web.Pages.Playbook;
using AsyncWork.Web.Pages.Wiki;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Data.Demo;

/// <summary>
/// The demo's playbook: the ten ready pages as a year of changes leaves them, who confirmed which version, and what two teams agreed on for
/// themselves (product.md P1, P9, P15).
/// </summary>
sealed class DemoPlaybook(AppDbContext db, IReadOnlyList<DemoWorker> workers, LocalDate first, Instant now, int seed)
{
    const int WithinDays = 14;
    const int ReviewEveryMonths = 6;
    const string Later = "## Agreed later";

    /// <summary>The pages that everybody confirms, by their place.</summary>
    static readonly int[] Confirmed = [2, 3, 5, 6, 8];

    /// <summary>What was agreed on besides, a line for each change.</summary>
    static readonly (string Line, string Why)[] Changes =
    [
        ("Who asks across three zones or more gives a day longer than the norm.", "Agreed after the spring review"),
        ("A recording has a written summary of three lines, or it does not count as an answer.", "From the lessons of the pilot"),
        (
            "On the last working day before leave, the inbox is handed over to who stands in.",
            "Two questions waited through the summer"
        ),
        ("What was decided in a call is written down on the same day.", "A decision was known to three people only"),
    ];
    readonly Random random = new(seed * 17 + 3);

    public async Task AddAsync(CancellationToken cancellation)
    {
        await db.InTransactionAsync(
            async token =>
            {
                db.ChangeTracker.Clear();
                var pages = await AddCompanyAsync(token);
                await AddTeamAsync(0, pages[5], false, "Calls of Product", ProductCalls, token);
                await AddTeamAsync(2, pages[6], true, "When customers cannot wait", SupportCalls, token);
                await db.SaveChangesAsync(token);
            },
            cancellation
        );
        db.ChangeTracker.Clear();
    }

    const string ProductCalls = """
        ## What we add

        - Our window for calls is Tuesday and Thursday, 15:00 to 17:00 in Berlin. Nothing is planned outside it.
        - Whoever invites has asked in writing first, and says so in the invitation.
        - Kathmandu and São Paulo are never both asked to come early or late in one week.

        """;
    const string SupportCalls = """
        ## What holds for us

        - When a customer cannot work, we call at once, and one of us writes what happens into the channel every half hour.
        - Who is on duty may wake up who is on call, and nobody else.
        - When it is over: five lines on the card, on the same day. What went wrong, what helped, what we change.

        """;

    async Task<List<WikiPage>> AddCompanyAsync(CancellationToken token)
    {
        var (keeper, other) = (workers[Math.Min(6, workers.Count - 1)], workers[Math.Min(7, workers.Count - 1)]);
        var made = Morning(first.PlusDays(-30), keeper);
        var space = NewSpace("Playbook", "How we work together.", null, keeper, made);
        if (other != keeper)
            space.Grant(other.Person.Id, null, SpaceRight.Keep);
        db.Add(space);
        await db.SaveChangesAsync(token);
        var ready = StarterPack.Pages("en");
        List<WikiPage> pages =
        [
            .. ready.Select(
                (text, i) => NewPage(space, text.Title, i, i % 2 == 0 ? keeper : other, Morning(first.PlusDays(-25), keeper))
            ),
        ];
        db.AddRange(pages);
        await db.SaveChangesAsync(token);
        foreach (var (i, page) in pages.Index())
            await LiveAsync(space, page, ready[i].Text, i, token);
        return pages;
    }

    async Task AddTeamAsync(int index, WikiPage about, bool replaces, string title, string text, CancellationToken token)
    {
        if (workers.FirstOrDefault(w => w.TeamIndex == index) is not { } worker)
            return;
        var lead = workers.FirstOrDefault(w => w.Person.Id == worker.Lead) ?? worker;
        var name = await db.Teams.Where(t => t.Id == worker.Team).Select(t => t.Name).SingleAsync(token);
        var at = Morning(first.PlusDays(Days / 3), lead);
        var space = NewSpace($"Playbook of {name}", $"What {name} agreed on.", worker.Team, lead, at);
        space.Grant(null, worker.Team, SpaceRight.Write);
        db.Add(space);
        await db.SaveChangesAsync(token);
        var page = NewPage(space, title, 0, lead, at);
        page.AddTo(about.Id, replaces);
        db.Add(page);
        await db.SaveChangesAsync(token);
        await PublishAsync(space, page, page.Write(text.ReplaceLineEndings("\n"), page.OwnerId, at), at, token);
    }

    /// <summary>Published, changed a little and more than that, looked at again; each larger change is confirmed by everybody.</summary>
    async Task LiveAsync(Space space, WikiPage page, string text, int place, CancellationToken token)
    {
        var owner = workers.First(w => w.Person.Id == page.OwnerId);
        Request? round = null;
        PageAudience? audience = null;
        foreach (var (version, day) in DaysOf(place).Index())
        {
            var at = Morning(day, owner);
            if (at >= now)
                break;
            var isMinor = version == 1;
            var change = Changes[(place + version) % Changes.Length];
            if (version > 0 && !isMinor)
                text =
                    $"{text.TrimEnd()}\n{(text.Contains(Later, StringComparison.Ordinal) ? "" : $"\n{Later}\n")}\n- {change.Line}\n";
            else if (isMinor)
                text = $"{text.TrimEnd()}\n\nQuestions about this page? Ask below it.\n";
            var note =
                version == 0 ? ""
                : isMinor ? "A line on where to ask"
                : change.Why;
            await PublishAsync(space, page, page.Write(text, page.OwnerId, at, note, isMinor), at, token);
            if (!Confirmed.Contains(place) || isMinor)
                continue;
            if (audience is null)
                db.Add(audience = new(page.Id, AudienceKind.Everybody, null, [], WithinDays, page.OwnerId, at));
            round?.End(at);
            db.Add(round = RoundOf(space, page, day, at));
        }
        // One page is forgotten.
        while (place != 7 && page.ReviewOn is { } due && Morning(due.PlusDays(-4), owner) is var looked && looked < now)
            page.Verify(due.PlusMonths(ReviewEveryMonths), page.OwnerId, looked);
    }

    /// <summary>When a page was published: first, a small change, and for some two larger ones, the last of them lately.</summary>
    IEnumerable<LocalDate> DaysOf(int place)
    {
        yield return first.PlusDays(-20 + place);
        yield return first.PlusDays(60 + 7 * place);
        if (place % 3 != 1)
            yield return first.PlusDays(Math.Max(100, Days / 2) + 5 * place);
        if (place is 3 or 6)
            yield return now.InUtc().Date.PlusDays(place == 3 ? -9 : -40);
    }

    Request RoundOf(Space space, WikiPage page, LocalDate day, Instant at)
    {
        var url = $"/wiki/{space.Slug}/{page.Slug}";
        var round = Request.ToConfirm(page.Id, page.Published!.Value, null, page.OwnerId, page.Title, url, at);
        var dueOn = day.PlusDays(WithinDays);
        foreach (var worker in workers.Where(w => w.Person.WorksOn(day)))
        {
            var deadline = NormDeadline.By(dueOn, at, worker.Time);
            round.AskToConfirm(worker.Person.Id, dueOn, deadline);
            // Most read it in the first days, some after the reminder, and a few forget it.
            var after = random.Next(20) switch
            {
                < 13 => Duration.FromHours(2 + random.Next(120)),
                < 17 => Duration.FromHours(150 + random.Next(170)),
                < 19 => Duration.FromHours(350 + random.Next(200)),
                _ => (Duration?)null,
            };
            if (after is { } wait && worker.Time.NextWorkingMinute(at + wait) is { } read && read < now)
                round.Confirm(worker.Person.Id, page.Published.Value, read);
        }
        return round;
    }

    async Task PublishAsync(Space space, WikiPage page, PageRevision revision, Instant at, CancellationToken token)
    {
        var reader = Viewer.Of(page.OwnerId, "", DateTimeZone.Utc, at.InUtc().Date, isAdministrator: true);
        var linked = await db.LinkAsync(reader, revision.Text, new(space.Id, space.Slug), token);
        var review = at.InUtc().Date.PlusMonths(ReviewEveryMonths);
        page.Publish(revision, linked.Text.Page(), false, page.OwnerId, review, at);
        await db.ReferAsync(Subject.Page(page.Id), linked, cancellation: token);
    }

    static Space NewSpace(string name, string about, int? team, DemoWorker by, Instant at)
    {
        var space = new Space(name, PageName.SlugOfSpace(name), about, by.Person.Id, at);
        space.Agree(SpaceRight.Read, publishesAfterReview: false, ReviewEveryMonths);
        space.BePlaybook(team);
        return space;
    }

    static WikiPage NewPage(Space space, string title, int place, DemoWorker by, Instant at) =>
        new(space.Id, null, title, PageName.SlugOf(title), (place + 1) * 1_000_000L, by.Person.Id, by.Person.Id, at);

    int Days => Period.DaysBetween(first, now.InUtc().Date);

    static Instant Morning(LocalDate day, DemoWorker by) =>
        day.At(new LocalTime(9, 40)).InZoneLeniently(by.Person.Zone).ToInstant();
}
