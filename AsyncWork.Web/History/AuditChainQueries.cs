using AsyncWork.Domain.History;
using AsyncWork.Web.Data;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.History;

/// <summary>The last event that is sealed.</summary>
/// <param name="At">When it happened.</param>
public sealed record AuditChainEnd(long Place, byte[]? Value, Instant At)
{
    public AuditSeal Seal => new(Place, Value);
}

/// <summary>What was found when the chain was last checked.</summary>
public sealed record AuditCheck(Instant At, bool IsBroken, string Text);

/// <summary>The chain of the audit log (product.md A6).</summary>
public static class AuditChainQueries
{
    /// <summary>No row as long as nothing is sealed.</summary>
    public static IQueryable<AuditChainEnd> FindAuditChainEnd(this AppDbContext db) =>
        db
            .AuditEvents.Where(e => e.Place != null)
            .OrderByDescending(e => e.Place)
            .Take(1)
            .Select(e => new AuditChainEnd(e.Place!.Value, e.Seal, e.At));

    /// <summary>What is not sealed yet, in the order in which it will be.</summary>
    public static IQueryable<AuditEvent> ListUnsealed(this AppDbContext db) =>
        db.AuditEvents.Where(e => e.Place == null).OrderBy(e => e.Id);

    /// <summary>The sealed events in the order of their places, to look at and not to change.</summary>
    /// <param name="after">The place to go on from; the smallest number for the beginning.</param>
    public static IQueryable<AuditEvent> ListAuditChain(this AppDbContext db, long after) =>
        db.AuditEvents.AsNoTracking().Where(e => e.Place > after).OrderBy(e => e.Place);

    /// <summary>No row as long as nobody has checked.</summary>
    public static IQueryable<AuditCheck> FindLastAuditCheck(this AppDbContext db) =>
        db
            .AuditEvents.Where(e =>
                e.Subject == AuditChecks.Subject && (e.Action == AuditChecks.Checked || e.Action == AuditChecks.FoundBroken)
            )
            .OrderByDescending(e => e.At)
            .ThenByDescending(e => e.Id)
            .Take(1)
            .Select(e => new AuditCheck(e.At, e.Action == AuditChecks.FoundBroken, e.Details));
}
