using AsyncWork.Domain.People;
using NodaTime;

namespace AsyncWork.Domain.TimeLogs;

/// <summary>One file of hours brought in from another tool (product.md T11, I3).</summary>
public sealed class TimeImport : ImportJob
{
    TimeImport() { }

    public TimeImport(PersonId by, string fileName, string storedAs, long bytes, Instant now)
        : base(by, fileName, storedAs, bytes, now) { }

    public int EntriesAdded { get; private set; }

    /// <summary>Rows that were here already from an earlier import of the same file.</summary>
    public int EntriesKnown { get; private set; }

    /// <param name="plan">The plan, with what the import brought into being.</param>
    public void Finish(int added, int known, string plan, Instant now)
    {
        Finish(plan, now);
        (EntriesAdded, EntriesKnown) = (added, known);
    }
}
