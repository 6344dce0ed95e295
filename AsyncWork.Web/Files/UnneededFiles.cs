using AsyncWork.Web.Data;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Files;

/// <summary>Deletes contents that no version of a file names any more, and what was left of uploads that broke off.</summary>
public sealed class UnneededFiles(AppDbContext db, FileStore store, IClock clock)
{
    /// <summary>What is younger may be on its way to a card.</summary>
    public static readonly Duration Kept = Duration.FromHours(24);

    /// <summary>How many went.</summary>
    public async Task<int> CleanAsync(CancellationToken cancellation = default)
    {
        var (contents, leftovers) = store.ListOlderThan(clock.GetCurrentInstant() - Kept);
        leftovers.ForEach(File.Delete);
        var gone = leftovers.Count;
        foreach (var some in contents.Chunk(500))
        {
            var needed = await db
                .FileVersions.Where(v => some.Contains(v.Hash))
                .Select(v => v.Hash)
                .Distinct()
                .ToListAsync(cancellation);
            foreach (var hash in some.Except(needed, StringComparer.Ordinal))
            {
                store.Delete(hash);
                gone++;
            }
        }
        return gone;
    }
}
