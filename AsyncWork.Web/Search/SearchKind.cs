using System.Linq.Expressions;
using AsyncWork.Domain;
using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace AsyncWork.Web.Search;

/// <summary>
/// A kind of things that can be found: how it reads, and how its entries follow it. A new kind is a class in <c>Search/Kinds</c>, a line in
/// <see cref="SearchKinds.All"/>, and the migration for its column.
/// </summary>
public abstract class SearchKind
{
    /// <summary>As it is stored and stands in addresses: <c>Card</c>.</summary>
    public abstract string Name { get; }

    /// <summary>As people call one of them: <c>card</c>.</summary>
    public abstract string Word { get; }

    /// <summary>As people call many: <c>Cards</c>.</summary>
    public abstract string Words { get; }
    public abstract string Icon { get; }

    /// <summary>The column of an entry that says which thing it is.</summary>
    public string Key => Name + "Id";

    internal abstract Type Thing { get; }

    internal abstract void Configure(EntityTypeBuilder<SearchEntry> entry);

    /// <summary>Whether a change touches what is found.</summary>
    internal abstract bool IsChanged(EntityEntry thing);

    /// <summary>Brings the entries of these things, which are new or changed, up to date; who saves the things saves them.</summary>
    internal abstract Task FollowAsync(AppDbContext db, IReadOnlyList<EntityEntry> things, CancellationToken cancellation);

    /// <summary>Makes entries for things that have none, and saves them.</summary>
    /// <returns>How many; zero when none is missing.</returns>
    internal abstract Task<int> FillAsync(AppDbContext db, int most, CancellationToken cancellation);
}

/// <inheritdoc/>
/// <typeparam name="TKey">The type of the thing's <c>Id</c>.</typeparam>
public abstract class SearchKind<TThing, TKey> : SearchKind
    where TThing : class
    where TKey : struct
{
    internal sealed override Type Thing => typeof(TThing);

    /// <summary>The properties of the thing that say what is found of it.</summary>
    protected abstract IReadOnlyList<string> Properties { get; }

    /// <summary>What is found of it; null when it is not to be found.</summary>
    protected abstract SearchText? Read(TThing thing);

    /// <summary>All things that <see cref="Read"/> would not refuse, with what it reads.</summary>
    protected abstract IQueryable<TThing> Things(AppDbContext db);

    /// <summary>Loads what <see cref="Read"/> needs of a stored thing and may not be there.</summary>
    protected virtual Task CompleteAsync(EntityEntry thing, CancellationToken cancellation) => Task.CompletedTask;

    /// <summary>On what the thing hangs, if it is not there for itself.</summary>
    protected virtual Subject? On(TThing thing) => null;

    internal override void Configure(EntityTypeBuilder<SearchEntry> entry)
    {
        entry.Property<TKey?>(Key);
        entry.HasOne<TThing>().WithMany().HasForeignKey(Key).OnDelete(DeleteBehavior.Cascade);
        // What hangs on a thing names it too, so only its own entry is alone.
        entry.HasIndex([Key], $"IX_SearchEntries_{Key}");
        entry.HasIndex([Key], $"UX_SearchEntries_{Name}").IsUnique().HasFilter($"Kind = '{Name}'");
    }

    internal sealed override bool IsChanged(EntityEntry thing) => Properties.Any(p => thing.Property(p).IsModified);

    internal sealed override async Task FollowAsync(
        AppDbContext db,
        IReadOnlyList<EntityEntry> things,
        CancellationToken cancellation
    )
    {
        var present = await PresentAsync(db, things, cancellation);
        foreach (var thing in things)
        {
            var entry = present.GetValueOrDefault(KeyOf(thing));
            if (thing.State != EntityState.Added)
                await CompleteAsync(thing, cancellation);
            if (Read((TThing)thing.Entity) is not { } said)
            {
                if (entry is not null)
                    db.Remove(entry);
                continue;
            }
            entry ??= Add(db, (TThing)thing.Entity, KeyOf(thing));
            entry.Say(said);
        }
    }

    internal sealed override async Task<int> FillAsync(AppDbContext db, int most, CancellationToken cancellation)
    {
        var present = db.SearchEntries.Where(e => e.Kind == Name).Select(e => EF.Property<TKey?>(e, Key));
        var missing = await Things(db)
            .AsNoTracking()
            .Where(t => !present.Contains(EF.Property<TKey>(t, "Id")))
            .OrderBy(t => EF.Property<TKey>(t, "Id"))
            .Take(most)
            .ToListAsync(cancellation);
        var id = db.Model.FindEntityType(typeof(TThing))!.FindProperty("Id")!.GetGetter();
        foreach (var thing in missing)
            if (Read(thing) is { } said)
                Add(db, thing, (TKey)id.GetClrValue(thing)!).Say(said);
        await db.SaveChangesAsync(cancellation);
        db.ChangeTracker.Clear();
        return missing.Count;
    }

    async Task<Dictionary<TKey, SearchEntry>> PresentAsync(
        AppDbContext db,
        IReadOnlyList<EntityEntry> things,
        CancellationToken cancellation
    )
    {
        var stored = things.Where(t => t.State != EntityState.Added).Select(t => (TKey?)KeyOf(t)).ToList();
        foreach (var some in stored.Chunk(1000))
            await db
                .SearchEntries.Include(e => e.Content)
                .Where(e => e.Kind == Name && some.Contains(EF.Property<TKey?>(e, Key)))
                .LoadAsync(cancellation);
        // Those of new things that wait to be saved, after a save that was refused, too.
        return db
            .ChangeTracker.Entries<SearchEntry>()
            .Where(e => e.State != EntityState.Deleted && e.Entity.Kind == Name)
            .Select(e => (Key: (TKey?)e.Property(Key).CurrentValue, e.Entity))
            .Where(e => e.Key is not null)
            .ToDictionary(e => e.Key!.Value, e => e.Entity);
    }

    SearchEntry Add(AppDbContext db, TThing thing, TKey key)
    {
        var entry = new SearchEntry(Name);
        var added = db.Add(entry);
        added.Property(Key).CurrentValue = key;
        if (On(thing) is { } subject && SearchKinds.Of(subject.Kind) is { } on)
            added.Property(on.Key).CurrentValue = subject.Id;
        return entry;
    }

    /// <summary>Of a new thing a number that the database replaces when both are stored.</summary>
    static TKey KeyOf(EntityEntry thing) => (TKey)thing.Property("Id").CurrentValue!;
}

