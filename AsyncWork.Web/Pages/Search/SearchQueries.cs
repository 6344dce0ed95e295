using System.Linq.Expressions;
using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Pages.Boards;
using AsyncWork.Web.Pages.Wiki;
using AsyncWork.Web.Search;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Search;

/// <summary>A place where the hit stands among the others, and what it is.</summary>
public sealed record HitKey(int Id, string Kind);

/// <summary>What is shown of a hit.</summary>
public sealed record HitRow(
    int Id,
    string Kind,
    string Text,
    Instant? ChangedAt,
    PersonId? Owner,
    string? OwnerName,
    string Name,
    string? Title,
    string? Place,
    string? State,
    string? Url,
    int? Part,
    PersonId? Person
);

/// <summary>A board or space to choose from.</summary>
public sealed record PlaceRow(int Id, string Name);

/// <summary>
/// What is searched in (product.md D10). The person is part of each question: what they may not see is neither found nor counted, whatever
/// the words.
/// </summary>
public static class SearchQueries
{
    /// <summary>Recent things come slightly before old ones that fit as well.</summary>
    static readonly Duration Recent = Duration.FromDays(60);
    const int MostNames = 4;

    /// <summary>The best hits first. So many are read at once that they can be counted and paged without asking again.</summary>
    /// <param name="among">Only so many that fit best are looked at, whether or not the person may see them; null for all.</param>
    public static IQueryable<HitKey> ListHits(
        this AppDbContext db,
        Viewer viewer,
        ITextIndex index,
        SearchWords words,
        SearchFilter filter,
        Instant now,
        int most,
        int? among = null
    )
    {
        var recent = now - Recent;
        var seen = db.EntriesSeenBy(viewer, filter, now).Select(Named(words));
        var found = index.Find(db, words);
        if (among is { } best)
            found = found.OrderByDescending(f => f.Score).ThenByDescending(f => f.Id).Take(best);
        return found
            .Join(
                seen,
                f => f.Id,
                e => e.Entry.Id,
                (f, e) =>
                    new
                    {
                        Found = f,
                        e.Entry,
                        e.IsNamed,
                    }
            )
            .OrderByDescending(h => h.IsNamed)
            .ThenByDescending(h => h.Entry.ChangedAt >= recent ? h.Found.Score * 1.15 : h.Found.Score)
            .ThenByDescending(h => h.Entry.Id)
            .Take(most)
            .Select(h => new HitKey(h.Entry.Id, h.Entry.Kind));
    }

    /// <summary>What the words name by a number, such as D-0042; null when they name nothing.</summary>
    public static IQueryable<HitKey>? ListNamed(
        this AppDbContext db,
        Viewer viewer,
        SearchWords words,
        SearchFilter filter,
        Instant now
    )
    {
        var named = Of(s => s.IsNamed(db, words.Typed));
        return named.Count == 0
            ? null
            : db.EntriesSeenBy(viewer, filter, now)
                .Where(Expressions.Any(named))
                .OrderBy(e => e.Id)
                .Select(e => new HitKey(e.Id, e.Kind));
    }

    /// <summary>What is shown of these hits, in any order. They were found for the person who sees them.</summary>
    public static IQueryable<HitRow> ListHitRows(this AppDbContext db, IReadOnlyCollection<int> ids)
    {
        var subjects = SearchKinds.Subjects;
        Expression<Func<SearchEntry, string?, string?, string?, string?, int?, HitRow>> row = (
            e,
            title,
            place,
            state,
            url,
            part
        ) =>
            new HitRow(
                e.Id,
                e.Kind,
                e.Content.Text,
                e.ChangedAt,
                e.OwnerId,
                db.People.Where(p => p.Id == e.OwnerId).Select(p => p.Name).FirstOrDefault(),
                e.Title,
                title,
                place,
                state,
                url,
                part,
                EF.Property<PersonId?>(e, "PersonId")
            );
        return db
            .SearchEntries.AsNoTracking()
            .Where(e => ids.Contains(e.Id))
            .Select(
                Expressions.Fill<SearchEntry, HitRow>(
                    row,
                    Expressions.First(subjects.Select(s => s.TitleOf(db))),
                    Expressions.First(subjects.Select(s => s.PlaceOf(db))),
                    Expressions.First(subjects.Select(s => s.StateOf(db))),
                    Expressions.First(subjects.Select(s => s.UrlOf(db))),
                    Expressions.First(SearchKinds.Parts.Select(p => p.PartOf(db)))
                )
            );
    }

