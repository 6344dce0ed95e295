using AsyncWork.Domain.People;
using NodaTime;

namespace AsyncWork.Domain;

/// <summary>Where an import stands.</summary>
public enum ImportState
{
    /// <summary>The file is here; what it holds and how to read it is being settled.</summary>
    Uploaded,

    /// <summary>Confirmed and waiting for its turn, or running.</summary>
    Running,

    /// <summary>All of it is in.</summary>
    Done,

    /// <summary>It broke; nothing was stored.</summary>
    Failed,

    /// <summary>It was taken back as a whole.</summary>
    Undone,
}

/// <summary>A file that is brought in behind the scenes, because it may take a while: all of it or nothing, and undone as a whole (product.md I3).</summary>
public abstract class ImportJob
{
    public const int LongestFileName = 200;
    public const int LongestProblem = 1_000;

    protected ImportJob() { }

    protected ImportJob(PersonId by, string fileName, string storedAs, long bytes, Instant now)
    {
        (By, StoredAs, Bytes, CreatedAt) = (by, storedAs, bytes, now);
        FileName = StoredText.Cut(fileName, LongestFileName);
    }

    public int Id { get; private set; }
    public PersonId By { get; private set; }
    public string FileName { get; private set; } = "";

    /// <summary>Name of the stored file; deleted when the import is done or given up.</summary>
    public string StoredAs { get; private set; } = "";
    public long Bytes { get; private set; }
    public ImportState State { get; private set; }

    /// <summary>How the file is read and what was found in it, as confirmed: JSON, written and read by the importer.</summary>
    public string? Plan { get; private set; }
    public int RowsTotal { get; private set; }
    public int RowsDone { get; private set; }
    public string? Problem { get; private set; }
    public Instant CreatedAt { get; private set; }

    /// <summary>Until then a node is at work on it, or was when it stopped; another takes over after that.</summary>
    public Instant? ClaimedUntil { get; private set; }
    public Instant? FinishedAt { get; private set; }
    public int Version { get; private set; }

    public void PlanAs(string plan)
    {
        Expect(ImportState.Uploaded);
        Plan = plan;
        Version++;
    }

    public string? WhyNotStart() =>
        State == ImportState.Uploaded && Plan is not null ? null : "This import has been started already.";

    public void Start(int rows)
    {
        if (WhyNotStart() is { } reason)
            throw new InvalidOperationException(reason);
        (State, RowsTotal) = (ImportState.Running, rows);
        Version++;
    }

    public void Fail(string problem, Instant now)
    {
        Expect(ImportState.Running);
        (State, FinishedAt) = (ImportState.Failed, now);
        Problem = StoredText.Cut(problem, LongestProblem);
        Version++;
    }

    public string? WhyNotUndo() => State == ImportState.Done ? null : "Only a finished import can be undone.";

    public void Undo(Instant now)
    {
        if (WhyNotUndo() is { } reason)
            throw new InvalidOperationException(reason);
        (State, FinishedAt) = (ImportState.Undone, now);
        Version++;
    }

    /// <param name="plan">The plan, with what the import brought into being.</param>
    protected void Finish(string? plan, Instant now)
    {
        Expect(ImportState.Running);
        (State, RowsDone, FinishedAt) = (ImportState.Done, RowsTotal, now);
        Plan = plan;
        Version++;
    }

    void Expect(ImportState state)
    {
        if (State != state)
            throw new InvalidOperationException($"The import is {State}, not {state}.");
    }
}