/// <summary>
/// A kind that is there for itself and on which others hang: who sees it sees these. Says of an entry what stands elsewhere than in it; each
/// answer is null for entries of other kinds.
/// </summary>
public interface ISearchSubject
{
    SearchKind Kind { get; }

    /// <summary>States by which one filters, as they stand in addresses and as people call them.</summary>
    IReadOnlyList<(string Value, string Words)> States { get; }

    /// <summary>
    /// Whether the entry is, or hangs on, a thing of this kind that is within the scope: the person may see it, and it is in the state, at the
    /// place and has the tag that are asked for. Null when no thing of the kind can be.
    /// </summary>
    Expression<Func<SearchEntry, bool>>? IsWithin(AppDbContext db, SearchScope scope);

    /// <summary>Whether it is the thing that these words name by a number: <c>D-0042</c>. Null when they name nothing of the kind.</summary>
    Expression<Func<SearchEntry, bool>>? IsNamed(AppDbContext db, string words);

    Expression<Func<SearchEntry, string?>> TitleOf(AppDbContext db);

    /// <summary>Where it stands: the name of its board or space.</summary>
    Expression<Func<SearchEntry, string?>> PlaceOf(AppDbContext db);
    Expression<Func<SearchEntry, string?>> StateOf(AppDbContext db);

    /// <summary>Its address in the app.</summary>
    Expression<Func<SearchEntry, string?>> UrlOf(AppDbContext db);
}

/// <summary>A kind that hangs on a subject, and leads there.</summary>
public interface ISearchPart
{
    /// <summary>Names the part on the page of its subject; null for entries of other kinds.</summary>
    Expression<Func<SearchEntry, int?>> PartOf(AppDbContext db);

    /// <param name="subject">The address of what it hangs on.</param>
    string UrlOf(string subject, int part);
}

/// <summary>Who searches, and among what.</summary>
/// <param name="State">One of <see cref="ISearchSubject.States"/>; null for all that is shown without being asked for.</param>
/// <param name="Tag">A tag or label, in whatever case.</param>
/// <param name="Today">For who searches.</param>
public sealed record SearchScope(Viewer Viewer, string? State, SearchPlace? Place, string? Tag, LocalDate Today)
{
    /// <summary>Nothing of this kind is asked for: the state is one of another.</summary>
    public bool LeavesOut(ISearchSubject kind) => State is not null && kind.States.All(s => s.Value != State);
}

/// <summary>A place in which things stand, as it is written in addresses: <c>board-3</c>.</summary>
public sealed record SearchPlace(string Kind, int Id)
{
    public const string Board = "board";
    public const string Space = "space";
    public const string Team = "team";

    public static SearchPlace? Read(string? text) =>
        text?.Split('-') is [Board or Space or Team, var id]
        && int.TryParse(
            id,
            System.Globalization.NumberStyles.None,
            System.Globalization.CultureInfo.InvariantCulture,
            out var number
        )
            ? new(text.Split('-')[0], number)
            : null;

    public override string ToString() => $"{Kind}-{Id}";
}