    /// <summary>Boards to choose from, by name.</summary>
    public static IQueryable<PlaceRow> ListBoardsToSearch(this AppDbContext db, Viewer viewer, int most) =>
        db.BoardsSeenBy(viewer)
            .Where(b => b.DeletedAt == null && !b.IsTemplate)
            .OrderBy(b => b.ArchivedAt != null)
            .ThenBy(b => b.Name)
            .ThenBy(b => b.Id)
            .Take(most)
            .Select(b => new PlaceRow(b.Id, b.Name));

    /// <summary>Spaces to choose from, by name.</summary>
    public static IQueryable<PlaceRow> ListSpacesToSearch(this AppDbContext db, Viewer viewer, int most) =>
        db.SpacesSeenBy(viewer)
            .OrderBy(s => s.ArchivedAt != null)
            .ThenBy(s => s.Name)
            .ThenBy(s => s.Id)
            .Take(most)
            .Select(s => new PlaceRow(s.Id, s.Name));

    static IQueryable<SearchEntry> EntriesSeenBy(this AppDbContext db, Viewer viewer, SearchFilter filter, Instant now)
    {
        var scope = new SearchScope(
            viewer,
            filter.HasState ? filter.State : null,
            filter.Place,
            filter.TagName,
            now.InZone(viewer.Zone).Date
        );
        var entries = db.SearchEntries.AsNoTracking().Where(Expressions.Any(Of(s => s.IsWithin(db, scope))));
        if (SearchKinds.Find(filter.Kind) is { Name: var kind })
            entries = entries.Where(e => e.Kind == kind);
        if (filter.Name is { } name)
            entries = entries.Where(By(db, viewer, name));
        if (filter.Days is { } days)
        {
            var since = now - Duration.FromDays(days);
            entries = entries.Where(e => e.ChangedAt >= since);
        }
        return entries;
    }

    /// <summary>What the subjects say that have something to say.</summary>
    static List<Expression<Func<SearchEntry, bool>>> Of(Func<ISearchSubject, Expression<Func<SearchEntry, bool>>?> say) =>
        [.. SearchKinds.Subjects.Select(say).OfType<Expression<Func<SearchEntry, bool>>>()];

    static Expression<Func<SearchEntry, bool>> By(AppDbContext db, Viewer viewer, string name)
    {
        var me = viewer.Person;
        if (name.Equals(SearchFilter.Me, StringComparison.OrdinalIgnoreCase))
            return e => e.OwnerId == me || EF.Property<PersonId?>(e, "PersonId") == me;
        var part = Like.Containing(name);
        return e =>
            db.People.Any(p =>
                (p.Id == e.OwnerId || p.Id == EF.Property<PersonId?>(e, "PersonId"))
                && EF.Functions.Like(p.Name, part, Like.Escape)
            );
    }

    /// <summary>Whether an entry is called as the words say: people whose name has each of them, and what is called exactly so.</summary>
    static Expression<Func<SearchEntry, NamedEntry>> Named(SearchWords words)
    {
        var name = Like.Exactly(string.Join(' ', words.Terms.Select(t => t.Text)));
        // So many as a name may have; fewer fill up with what every name has, so that the question stays the same.
        var begins = words.Terms.Select(t => "% " + Like.Beginning(t.Text)).Concat(Enumerable.Repeat("%", MostNames)).ToList();
        var (first, second, third, fourth) = (begins[0], begins[1], begins[2], begins[3]);
        var mayBePerson = words.Terms.Count <= MostNames;
        return e => new NamedEntry
        {
            Entry = e,
            IsNamed =
                EF.Functions.Like(e.Title, name, Like.Escape)
                || mayBePerson
                    && e.Kind == "Person"
                    && EF.Functions.Like(" " + e.Title, first, Like.Escape)
                    && EF.Functions.Like(" " + e.Title, second, Like.Escape)
                    && EF.Functions.Like(" " + e.Title, third, Like.Escape)
                    && EF.Functions.Like(" " + e.Title, fourth, Like.Escape),
        };
    }

    sealed class NamedEntry
    {
        public required SearchEntry Entry { get; init; }
        public bool IsNamed { get; init; }
    }
}
