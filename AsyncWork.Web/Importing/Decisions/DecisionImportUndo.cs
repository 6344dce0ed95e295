using AsyncWork.Domain;
using AsyncWork.Web.Data;
using AsyncWork.Web.History;
using AsyncWork.Web.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Importing.Decisions;

/// <summary>Takes an import of decision records back as a whole. Their numbers are not given again.</summary>
sealed class DecisionImportUndo(AppDbContext db, AuditTrail audit, IClock clock)
{
    /// <returns>Why it was not undone; null when it was. Not found when it is not this person's.</returns>
    public async Task<(bool IsFound, string? Refused)> UndoAsync(Viewer viewer, int id, CancellationToken cancellation)
    {
        (bool, string?) outcome = (false, null);
        await db.InTransactionAsync(
            async token =>
            {
                db.ChangeTracker.Clear();
                outcome = (false, null);
                if (await db.FindDecisionImport(viewer, id).SingleOrDefaultAsync(token) is not { } import)
                    return;
                outcome = (true, import.WhyNotUndo(await db.CountChangedDecisionsAsync(id, import.At, token)));
                if (outcome.Item2 is not null)
                    return;
                import.Undo(clock.GetCurrentInstant());
                audit.Record(
                    "undid import of decisions",
                    "decisions",
                    $"import {id}, {import.FileName}, {import.Added} decisions"
                );
                await db.SaveChangesAsync(token);
                var brought = db.Decisions.Where(d => d.ImportId == id).Select(d => d.Id);
                await db
                    .Supersessions.Where(s => brought.Contains(s.OldId) || brought.Contains(s.NewId))
                    .ExecuteDeleteAsync(token);
                await db.DeletePartsAsync(SubjectKind.Decision, brought, token);
                await db
                    .References.Where(r => r.FromKind == SubjectKind.Decision && brought.Contains(r.FromId))
                    .ExecuteDeleteAsync(token);
                await db
                    .Watches.Where(w => w.SubjectKind == SubjectKind.Decision && brought.Contains(w.SubjectId))
                    .ExecuteDeleteAsync(token);
                await db.Decisions.Where(d => d.ImportId == id).ExecuteDeleteAsync(token);
            },
            cancellation
        );
        return outcome;
    }
}
