using AsyncWork.Domain;
using AsyncWork.Domain.Comments;
using AsyncWork.Domain.Notifications;
using AsyncWork.Domain.People;
using AsyncWork.Domain.Wiki;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Markdown;
using AsyncWork.Web.Pages.Wiki;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Data.Demo;

/// <summary>The wiki of the demo: four spaces with their pages, as a year of writing, reviewing and forgetting leaves them.</summary>
sealed class DemoWiki(AppDbContext db, IReadOnlyList<DemoWorker> workers, LocalDate first, Instant now, int seed)
{
    const string Template = "## What holds\n\n## How to do it\n\n## Why\n";
    readonly Random random = new(seed * 31 + 7);
    readonly List<(DemoSpace Space, DemoPage Text, WikiPage Page)> pages = [];

    public async Task AddAsync(CancellationToken cancellation)
    {
        await db.InTransactionAsync(
            async token =>
            {
                db.ChangeTracker.Clear();
                pages.Clear();
                foreach (var space in DemoPageTexts.Spaces)
                    await AddSpaceAsync(space, token);
                foreach (var (space, text, page) in pages)
                    await LiveAsync(space, text, page, token);
                await db.SaveChangesAsync(token);
            },
            cancellation
        );
        db.ChangeTracker.Clear();
    }

    async Task AddSpaceAsync(DemoSpace text, CancellationToken token)
    {
        var writers = WritersOf(text);
        var made = Morning(first.PlusDays(-40), writers[0]);
        var space = new Space(text.Name, PageName.SlugOfSpace(text.Name), text.About, writers[0].Person.Id, made);
        space.Agree(text.Team < 0 ? SpaceRight.Read : SpaceRight.Write, text.AfterReview, text.ReviewEveryMonths);
        if (text.Team < 0)
            foreach (var keeper in writers.Skip(1))
                space.Grant(keeper.Person.Id, null, SpaceRight.Keep);
        db.Add(space);
        await db.SaveChangesAsync(token);
        db.Add(new PageTemplate(space.Id, "Agreement", Template, "What holds\nWhy"));
        await AddPagesAsync(space, text, text.Pages, null, writers, token);
    }

    async Task AddPagesAsync(
        Space space,
        DemoSpace text,
        IEnumerable<DemoPage> level,
        WikiPage? parent,
        List<DemoWorker> writers,
        CancellationToken token
    )
    {
        foreach (var (i, page) in level.Index())
        {
            var owner = writers[random.Next(writers.Count)];
            var begun = Morning(first.PlusDays(random.Next(-35, Math.Max(1, Days - 40))), owner);
            var added = new WikiPage(
                space.Id,
                parent,
                page.Title,
                PageName.SlugOf(page.Title),
                (i + 1) * 1_000_000L,
                owner.Person.Id,
                owner.Person.Id,
                begun
            );
            db.Add(added);
            // Its id is part of the way to the pages below it.
            await db.SaveChangesAsync(token);
            pages.Add((text, page, added));
            await AddPagesAsync(space, text, page.Below, added, writers, token);
        }
    }

    /// <summary>What was written, published, looked at again and said about a page until now.</summary>
    async Task LiveAsync(DemoSpace space, DemoPage text, WikiPage page, CancellationToken token)
    {
        var writers = WritersOf(space);
        var at = page.CreatedAt;
        var (versions, by) = (1 + random.Next(4), page.OwnerId);
        var stays = random.NextDouble();
        for (var version = 1; version <= versions && at < now; version++)
        {
            var note = version == 1 ? "" : DemoPageTexts.Notes[random.Next(DemoPageTexts.Notes.Length)];
            var revision = page.Write(TextOf(space, text, version), by, at, note, isMinor: version > 1 && random.Next(3) == 0);
            // Some pages are drafts still, and some wait for a review of their last change.
            if (stays < 0.06 && version == versions)
            {
                if (space.AfterReview || random.Next(2) == 0)
                    page.AskForReview(by, null, at);
                return;
            }
            await PublishAsync(space, page, revision, at, token);
            var next = writers[random.Next(writers.Count)];
            at = Morning(at.InUtc().Date.PlusDays(random.Next(12, 120)), next);
            by = next.Person.Id;
        }
        Verify(space, page);
        Talk(page, writers);
    }

    async Task PublishAsync(DemoSpace space, WikiPage page, PageRevision revision, Instant at, CancellationToken token)
    {
        var publisher = space.AfterReview ? WritersOf(space).First(w => w.Person.Id != revision.By).Person.Id : revision.By;
        var reader = Viewer.Of(publisher, "", DateTimeZone.Utc, at.InUtc().Date, isAdministrator: true);
        var name = new SpaceName(page.SpaceId, PageName.SlugOfSpace(space.Name));
        var linked = await db.LinkAsync(reader, revision.Text, name, token);
        LocalDate? review = space.ReviewEveryMonths is { } months ? at.InUtc().Date.PlusMonths(months) : null;
        page.Publish(revision, linked.Text.Page(), space.AfterReview, publisher, review, at);
        await db.ReferAsync(Subject.Page(page.Id), linked, cancellation: token);
    }

