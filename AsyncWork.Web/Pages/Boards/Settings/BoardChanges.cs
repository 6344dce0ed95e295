using AsyncWork.Domain.Boards;
using AsyncWork.Domain.History;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace AsyncWork.Web.Pages.Boards.Settings;

/// <summary>What of a board is about to change, as the audit log tells it (product.md A6).</summary>
static class BoardChanges
{
    /// <summary>The board's own settings with what they were and are, its parts by name; empty when nothing changes.</summary>
    public static string In(ChangeTracker tracker) =>
        string.Join(
            "; ",
            tracker
                .Entries()
                .Where(e => e.State is not EntityState.Unchanged && e.Entity is not AuditEvent)
                .SelectMany(e => e.Entity is Board ? Settings(e) : [Part(e)])
                .Distinct(StringComparer.Ordinal)
        );

    static IEnumerable<string> Settings(EntityEntry board) =>
        board
            .Properties.Where(p =>
                p.IsModified && p.Metadata.Name != nameof(Board.Version) && !Equals(p.OriginalValue, p.CurrentValue)
            )
            .Select(p => $"{p.Metadata.Name} {p.OriginalValue} → {p.CurrentValue}");

    static string Part(EntityEntry part)
    {
        var name = part.Metadata.FindProperty("Name") is null ? "" : $" “{part.Property("Name").CurrentValue}”";
        return $"{part.State.ToString().ToLowerInvariant()} {part.Metadata.ClrType.Name.ToLowerInvariant()}{name}";
    }
}
