using AsyncWork.Domain.People;
using NodaTime;

namespace AsyncWork.Domain.Pilots;

public enum PilotState
{
    Planned,
    Running,

    /// <summary>The four weeks are over, and somebody said what follows from them.</summary>
    Finished,

    /// <summary>Ended before its four weeks were over, or given up before it began.</summary>
    Stopped,
}

/// <summary>What follows from a pilot.</summary>
public enum PilotVerdict
{
    CarryOn,
    Adapt,
    Stop,
}

/// <summary>What a team wants to find out, and by what it will know.</summary>
public sealed record PilotPlan(
    string? Name,
    string? Goal,
    LocalDate StartsOn,
    IReadOnlyList<(PilotMeasureKind Kind, decimal? Target)> Measures
)
{
    /// <summary>What keeps it from being planned, and why; null when nothing does.</summary>
    public (string Part, string Reason)? Wrong(LocalDate today) =>
        StoredText.WhyNotName(Name, "A pilot's name", Pilot.LongestName) is { } name ? (nameof(Name), name)
        : string.IsNullOrWhiteSpace(Goal) ? (nameof(Goal), "Say what the team wants to find out.")
        : StoredText.WhyNotText(Goal, "The goal", Pilot.LongestText) is { } goal ? (nameof(Goal), goal)
        : WhyNotStart(today) is { } day ? (nameof(StartsOn), day)
        : WhyNotMeasure() is { } measures ? (nameof(Measures), measures)
        : Measures.Select(m => (m.Kind, Why: m.Kind.Facts().WhyNotAim(m.Target))).FirstOrDefault(m => m.Why is not null)
            is { Why: { } target } aim
            ? (PartOf(aim.Kind), target)
        : null;

    /// <summary>The part that is the target of a measure.</summary>
    public static string PartOf(PilotMeasureKind kind) => $"Targets[{(int)kind}]";

    string? WhyNotStart(LocalDate today) =>
        StartsOn.DayOfWeek != IsoDayOfWeek.Monday ? "A pilot starts on a Monday. Choose one."
        : StartsOn < today ? "That Monday has passed. Choose one that is still to come."
        : StartsOn > today.PlusDays(366) ? "Choose a Monday within a year."
        : null;

    string? WhyNotMeasure() =>
        Measures.Count == 0 ? "Choose at least one measure, so that the team can tell what the pilot brought."
        : Measures.Count > Pilot.MostMeasures ? $"Choose at most {Pilot.MostMeasures} measures: few are looked at, many are not."
        : Measures.Any(m => !Enum.IsDefined(m.Kind)) ? "Choose measures from the list."
        : Measures.DistinctBy(m => m.Kind).Count() < Measures.Count ? "Choose each measure once."
        : null;
}

/// <summary>
/// Four weeks in which a team tries to work asynchronously, and by which it can show what that brought (product.md P14): measured against
/// the four weeks before, by targets that were set beforehand.
/// </summary>
public sealed partial class Pilot
{
    public const int Weeks = 4;
    public const int LongestName = 120;
    public const int LongestText = 2_000;
    public const int LongestReason = 500;
    public const int MostMeasures = 5;
    public const int MostTasks = 30;
    readonly List<PilotMeasure> measures = [];
    readonly List<PilotFigure> figures = [];
    readonly List<PilotCheck> checks = [];
    readonly List<PilotTask> tasks = [];
    readonly List<PilotAnswer> answers = [];

    Pilot() { }

    /// <param name="sponsor">Somebody who works here; that is asked before.</param>
    /// <param name="today">In the zone of the company.</param>
    /// <exception cref="InvalidOperationException"><see cref="WhyNotPlan"/> has a reason.</exception>
    public Pilot(int team, PersonId sponsor, PilotPlan plan, LocalDate today, PersonId by, Instant now)
    {
        StoredText.Refuse(WhyNotPlan(plan, today));
        (TeamId, SponsorId, PlannedBy, PlannedAt) = (team, sponsor, by, now);
        (Name, Goal, StartsOn) = (plan.Name!.Trim(), StoredText.Lines(plan.Goal).Trim(), plan.StartsOn);
        measures.AddRange(plan.Measures.Select(m => new PilotMeasure(m.Kind, m.Target!.Value)));
    }

