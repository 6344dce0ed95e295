using AsyncWork.Domain;
using AsyncWork.Web.Data;
using AsyncWork.Web.Search.Kinds;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace AsyncWork.Web.Search;

/// <summary>Everything that can be found.</summary>
public static class SearchKinds
{
    /// <summary>In the order in which people choose among them.</summary>
    public static readonly IReadOnlyList<SearchKind> All =
    [
        new PageSearch(),
        new DecisionSearch(),
        new CardSearch(),
        new PostSearch(),
        new CommentSearch(),
        new FileSearch(),
        new PersonSearch(),
    ];

    public static readonly IReadOnlyList<ISearchSubject> Subjects = [.. All.OfType<ISearchSubject>()];
    public static readonly IReadOnlyList<ISearchPart> Parts = [.. All.OfType<ISearchPart>()];
    static readonly Dictionary<Type, SearchKind> ByThing = All.ToDictionary(k => k.Thing);

    public static SearchKind? Find(string? name) =>
        All.FirstOrDefault(k => k.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The kind of what comments and files hang on; null for what cannot be found.</summary>
    public static SearchKind? Of(SubjectKind subject) =>
        All.FirstOrDefault(k => k is ISearchSubject && k.Name == subject.ToString());

    /// <summary>
    /// Adds to what waits to be saved the entries of the things among it that are new or changed, so that both are stored in one save or none
    /// is. What is changed by a statement (ExecuteUpdate) and can be found has to be loaded and saved instead.
    /// </summary>
    public static async Task FollowChangesAsync(this AppDbContext db, CancellationToken cancellation)
    {
        List<(SearchKind Kind, EntityEntry Thing)>? changed = null;
        foreach (var entry in db.ChangeTracker.Entries())
            if (
                entry.State is EntityState.Added or EntityState.Modified
                && ByThing.GetValueOrDefault(entry.Metadata.ClrType) is { } kind
                && (entry.State == EntityState.Added || kind.IsChanged(entry))
            )
                (changed ??= []).Add((kind, entry));
        foreach (var some in changed?.GroupBy(c => c.Kind) ?? [])
            await some.Key.FollowAsync(db, [.. some.Select(c => c.Thing)], cancellation);
    }
}
