using AsyncWork.Domain.People;
using NodaTime;

namespace AsyncWork.Domain.Onboarding;

public enum PlanStepState
{
    Open,
    Done,

    /// <summary>It does not concern this person, for a reason that is kept (kpis.md K22).</summary>
    NotApplicable,
}

/// <summary>What of a page somebody has read when they confirmed it (product.md O9).</summary>
public readonly record struct ReadPage(int PageId, string Title, int Revision);

/// <summary>A step of one person's plan: as the template said it when the plan was made, with who does it, by when, and what came of it.</summary>
public sealed class PlanStep : WrittenStep
{
    public const int LongestResult = 20_000;
    public const int LongestReason = 500;

    PlanStep() { }

    internal PlanStep(Guid key, int? module, StepContent content, LocalDate askedOn)
    {
        (Key, ModuleId, AskedOn) = (key, module, askedOn);
        Write(content);
    }

    public int PlanId { get; private set; }

    /// <summary>The module that it comes from; null for one that was added for this person, and for those of the track about working asynchronously.</summary>
    public int? ModuleId { get; private set; }

    /// <summary>Who does it.</summary>
    public PersonId DoerId { get; private set; }

    /// <summary>It was given to somebody for this plan, so that it stays with them when manager or buddy change.</summary>
    public bool IsHandedOver { get; private set; }

    /// <summary>It was changed for this person; newer versions of the template leave it as it is (product.md O7).</summary>
    public bool IsOwn { get; private set; }

    /// <summary>When it was asked for: it is not due before, however far from day 0 that is.</summary>
    public LocalDate AskedOn { get; private set; }

    /// <summary>In the working days of who does it (product.md O2).</summary>
    public LocalDate DueOn { get; private set; }
    public PlanStepState State { get; private set; }
    public Instant? SettledAt { get; private set; }
    public PersonId? SettledBy { get; private set; }

    /// <summary>The day on which it was done, in the zone of who did it; null while it is not.</summary>
    public LocalDate? DoneOn { get; private set; }

    /// <summary>Why it does not apply; empty while it does.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>What was answered, filled in or contributed, as text of one line each; empty for nothing.</summary>
    public string Result { get; private set; } = "";

    /// <summary>The page that was read, with its title then; null when none was confirmed.</summary>
    public int? PageId { get; private set; }
    public string PageTitle { get; private set; } = "";
    public int? PageRevision { get; private set; }

    /// <summary>When who does it was reminded; null while they were not.</summary>
    public Instant? RemindedAt { get; private set; }
    public bool IsOpen => State == PlanStepState.Open;
    public bool IsOnTime => DoneOn <= DueOn;

    public bool IsOverdue(LocalDate today) => IsOpen && DueOn < today;

    /// <summary>May be settled with one press, as nothing has to be confirmed, answered or added.</summary>
    public bool IsOnePress => Kind is StepKind.Watch or StepKind.Do or StepKind.Meet or StepKind.Write;

    internal void GiveTo(PersonId doer, bool isHandedOver) => (DoerId, IsHandedOver) = (doer, isHandedOver);

    internal void AskOn(LocalDate day) => AskedOn = day;

    internal void BeDueOn(LocalDate day)
    {
        if (DueOn == day)
            return;
        (DueOn, RemindedAt) = (day, null);
        Version++;
    }

    internal void BeOwn() => IsOwn = true;

    internal void Complete(LocalDate on, string result, ReadPage? read, PersonId by, Instant now)
    {
        (State, DoneOn, Result, SettledBy, SettledAt) = (PlanStepState.Done, on, result, by, now);
        (PageId, PageTitle, PageRevision) = (read?.PageId, read?.Title ?? "", read?.Revision);
        Version++;
    }

    internal void Skip(string reason, PersonId by, Instant now)
    {
        (State, Reason, SettledBy, SettledAt) = (PlanStepState.NotApplicable, reason.Trim(), by, now);
        Version++;
    }

    internal void Reopen()
    {
        (State, DoneOn, Reason, SettledBy, SettledAt) = (PlanStepState.Open, null, "", null, null);
        (PageId, PageTitle, PageRevision) = (null, "", null);
        Version++;
    }

    public void Remind(Instant now) => RemindedAt = now;
}
