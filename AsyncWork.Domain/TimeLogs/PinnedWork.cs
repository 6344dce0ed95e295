using AsyncWork.Domain.People;
using NodaTime;

namespace AsyncWork.Domain.TimeLogs;

/// <summary>Work that a person keeps at hand, to log it or start the timer on it again (product.md T15).</summary>
public sealed class PinnedWork
{
    /// <summary>More are no list to choose from at a glance.</summary>
    public const int MostPinned = 12;

    PinnedWork() { }

    /// <exception cref="InvalidOperationException">The details cannot be stored, or name no project.</exception>
    public PinnedWork(PersonId person, WorkDetails work, LocalDate on)
    {
        if (WhyNotPin(work, 0) is { } reason)
            throw new InvalidOperationException(reason);
        (PersonId, ProjectId, ActivityId, PinnedOn) = (person, work.ProjectId!.Value, work.ActivityId, on);
        Description = work.Description;
    }

    public int Id { get; private set; }
    public PersonId PersonId { get; private set; }
    public int ProjectId { get; private set; }
    public int? ActivityId { get; private set; }
    public string Description { get; private set; } = "";
    public LocalDate PinnedOn { get; private set; }

    /// <summary>Why this work is not pinned beside so many others; null when it can be.</summary>
    public static string? WhyNotPin(WorkDetails work, int pinned) =>
        work.ProjectId is null ? "Hours are logged on a project. Choose one to pin."
        : pinned >= MostPinned ? $"You have pinned {MostPinned} already. Unpin one you need less."
        : work.WhyNot();
}
