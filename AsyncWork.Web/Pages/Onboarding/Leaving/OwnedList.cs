using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using Microsoft.EntityFrameworkCore;

namespace AsyncWork.Web.Pages.Onboarding.Leaving;

/// <summary>What somebody answers for of one kind.</summary>
/// <param name="Things">Those that the viewer may see, the first of them.</param>
/// <param name="Seen">How many the viewer may see.</param>
/// <param name="Hidden">How many there are besides: a count tells that they must not be forgotten, and nothing of what they are.</param>
public sealed record OwnedPart(OwnedKind Kind, IReadOnlyList<OwnedThing> Things, int Seen, int Hidden)
{
    public int All => Seen + Hidden;
}

/// <summary>What somebody answers for, as the viewer may see it. One query for all counts and one for each kind that there is.</summary>
public static class OwnedList
{
    /// <summary>Of each kind; when these are given to others the next ones show.</summary>
    public const int Most = 100;

    public static async Task<IReadOnlyList<OwnedPart>> LoadOwnedAsync(
        this AppDbContext db,
        PersonId person,
        Viewer viewer,
        CancellationToken cancellation = default
    )
    {
        var counts = await db.CountOwned(person).SingleAsync(cancellation);
        var parts = new List<OwnedPart>();
        foreach (var kind in Enum.GetValues<OwnedKind>().Where(k => counts.Of(k) > 0))
        {
            var list = db.ListOwned(kind, person, viewer);
            var things = await list.Take(Most).ToListAsync(cancellation);
            var seen = things.Count < Most ? things.Count : await list.CountAsync(cancellation);
            parts.Add(new(kind, things, seen, Math.Max(0, counts.Of(kind) - seen)));
        }
        return parts;
    }

    /// <summary>How much would be left without an owner: one query.</summary>
    public static async Task<int> CountOwnedAsync(this AppDbContext db, PersonId person, CancellationToken cancellation) =>
        (await db.CountOwned(person).SingleAsync(cancellation)).All;
}
