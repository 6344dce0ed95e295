using AsyncWork.Domain.Decisions;
using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Decisions;

/// <summary>One decision about to take the place of another, which is loaded to be changed (product.md D3).</summary>
sealed class Superseding
{
    readonly AppDbContext db;
    readonly Viewer viewer;
    readonly IReadOnlySet<int> older;

    Superseding(AppDbContext db, Viewer viewer, Decision old, IReadOnlySet<int> older) =>
        (this.db, this.viewer, Old, this.older) = (db, viewer, old, older);

    public Decision Old { get; }

    /// <summary>Null when there is no such decision for this person. Holds the turn of the company: two that supersede each other come one after the other.</summary>
    public static async Task<Superseding?> FindAsync(AppDbContext db, Viewer viewer, int number, CancellationToken token)
    {
        await db.TakeCompanyTurnAsync(token);
        return await db.FindDecision(viewer, number).SingleOrDefaultAsync(token) is { } old
            ? new(db, viewer, old, await db.FindOlderAsync(old.Id, token))
            : null;
    }

    /// <summary>Why the old one cannot be superseded by this; null when it can.</summary>
    /// <param name="atOnce">The new one is decided already, and nobody else is asked.</param>
    public string? WhyNot(Decision @new, bool partly, string? note, bool atOnce) =>
        Supersession.WhyNot(Old, @new, partly, note, older)
        ?? (
            atOnce && !viewer.MayKeep(Old)
                ? $"{Old.Name} is kept by others. Ask for a decision that takes its place, or ask them to enter it."
                : null
        );

    /// <summary>Notes it; it takes effect when the new one is decided. Both have been saved before.</summary>
    public Supersession Plan(Decision @new, bool partly, string? note, Instant now)
    {
        var supersession = new Supersession(Old, @new, partly, note, older, viewer.Person, now);
        db.Supersessions.Add(supersession);
        Old.CountSupersessions(Old.Supersessions + 1);
        @new.CountSupersessions(@new.Supersessions + 1);
        return supersession;
    }
}

/// <summary>What follows when a decision is decided: the records whose place it takes change with it.</summary>
static class SupersedingEffects
{
    /// <summary>Ids of all whose place a decision took or shall take, near and far.</summary>
    public static async Task<IReadOnlySet<int>> FindOlderAsync(this AppDbContext db, int decision, CancellationToken token)
    {
        var (all, last) = (new HashSet<int>(), new List<int> { decision });
        while (last.Count > 0)
            last = [.. (await db.ListOlderOf(last).ToListAsync(token)).Where(all.Add)];
        return all;
    }

    /// <summary>What holds today in the place of a superseded decision, at the end of the chain; usually one.</summary>
    public static async Task<IReadOnlySet<int>> FindNewestAsync(
        this AppDbContext db,
        int decision,
        CancellationToken token = default
    )
    {
        var (seen, newest, last) = (new HashSet<int> { decision }, new HashSet<int>(), new List<int> { decision });
        while (last.Count > 0)
        {
            var next = await db.ListNewerOf(last).ToListAsync(token);
            newest = next.Count > 0 ? [.. next] : newest;
            last = [.. next.Where(seen.Add)];
        }
        return newest;
    }

    /// <summary>Lets what was planned take effect, if the decision is decided. Everybody waits meanwhile who supersedes something.</summary>
    public static async Task TakeEffectAsync(
        this AppDbContext db,
        Decision decision,
        (PersonId Id, string Name)? by,
        Instant now,
        CancellationToken token
    )
    {
        if (decision.State != DecisionState.Decided || decision.Supersessions == 0)
            return;
        await db.SaveChangesAsync(token);
        var planned = await db.Supersessions.Where(s => s.NewId == decision.Id && s.InEffectAt == null).ToListAsync(token);
        var seers =
            planned.Count == 0
                ? []
                : (await db.ListPeopleWhoSee(decision.Id, now.InUtc().Date).ToListAsync(token)).Select(p => p.Id).ToHashSet();
        foreach (var supersession in planned)
        {
            var old = await db.Decisions.Include(d => d.People).SingleAsync(d => d.Id == supersession.OldId, token);
            supersession.TakeEffect(old, decision, now);
            if (supersession.InEffectAt is not null)
                new DecisionNews(db, old, by, now).TellOfSuperseding(decision, seers);
        }
    }
}
