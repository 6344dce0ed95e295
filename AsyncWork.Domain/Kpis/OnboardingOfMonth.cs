using AsyncWork.Domain.Onboarding;
using AsyncWork.Domain.People;
using NodaTime;

namespace AsyncWork.Domain.Kpis;

/// <summary>An onboarding whose last step was due in a month, as it stood at its end (kpis.md K22).</summary>
/// <param name="State">At the end of the month: what was finished or stopped later still ran then.</param>
/// <param name="ReadyOn">When the last step that must be done was done; null when one was open at the end of the month.</param>
/// <param name="DaysToReady">In working days of the person after the first day.</param>
/// <param name="DaysToContribution">Until the first finished card or decided proposal; null when there was none by the end of the month.</param>
public sealed record DuePlan(
    int Id,
    PersonId Person,
    string Role,
    LocalDate StartsOn,
    LocalDate EndsOn,
    PlanState State,
    LocalDate? ReadyOn = null,
    int? DaysToReady = null,
    int? DaysToContribution = null
);

/// <summary>How many steps of a kind of owner were due, and how many of these were done by then.</summary>
public readonly record struct StepsDue(int OnTime, int Due)
{
    public static StepsDue operator +(StepsDue one, StepsDue other) => new(one.OnTime + other.OnTime, one.Due + other.Due);
}

/// <summary>That somebody was asked after 30, 60 or 90 days how ready they feel.</summary>
/// <param name="IsAnswered">By the end of the month in which it was due.</param>
public sealed record DueCheckIn(int Plan, int Day, LocalDate DueOn, bool IsAnswered);

/// <summary>What somebody answered in a month, whenever they were asked.</summary>
public sealed record ReadyAnswer(int Plan, int Day, PersonId Person, int Ready);

/// <summary>How people arrived whose onboarding was to end in a month, and what was due of all plans in it (kpis.md K22).</summary>
/// <param name="Steps">Steps due in the month, by whose they are; owners without any are not there.</param>
/// <param name="LeftOver">Of how few people the company's answers less those of its teams would be (<see cref="SmallGroup.LeftOver"/>): none for the company.</param>
public sealed record OnboardingOfMonth(
    IReadOnlyList<DuePlan> Plans,
    IReadOnlyDictionary<StepOwner, StepsDue> Steps,
    IReadOnlyList<DueCheckIn> CheckIns,
    IReadOnlyList<ReadyAnswer> Answers,
    int LeftOver = 0
)
{
    /// <summary>Answers of fewer people are not averaged: they would speak of single ones.</summary>
    public const int FewestPeople = SmallGroup.Fewest;
    public static OnboardingOfMonth None { get; } = new([], new Dictionary<StepOwner, StepsDue>(), [], []);

    /// <summary>Who left before the end stands on a line of its own.</summary>
    public IEnumerable<DuePlan> Counted => Plans.Where(p => p.State != PlanState.Stopped);
    public IEnumerable<DuePlan> Finished => Plans.Where(p => p.State == PlanState.Finished);
    public IEnumerable<DuePlan> Open => Plans.Where(p => p.State == PlanState.Running);
    public IEnumerable<DuePlan> Left => Plans.Where(p => p.State == PlanState.Stopped);
    public IEnumerable<DuePlan> Ready => Counted.Where(p => p.DaysToReady is not null);
    public IEnumerable<DuePlan> Contributed => Counted.Where(p => p.DaysToContribution is not null);
    public StepsDue AllSteps => Steps.Values.Aggregate(default(StepsDue), (sum, steps) => sum + steps);
    public int Things => Plans.Count + Steps.Count + CheckIns.Count + Answers.Count;

    public decimal? DaysToReady => Percentile.Median(Ready.Select(p => (decimal)p.DaysToReady!.Value));
    public decimal? DaysToContribution => Percentile.Median(Contributed.Select(p => (decimal)p.DaysToContribution!.Value));

    /// <summary>From 1 to 5; null for answers of so few people, or so few others, that it would tell what a single one said.</summary>
    public decimal? Readiness => IsReadinessShown ? (decimal)Answers.Average(a => a.Ready) : null;

    bool IsReadinessShown => PeopleWhoAnswered >= FewestPeople && !SmallGroup.IsLeftOver(LeftOver);

    int PeopleWhoAnswered => Answers.Select(a => a.Person).Distinct().Count();
}
