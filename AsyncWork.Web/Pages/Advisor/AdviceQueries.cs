using AsyncWork.Domain.Advisor;
using AsyncWork.Web.Data;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Advisor;

/// <summary>A version of the decision table in a list.</summary>
public sealed record AdviceVersion(int Number, string? By, Instant At, string Note);

/// <summary>Versions of the decision table; everybody may see them.</summary>
public static class AdviceQueries
{
    const int MostVersions = 100;

    /// <summary>A version, the newest for null.</summary>
    public static IQueryable<AdviceTable> FindAdviceTable(this AppDbContext db, int? number) =>
        db
            .AdviceTables.AsNoTracking()
            .Include(t => t.Rows)
            .Where(t => number == null || t.Number == number)
            .OrderByDescending(t => t.Number)
            .Take(1);

    /// <summary>Newest first.</summary>
    public static IQueryable<AdviceVersion> ListAdviceVersions(this AppDbContext db) =>
        db
            .AdviceTables.AsNoTracking()
            .OrderByDescending(t => t.Number)
            .Take(MostVersions)
            .Select(t => new AdviceVersion(
                t.Number,
                db.People.Where(p => p.Id == t.By).Select(p => p.Name).FirstOrDefault(),
                t.At,
                t.Note
            ));

    /// <summary>The table that holds: the newest, or the one that the app brings along.</summary>
    public static async Task<AdviceTable> ReadAdviceTableAsync(this AppDbContext db, CancellationToken cancellation) =>
        await db.FindAdviceTable(null).FirstOrDefaultAsync(cancellation) ?? AdviceTable.First();
}