    public int Id { get; private set; }
    public int TeamId { get; private set; }
    public string Name { get; private set; } = "";

    /// <summary>What the team wants to find out.</summary>
    public string Goal { get; private set; } = "";

    /// <summary>Who stands for it and says at the end what follows.</summary>
    public PersonId SponsorId { get; private set; }

    /// <summary>A Monday.</summary>
    public LocalDate StartsOn { get; private set; }
    public PilotState State { get; private set; }
    public PersonId PlannedBy { get; private set; }
    public Instant PlannedAt { get; private set; }
    public Instant? StartedAt { get; private set; }
    public Instant? EndedAt { get; private set; }

    /// <summary>Up to which week its figures are counted.</summary>
    public int MeasuredWeeks { get; private set; }

    /// <summary>Why it ended early; empty when it did not.</summary>
    public string StopReason { get; private set; } = "";
    public PilotVerdict? Verdict { get; private set; }
    public string VerdictReason { get; private set; } = "";
    public PersonId? EndedBy { get; private set; }
    public int Version { get; private set; }
    public IReadOnlyList<PilotMeasure> Measures => measures;
    public IReadOnlyList<PilotFigure> Figures => figures;
    public IReadOnlyList<PilotCheck> Checks => checks;
    public IReadOnlyList<PilotTask> Tasks => tasks;
    public IReadOnlyList<PilotAnswer> Answers => answers;
    public string Url => $"/pilots/{Id}";

    /// <summary>The first day after the four weeks.</summary>
    public LocalDate EndsOn => StartsOn.PlusWeeks(Weeks);

    /// <summary>The first day of the four weeks that it is measured against.</summary>
    public LocalDate BaselineFrom => StartsOn.PlusWeeks(-Weeks);
    public bool HasEnded => State is PilotState.Finished or PilotState.Stopped;

    public LocalDate MondayOf(int week) => StartsOn.PlusWeeks(week - 1);

    /// <summary>Whether it and one that starts on another day would run at once.</summary>
    public bool Overlaps(LocalDate startsOn) => !HasEnded && startsOn < EndsOn && StartsOn < startsOn.PlusWeeks(Weeks);

    /// <summary>Why a pilot cannot be planned so; null when it can.</summary>
    public static string? WhyNotPlan(PilotPlan plan, LocalDate today) => plan.Wrong(today)?.Reason;

    /// <summary>Why somebody cannot stand for it; null when they can.</summary>
    public static string? WhyNotSponsor(Person? person, LocalDate today) =>
        person is null ? "Choose who stands for the pilot."
        : !person.WorksOn(today) ? $"{person.Name} does not work here on that day. Choose somebody else as sponsor."
        : null;

    /// <summary>Why nothing can be aimed for so; null when it can.</summary>
    /// <param name="reason">Needed once the pilot runs: a target that moves unexplained proves nothing.</param>
    public string? WhyNotAim(PilotMeasureKind kind, decimal? target, string? reason) =>
        HasEnded ? Ended
        : measures.Find(m => m.Kind == kind) is not { } measure ? "The pilot has no such measure."
        : kind.Facts().WhyNotAim(target)
            ?? (
                State == PilotState.Running && target != measure.Target && string.IsNullOrWhiteSpace(reason)
                    ? "The pilot runs. Say why its target changes; the reason is kept in the report."
                    : StoredText.WhyNotText(reason, "The reason", LongestReason)
                        ?? (
                            measure.Reasons.Length + (reason?.Length ?? 0) >= LongestText
                                ? "This target was changed too often. Leave it as it is."
                                : null
                        )
            );

    /// <exception cref="InvalidOperationException"><see cref="WhyNotAim"/> has a reason.</exception>
    public void Aim(PilotMeasureKind kind, decimal target, string? reason)
    {
        StoredText.Refuse(WhyNotAim(kind, target, reason));
        measures.Find(m => m.Kind == kind)!.Aim(target, reason, State == PilotState.Running);
        Version++;
    }

    const string Ended = "The pilot has ended, and stays as it was.";
}
