using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Data;

/// <summary>The key of a form that was accepted: the same form sent again makes nothing new.</summary>
public sealed class UsedFormKey
{
    UsedFormKey() { }

    internal UsedFormKey(Guid key, Instant at) => (Key, At) = (key, at);

    public Guid Key { get; private set; }
    public Instant At { get; private set; }
}

/// <summary>
/// A form sent twice makes one thing. The form carries a key (<c>&lt;form-key /&gt;</c>); it is stored with what the form makes, in one
/// save, and there it is unique.
/// </summary>
public static class FormKeys
{
    /// <summary>The name of the hidden field; the page binds it to a <see cref="Guid"/>.</summary>
    public const string Field = "FormKey";

    /// <summary>How long a key is remembered: longer than a form stays open in a browser, and than a session.</summary>
    public static readonly Duration Kept = Duration.FromDays(14);

    /// <summary>
    /// Saves what waits to be saved. False when this form was accepted before: then nothing is stored and nothing is tracked any more,
    /// and the answer is the same as the first time. A form without a key is simply saved.
    /// </summary>
    public static async Task<bool> SaveOnceAsync(
        this AppDbContext db,
        Guid key,
        Instant now,
        CancellationToken cancellation = default
    )
    {
        if (key != Guid.Empty)
            db.UsedFormKeys.Add(new UsedFormKey(key, now));
        try
        {
            await db.SaveChangesAsync(cancellation);
            return true;
        }
        // Anything else is left to whoever began the transaction: after a deadlock a server has ended it, and asked in it nothing more.
        catch (DbUpdateException refused) when (key != Guid.Empty && db.IsTaken(refused))
        {
            if (!await db.UsedFormKeys.AnyAsync(k => k.Key == key, cancellation))
                throw;
            db.ChangeTracker.Clear();
            return false;
        }
    }
}
