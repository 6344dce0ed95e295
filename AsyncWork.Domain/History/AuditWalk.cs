using NodaTime;

namespace AsyncWork.Domain.History;

/// <summary>How the chain of the audit log breaks.</summary>
public enum AuditBreakKind
{
    /// <summary>The event is not what was sealed, or the one before it is not, and was sealed anew.</summary>
    Changed,

    /// <summary>Neither this event nor the next follows: both were changed, or put in another order, or a seal was written over.</summary>
    NotFollowing,

    /// <summary>No event has this place, though later ones were sealed.</summary>
    Missing,

    /// <summary>All follows, but not as a copy of the seals says: it was sealed anew from somewhere before on.</summary>
    OtherThanCopy,
}

/// <summary>The first place at which the chain does not hold. All before it does.</summary>
/// <param name="Event">What is at that place; null when nothing is.</param>
public sealed record AuditBreak(AuditBreakKind Kind, long Place, AuditEvent? Event);

/// <summary>
/// Goes along the chain of the audit log and looks whether each event is as it was sealed (product.md A6). Takes the events one by one in order of
/// their places, as a log of a million does not fit into memory.
/// </summary>
/// <param name="copy">A place and its seal as they were once copied from the log; null when there is no copy.</param>
public sealed class AuditWalk(AuditSeal? copy = null)
{
    /// <summary>Has not the seal that it should have; the next one says what was changed.</summary>
    AuditEvent? doubtful;

    /// <summary>The last that holds; <see cref="AuditSeal.None"/> when none does.</summary>
    public AuditSeal Last { get; private set; } = AuditSeal.None;

    /// <summary>The moment of the last event that holds.</summary>
    public Instant? UpTo { get; private set; }

    /// <summary>Where it breaks; null as long as it holds. Known after <see cref="End"/>.</summary>
    public AuditBreak? Break { get; private set; }

    /// <summary>Looks at the next event.</summary>
    /// <returns>Whether to go on; behind a break nothing can be told.</returns>
    public bool Go(AuditEvent next)
    {
        var seal = Last.Next(next);
        Break =
            doubtful is not null ? Doubted(next)
            : next.Place > seal.Place ? new(AuditBreakKind.Missing, seal.Place, null)
            : next.Place != seal.Place ? new(AuditBreakKind.NotFollowing, seal.Place, next)
            : seal.IsOf(next) && copy?.Place == seal.Place && copy.Text != seal.Text
                ? new(AuditBreakKind.OtherThanCopy, seal.Place, next)
            : null;
        if (Break is not null)
            return false;
        if (seal.IsOf(next))
            (Last, UpTo) = (seal, next.At);
        else
            doubtful = next;
        return true;
    }

    /// <summary>There are no more events.</summary>
    public void End()
    {
        var next = Last.Place + 1;
        if (Break is null && doubtful is not null)
            Break = new(AuditBreakKind.Changed, next, doubtful);
        else if (Break is null && copy?.Place >= next)
            Break = new(AuditBreakKind.Missing, next, null);
    }

    /// <summary>When the next one follows its seal, the seal is the old one, and the event is not.</summary>
    AuditBreak Doubted(AuditEvent next) =>
        new(
            new AuditSeal(Last.Place + 1, doubtful!.Seal).Next(next).IsOf(next)
                ? AuditBreakKind.Changed
                : AuditBreakKind.NotFollowing,
            Last.Place + 1,
            doubtful
        );
}
