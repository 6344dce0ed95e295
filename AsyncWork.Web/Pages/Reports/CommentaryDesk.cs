using AsyncWork.Domain;
using AsyncWork.Domain.History;
using AsyncWork.Domain.Kpis;
using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using AsyncWork.Web.History;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Reports;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Reports;

/// <summary>Writes, changes and takes away what is said beside the figures of a month (product.md K-j).</summary>
public sealed class CommentaryDesk(AppDbContext db, AuditTrail audit, IClock clock)
{
    // Before and after fit together into the audit log.
    const int LongestTold = AuditEvent.LongestDetails / 2 - 10;

    /// <summary>Says it anew; without a word the commentary is taken away.</summary>
    /// <param name="place">A report that this person may see.</param>
    /// <param name="seen"><see cref="MonthCommentary.Mark"/> of what it was made from; empty for none.</param>
    /// <returns>False when somebody else was first. Who sends the same words twice has written them once.</returns>
    public async Task<bool> WriteAsync(
        Viewer viewer,
        ReportPlace place,
        CommentaryText text,
        string seen,
        CancellationToken cancellation
    )
    {
        var isWritten = false;
        await db.InTransactionAsync(
            async token =>
            {
                db.ChangeTracker.Clear();
                // There is one for a month and scope, which no index can say: of the company the team is null.
                await db.TakeCompanyTurnAsync(token);
                var stored = await db.FindCommentary(place.Scope, place.Period.Month).SingleOrDefaultAsync(token);
                var isSaid = stored?.Says(text) ?? text.IsEmpty;
                isWritten = isSaid || seen == (stored?.Mark ?? "");
                if (isSaid || !isWritten)
                    return;
                Write(stored, place, text, viewer.Person);
                await db.SaveChangesAsync(token);
            },
            cancellation
        );
        return isWritten;
    }

    void Write(MonthCommentary? stored, ReportPlace place, CommentaryText text, PersonId by)
    {
        var report = $"{place.MonthName}, {place.Scope.Name}";
        if (stored is null)
        {
            audit.Record("wrote a commentary", report, Told(text));
            db.MonthCommentaries.Add(stored = new(place.Period.Month, place.Scope.TeamId));
        }
        else
        {
            var before = Told(new(stored.WhatHappened, stored.Actions));
            if (text.IsEmpty)
            {
                audit.Record("took away a commentary", report, before);
                db.MonthCommentaries.Remove(stored);
                return;
            }
            audit.Record("changed a commentary", report, $"{before} → {Told(text)}");
        }
        stored.Write(text, by, clock.GetCurrentInstant());
    }

    static string Told(CommentaryText text) => StoredText.Cut($"{text.WhatHappened} / {text.Actions}", LongestTold);
}
