using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Metadata;

namespace AsyncWork.Tests.Support;

/// <summary>
/// Refuses to store what SQL Server would refuse or spoil and SQLite takes: a text longer than its column, and letters beyond ASCII in a column
/// without Unicode.
/// </summary>
sealed class ColumnLengths : SaveChangesInterceptor
{
    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData,
        InterceptionResult<int> result,
        CancellationToken cancellationToken = default
    )
    {
        Check(eventData.Context!);
        return ValueTask.FromResult(result);
    }

    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        Check(eventData.Context!);
        return result;
    }

    static void Check(DbContext db)
    {
        foreach (var entry in db.ChangeTracker.Entries().Where(e => e.State is EntityState.Added or EntityState.Modified))
        foreach (var property in entry.Metadata.GetFlattenedProperties())
            if (Stored(entry, property) is { } text && WhyNot(property, text) is { } reason)
                throw new ColumnLengthException(
                    $"{entry.Metadata.DisplayName()}.{property.Name} {reason}: {(text.Length <= 80 ? text : text[..80] + "…")}"
                );
    }

    /// <summary>The text as it is sent to the database; null for what is no text.</summary>
    static string? Stored(EntityEntry entry, IProperty property)
    {
        if (property.GetProviderClrType() != typeof(string) && property.ClrType != typeof(string))
            return null;
        var value = property.DeclaringType is IComplexType ? null : entry.Property(property).CurrentValue;
        return property.GetTypeMapping().Converter is { } converter && value is not null
            ? converter.ConvertToProvider(value) as string
            : value as string;
    }

    internal static string? WhyNot(IProperty property, string text) =>
        property.GetMaxLength() is > 0 and var most && text.Length > most ? $"takes {most} characters, not {text.Length}"
        : property.IsUnicode() == false && text.Any(c => c > 127) ? "takes ASCII alone"
        : null;
}

/// <summary>A text does not fit into its column on SQL Server.</summary>
sealed class ColumnLengthException(string message) : Exception(message);
