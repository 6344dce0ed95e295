using AsyncWork.Domain;
using AsyncWork.Domain.People;
using AsyncWork.Domain.Wiki;
using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Markdown;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Wiki;

/// <summary>A space as texts name it.</summary>
public sealed record SpaceName(int Id, string Slug);

/// <summary>Something that a text speaks of.</summary>
/// <param name="Id">Null while there is no page of that name.</param>
/// <param name="SpaceId">Where a page of that name is looked for.</param>
public sealed record FoundReference(SubjectKind Kind, int? Id, string Written, int? SpaceId, string TitleKey);

/// <summary>What names in links mean: the pages and spaces that are called so.</summary>
public sealed record LinkNames(IReadOnlyList<NamedPage> Pages, IReadOnlyList<SpaceName> Spaces);

/// <summary>A text whose links were looked up.</summary>
public sealed record LinkedText(ReadText Text, IReadOnlyList<FoundReference> References);

/// <summary>
/// What texts link to. A text that is stored somewhere is read with <see cref="LinkAsync"/>, made into HTML, and what it speaks of is noted
/// with <see cref="ReferAsync"/>; from that follow "mentioned in" and the list of broken links.
/// </summary>
public static class References
{
    /// <summary>As many names are looked up in one query.</summary>
    const int MostNames = 500;

    /// <summary>So many pages are made into HTML again when what they waited for comes; in the others the link leads there all the same.</summary>
    const int MostRenderedAgain = 50;

    /// <summary>Reads a text and looks up what it links to, for the eyes of who wrote it: one query, or none without links to pages.</summary>
    /// <param name="space">Where <c>[[Title]]</c> is looked for; null for anywhere.</param>
    public static async Task<LinkedText> LinkAsync(
        this AppDbContext db,
        Viewer viewer,
        string? text,
        SpaceName? space,
        CancellationToken cancellation = default
    )
    {
        var read = MarkdownText.Read(text);
        return Link(read, await db.LookUpAsync(viewer, read.Links, read.Addresses, cancellation), space);
    }

    /// <summary>Says what a text links to, when what its names mean was looked up before.</summary>
    public static LinkedText Link(ReadText read, LinkNames names, SpaceName? space)
    {
        var found = read.Things.Select(t => new FoundReference(t.Kind, t.Id, t.Written, null, "")).ToList();
        foreach (var link in read.Links)
            found.Add(ReferenceOf(link));
        foreach (var (at, slug) in read.Addresses)
            if (names.Pages.FirstOrDefault(n => Same(n.NamedIn, at) && Same(n.Slug, slug)) is { } page)
                found.Add(new(SubjectKind.Page, page.Id, slug, page.SpaceId, page.TitleKey));
        read.Lead(link => TargetOf(link, PageOf(link), space));
        return new(
            read,
            [.. found.DistinctBy(f => (f.Kind, f.Id, f.Id is null ? f.SpaceId : null, f.Id is null ? f.TitleKey : ""))]
        );

        NamedPage? PageOf(PageLink link) =>
            names.Pages.FirstOrDefault(n =>
                n.TitleKey == link.TitleKey
                && (link.Space is null ? space is null || n.SpaceId == space.Id : Same(n.NamedIn, link.Space))
            );

        FoundReference ReferenceOf(PageLink link)
        {
            var page = PageOf(link);
            var meant = link.Space is null ? space?.Id : names.Spaces.FirstOrDefault(s => Same(s.Slug, link.Space))?.Id;
            return new(
                SubjectKind.Page,
                page?.Id,
                link.Space is null ? link.Title : $"{link.Space}/{link.Title}",
                page?.SpaceId ?? (link.Space is null ? meant : meant ?? 0), // a space that is not there has no id
                link.TitleKey
            );
        }
    }

    /// <summary>Notes what a text speaks of, instead of what was noted before. Part of the caller's transaction; the caller saves.</summary>
    /// <param name="comment">The comment on the thing that says so; null for its own text.</param>
    public static async Task ReferAsync(
        this AppDbContext db,
        Subject from,
        LinkedText text,
        int? comment = null,
        CancellationToken cancellation = default
    )
    {
        var (kind, id) = (from.Kind, from.Id);
        await db.WriteAsync(
            stop =>
                db.References.Where(r => r.FromKind == kind && r.FromId == id && r.CommentId == comment).ExecuteDeleteAsync(stop),
            cancellation
        );
        db.References.AddRange(
            text.References.Where(r => r.Kind != kind || r.Id != id || kind == SubjectKind.Decision) // a decision is named by its number
                .Select(r => new Reference(from, comment, r.Kind, r.Id, r.Written, r.SpaceId, r.TitleKey))
        );
    }

