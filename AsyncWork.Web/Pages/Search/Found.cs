using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Search;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Search;

/// <summary>A hit as it is shown.</summary>
/// <param name="Title">What it is called; of a comment, what it is about.</param>
/// <param name="Text">The part of its text that was found; empty for none.</param>
/// <param name="About">What a file hangs on; null for all else.</param>
public sealed record Hit(
    SearchKind Kind,
    string Url,
    IReadOnlyList<ExcerptPart> Title,
    IReadOnlyList<ExcerptPart> Text,
    string? About,
    string? Place,
    string? State,
    string? Owner,
    PersonId? Person,
    Instant? ChangedAt
);

/// <summary>How many hits there are of a kind.</summary>
public sealed record KindCount(SearchKind Kind, int Count);

/// <summary>
/// What a search found, for one person: one query for the order of all hits, which are counted and paged without asking again, and one for
/// those that are shown.
/// </summary>
public sealed class Found
{
    /// <summary>More hits than this are not counted: who gets so many needs another word.</summary>
    public const int Most = 1000;

    /// <summary>
    /// Of what a common word finds, so much that fits best is looked at first: who may see most of it has <see cref="Most"/> hits then.
    /// </summary>
    const int Best = 1500;

    public IReadOnlyList<Hit> Hits { get; private init; } = [];

    /// <summary>Of all kinds, those without hits left out.</summary>
    public IReadOnlyList<KindCount> Kinds { get; private init; } = [];

    /// <summary>Of all kinds together.</summary>
    public int All => Kinds.Sum(k => k.Count);

    /// <summary>Of the kind that is shown.</summary>
    public int Total { get; private init; }
    public int Page { get; private init; } = 1;

    /// <summary>There are more than were counted.</summary>
    public bool HasMore { get; private init; }

    /// <param name="page">From 1; one that is not there shows the last.</param>
    public static async Task<Found> FindAsync(
        AppDbContext db,
        ITextIndex index,
        Viewer viewer,
        SearchWords words,
        SearchFilter filter,
        Instant now,
        int page,
        int size,
        CancellationToken cancellation = default
    )
    {
        if (words.Terms.Count == 0)
            return new();
        var of = SearchKinds.Find(filter.Kind);
        var keys = await ListAsync(filter with { Kind = null });
        // Of one kind there may be more behind the others.
        var shown =
            of is null ? keys
            : keys.Count < Most ? [.. keys.Where(k => k.Kind == of.Name)]
            : await ListAsync(filter);
        page = Math.Clamp(page, 1, Math.Max(1, (shown.Count + size - 1) / size));
        var onPage = shown.Skip((page - 1) * size).Take(size).Select(k => k.Id).ToList();
        var rows = onPage.Count == 0 ? [] : await db.ListHitRows(onPage).ToDictionaryAsync(r => r.Id, cancellation);
        var counts = keys.CountBy(k => k.Kind, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        return new()
        {
            Hits = [.. onPage.Select(rows.GetValueOrDefault).OfType<HitRow>().Select(r => Show(r, words)).OfType<Hit>()],
            Kinds = [.. SearchKinds.All.Where(k => counts.ContainsKey(k.Name)).Select(k => new KindCount(k, counts[k.Name]))],
            Total = shown.Count,
            Page = page,
            HasMore = shown.Count >= Most,
        };

        async Task<List<HitKey>> ListAsync(SearchFilter asked)
        {
            var found = await ListFoundAsync(asked);
            return db.ListNamed(viewer, words, asked, now) is { } named
                ? [.. (await named.ToListAsync(cancellation)).Concat(found).DistinctBy(k => k.Id)]
                : found;
        }

        async Task<List<HitKey>> ListFoundAsync(SearchFilter asked)
        {
            if (index.RanksFirst && !asked.IsOn)
            {
                var best = await db.ListHits(viewer, index, words, asked, now, Most, Best).ToListAsync(cancellation);
                if (best.Count == Most || await index.Find(db, words).CountAsync(cancellation) <= Best)
                    return best;
            }
            return await db.ListHits(viewer, index, words, asked, now, Most).ToListAsync(cancellation);
        }
    }

    /// <summary>Null for what went away between the two queries.</summary>
    static Hit? Show(HitRow row, SearchWords words)
    {
        if (SearchKinds.Find(row.Kind) is not { } kind || row.Url is not { } subject)
            return null;
        var url = kind is ISearchPart part && row.Part is { } id ? part.UrlOf(subject, id) : subject;
        var title = row.Name.Length > 0 ? row.Name : row.Title ?? "";
        return new(
            kind,
            url,
            SearchExcerpt.All(title, words),
            SearchExcerpt.Best(row.Text, words),
            row.Name.Length > 0 && kind is ISearchPart ? row.Title : null,
            row.Place,
            row.State,
            row.OwnerName,
            row.Person,
            row.ChangedAt
        );
    }
}