    /// <summary>Most owners look at their page in time, some a little late, and a few forget it.</summary>
    void Verify(DemoSpace space, WikiPage page)
    {
        while (space.ReviewEveryMonths is { } months && page.ReviewOn is { } due && random.NextDouble() < 0.9)
        {
            var day = due.PlusDays(random.Next(-20, 9));
            var at = Morning(day, workers.First(w => w.Person.Id == page.OwnerId));
            if (at >= now)
                return;
            page.Verify(day.PlusMonths(months), page.OwnerId, at);
        }
    }

    void Talk(WikiPage page, List<DemoWorker> writers)
    {
        if (page.PublishedAt is not { } since || random.Next(3) > 0)
            return;
        for (var i = random.Next(1, 4); i > 0; i--)
        {
            var by = workers[random.Next(workers.Count)];
            var at = Morning(since.InUtc().Date.PlusDays(random.Next(1, 25)), by);
            if (at >= now)
                continue;
            var said = DemoPageTexts.Comments[random.Next(DemoPageTexts.Comments.Length)];
            var comment = new Comment(
                Subject.Page(page.Id),
                by.Person.Id,
                said,
                MarkdownText.ToHtml(said),
                at,
                said.EndsWith('?')
            );
            AboutParagraph(comment, page, i);
            db.Add(comment);
            page.CountComments(page.Comments + 1);
        }
        var watcher = writers[random.Next(writers.Count)].Person.Id;
        if (watcher != page.OwnerId)
            db.Add(new Watch(Subject.Page(page.Id), watcher, since));
    }

    /// <summary>Every second comment is about one paragraph, and some suggest other words for it.</summary>
    static void AboutParagraph(Comment comment, WikiPage page, int number)
    {
        var paragraphs = PageBlocks.Of(page.Text).Where(b => b.Written[0] is not ('#' or '-' or '|')).ToList();
        if (number % 2 == 0 || paragraphs.Count == 0)
            return;
        var about = paragraphs[comment.Text.Length % paragraphs.Count];
        var suggests = !comment.IsQuestion && comment.Text.Length % 3 == 0;
        comment.BeOn(about.Anchor, suggests ? $"{about.Written.TrimEnd('.')}, as D-0001 says." : null);
    }

    /// <summary>Grows a little with each version.</summary>
    string TextOf(DemoSpace space, DemoPage text, int version)
    {
        var own = new Random(HashOf(space.Name + text.Title) + seed);
        var others = space.Pages.SelectMany(p => p.Below.Prepend(p)).Where(p => p != text).Select(p => p.Title).ToList();
        var rules = Some(DemoPageTexts.Rules, 2 + version, own);
        var steps = Some(DemoPageTexts.Steps, 3 + version, own);
        var see = Some(others, 2, own);
        var below = text.Below.Length == 0 ? "" : $"\n{string.Concat(text.Below.Select(p => $"- [[{p.Title}]]: {p.About}\n"))}";
        var table =
            version < 3
                ? ""
                : "\n| Who | What | By when |\n|---|---|---|\n| Whoever asks | says what is needed | at once |\n| The owner | answers or says when | two working days |\n";
        return $"""
            {text.About}
            {below}
            ## What holds

            {string.Concat(rules.Select(r => $"- {r}\n"))}
            ## How to do it

            {string.Concat(steps.Select((s, i) => $"{i + 1}. {s}\n"))}{table}
            ## Why

            {DemoPageTexts.Reasons[own.Next(DemoPageTexts.Reasons.Length)]} See also [[{see[0]}]] and [[{see[1]}]].

            """.ReplaceLineEndings("\n");
    }

    static List<string> Some(IReadOnlyList<string> all, int count, Random random) =>
        [.. all.OrderBy(_ => random.Next()).Take(count)];

    /// <summary>The same on every machine, unlike <see cref="string.GetHashCode()"/>.</summary>
    static int HashOf(string text) => text.Aggregate(17, (hash, c) => unchecked(hash * 31 + c)) & 0xFFFFFF;

    List<DemoWorker> WritersOf(DemoSpace space)
    {
        var mine =
            space.Team < 0 ? [.. workers.Where((_, i) => i is 6 or 7)] : workers.Where(w => w.TeamIndex == space.Team).ToList();
        // A demo of very few people has nobody in some teams.
        return mine.Count > 1 ? mine : [.. workers];
    }

    int Days => Period.DaysBetween(first, now.InUtc().Date);

    static Instant Morning(LocalDate day, DemoWorker by) =>
        day.At(new LocalTime(9, 20)).InZoneLeniently(by.Person.Zone).ToInstant();
}