    /// <summary>A page has come, or has a new name: links that waited for it lead to it now. Part of the caller's transaction.</summary>
    public static async Task HealAsync(
        this AppDbContext db,
        WikiPage page,
        LocalDate today,
        CancellationToken cancellation = default
    )
    {
        var (id, space, key) = (page.Id, page.SpaceId, page.TitleKey);
        var waiting = await db.ListWaiting(space, key, MostRenderedAgain).ToListAsync(cancellation);
        var healed = await db.WriteAsync(
            stop =>
                db.References.Where(r => r.ToId == null && r.TitleKey == key && (r.SpaceId == space || r.SpaceId == null))
                    .ExecuteUpdateAsync(set => set.SetProperty(r => r.ToId, id), stop),
            cancellation
        );
        if (healed == 0)
            return;
        foreach (var one in waiting)
            await db.RenderAgainAsync(one, today, cancellation);
    }

    /// <summary>Makes a published text into HTML again, for the eyes of who published it.</summary>
    static async Task RenderAgainAsync(this AppDbContext db, WikiPage page, LocalDate today, CancellationToken cancellation)
    {
        var space = await db
            .Spaces.Where(s => s.Id == page.SpaceId)
            .Select(s => new SpaceName(s.Id, s.Slug))
            .SingleAsync(cancellation);
        var publisher = Viewer.Of(page.PublishedBy ?? page.OwnerId, "", DateTimeZone.Utc, today);
        var rendering = (await db.LinkAsync(publisher, page.Text, space, cancellation)).Text.Page();
        var (id, published, html) = (page.Id, page.Published, rendering.Html);
        await db.WriteAsync(
            stop =>
                db.WikiPages.Where(p => p.Id == id && p.Published == published)
                    .ExecuteUpdateAsync(set => set.SetProperty(p => p.Html, html), stop),
            cancellation
        );
    }

    /// <summary>Looks up what links mean, of one text or of many, for the eyes of who wrote them; nothing without links.</summary>
    public static async Task<LinkNames> LookUpAsync(
        this AppDbContext db,
        Viewer viewer,
        IReadOnlyCollection<PageLink> links,
        IReadOnlyCollection<(string Space, string Slug)> addresses,
        CancellationToken cancellation = default
    )
    {
        var keys = links.Select(l => l.TitleKey).Distinct(StringComparer.Ordinal).ToList();
        var slugs = addresses.Select(a => a.Slug).Distinct(StringComparer.Ordinal).ToList();
        var (pages, spaces) = (new List<NamedPage>(), new List<SpaceName>());
        foreach (var (some, at) in Chunks(keys, slugs))
            pages.AddRange(await db.ListNamed(viewer, some, at).ToListAsync(cancellation));
        var there = pages.Select(p => p.TitleKey).ToHashSet(StringComparer.Ordinal);
        var at2 = pages.Select(p => p.Slug).ToHashSet(StringComparer.Ordinal);
        // What is not called so now may have been.
        foreach (var (some, at) in Chunks([.. keys.Where(k => !there.Contains(k))], [.. slugs.Where(s => !at2.Contains(s))]))
            pages.AddRange(await db.ListFormerlyNamed(viewer, some, at).ToListAsync(cancellation));
        var named = links
            .Select(l => l.Space)
            .OfType<string>()
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Take(MostNames)
            .ToList();
        if (named.Count > 0)
            spaces = await db.SpacesSeenBy(viewer)
                .Where(s => named.Contains(s.Slug))
                .Select(s => new SpaceName(s.Id, s.Slug))
                .ToListAsync(cancellation);
        return new(pages, spaces);
    }

    static IEnumerable<(List<string> Keys, List<string> Slugs)> Chunks(List<string> keys, List<string> slugs)
    {
        for (var i = 0; i < Math.Max(keys.Count, slugs.Count); i += MostNames)
            yield return ([.. keys.Skip(i).Take(MostNames)], [.. slugs.Skip(i).Take(MostNames)]);
    }

    static PageLinkTarget TargetOf(PageLink link, NamedPage? page, SpaceName? space) =>
        page is not null ? new($"/wiki/{page.Space}/{page.PageSlug}", IsThere: true)
        : (link.Space ?? space?.Slug) is { } at ? new($"/wiki/{at}/new?title={Uri.EscapeDataString(link.Title)}", IsThere: false)
        : new(null, IsThere: false);

    static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
