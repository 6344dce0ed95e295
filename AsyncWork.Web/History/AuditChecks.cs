using System.Globalization;
using AsyncWork.Domain.History;
using AsyncWork.Web.Data;
using Microsoft.EntityFrameworkCore;
using NodaTime.Text;

namespace AsyncWork.Web.History;

/// <summary>The answer of a check.</summary>
/// <param name="Text">One line for people; moments are in UTC.</param>
public sealed record AuditAnswer(bool IsBroken, string Text);

/// <summary>Checks whether the audit log is as it was sealed (product.md A6). That it was checked is an event too.</summary>
public sealed class AuditChecks(AppDbContext db, AuditTrail audit)
{
    public const string Subject = "Audit log";
    public const string Checked = "checked audit log";
    public const string FoundBroken = "found audit log broken";

    /// <summary>Events that are in memory at once.</summary>
    const int AtOnce = 1_000;

    /// <summary>Goes along the whole chain: some seconds for a million events.</summary>
    /// <param name="copy">A place and its seal from an exported file or from the app's own log, which the chain must still have.</param>
    public async Task<AuditAnswer> CheckAsync(AuditSeal? copy = null, CancellationToken cancellation = default)
    {
        var answer = await LookAsync(db, copy, cancellation);
        audit.Record(answer.IsBroken ? FoundBroken : Checked, Subject, answer.Text);
        await db.SaveChangesAsync(cancellation);
        return answer;
    }

    /// <summary>The same without an event, of any database that is there to be read.</summary>
    public static async Task<AuditAnswer> LookAsync(AppDbContext db, AuditSeal? copy, CancellationToken cancellation)
    {
        var (walk, after, holds) = (new AuditWalk(copy), long.MinValue, true);
        List<AuditEvent> events;
        do
        {
            events = await db.ListAuditChain(after).Take(AtOnce).ToListAsync(cancellation);
            holds = events.TrueForAll(walk.Go);
            after = events.Count > 0 ? events[^1].Place!.Value : after;
        } while (holds && events.Count == AtOnce);
        walk.End();
        var unsealed = await db.ListUnsealed().LongCountAsync(cancellation);
        return new(walk.Break is not null, AuditTrail.OneLine(TextOf(walk, copy, unsealed)));
    }

    static string TextOf(AuditWalk walk, AuditSeal? copy, long unsealed)
    {
        var before = $"{Events(walk.Last.Place)} up to {InstantPattern.General.Format(walk.UpTo.GetValueOrDefault())}";
        var wait = unsealed == 0 ? "" : $" {Events(unsealed)} not sealed yet.";
        if (walk.Break is { } broken)
            return $"Broken at place {broken.Place}: {Words(broken)}"
                + (walk.Last.Place == 0 ? "" : $" Unbroken before: {before}.")
                + wait;
        if (walk.Last.Place == 0)
            return $"Nothing is sealed yet.{wait}";
        return $"Unbroken: {before}, place {walk.Last.Place} with the seal {walk.Last.Text}."
            + (copy is null ? "" : $" Place {copy.Place} has the seal of the copy.")
            + wait;
    }

    static string Words(AuditBreak broken) =>
        broken.Kind switch
        {
            AuditBreakKind.Changed =>
                $"{Named(broken)} was changed after it was sealed, or the one before it was changed and sealed anew.",
            AuditBreakKind.NotFollowing =>
                $"{Named(broken)} does not follow the one before it; it and the next were changed, or their order or a seal was.",
            AuditBreakKind.OtherThanCopy =>
                $"{Named(broken)} has another seal than the copy; it or one before it was changed, and sealed anew from there on.",
            _ => "the event that was sealed there is gone.",
        };

    static string Named(AuditBreak broken) =>
        broken.Event is { } e
            ? $"event {e.Id} of {InstantPattern.General.Format(e.At)}, “{e.Action} {e.Subject}”,"
            : "the event there";

    static string Events(long count) => count == 1 ? "1 event" : $"{count.ToString("N0", CultureInfo.InvariantCulture)} events";
}
