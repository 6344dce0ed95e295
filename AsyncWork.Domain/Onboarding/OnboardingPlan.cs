using AsyncWork.Domain.People;
using NodaTime;

namespace AsyncWork.Domain.Onboarding;

public enum PlanState
{
    Running,

    /// <summary>No step is open that must be done.</summary>
    Finished,

    /// <summary>Ended before that, because the person left or never came (kpis.md K22).</summary>
    Stopped,
}

/// <summary>Of which version of a module a plan was made.</summary>
public sealed class PlanModule
{
    PlanModule() { }

    internal PlanModule(int module, int number) => (ModuleId, Number) = (module, number);

    public int PlanId { get; private set; }
    public int ModuleId { get; private set; }
    public int Number { get; private set; }

    internal void Take(int number) => Number = number;
}

/// <summary>
/// What one person goes through when they come or leave: made of a template, and then theirs. It is changed without touching the template, and it
/// stays when it has ended (product.md O2, O7, O8).
/// </summary>
public sealed partial class OnboardingPlan
{
    public const int LongestRole = 100;
    public const int LongestReason = 500;
    public const int MostSteps = 3_000;
    readonly List<PlanStep> steps = [];
    readonly List<PlanModule> modules = [];
    readonly List<CheckIn> checkIns = [];
    readonly List<PlanEvent> events = [];

    OnboardingPlan() { }

    /// <summary>A plan without steps; <see cref="Begin"/> gives it those of its template.</summary>
    /// <param name="person">Who comes or leaves; stored already.</param>
    /// <exception cref="InvalidOperationException"><see cref="WhyNotStart"/> has a reason.</exception>
    public OnboardingPlan(
        PersonId person,
        OnboardingTemplate template,
        string? role,
        LocalDate startsOn,
        PlanPeople people,
        PersonId by,
        Instant now
    )
    {
        StoredText.Refuse(WhyNotStart(template, role, startsOn));
        (PersonId, TemplateId, TemplateName, Kind) = (person, template.Id, template.Name, template.Kind);
        (Role, StartsOn, EndsOn, StartedBy, StartedAt) = (role?.Trim() ?? "", startsOn, startsOn, by, now);
        (ManagerId, BuddyId, HRId, ITId) = (people.Manager, people.Buddy, people.HR, people.IT);
    }

    public int Id { get; private set; }
    public PersonId PersonId { get; private set; }
    public int TemplateId { get; private set; }

    /// <summary>As it was called when the plan was made.</summary>
    public string TemplateName { get; private set; } = "";
    public TemplateKind Kind { get; private set; }

    /// <summary>As what somebody comes, to tell plans apart in the report; empty for none.</summary>
    public string Role { get; private set; } = "";

    /// <summary>The first day of who comes, the last one of who leaves: day 0 of its steps.</summary>
    public LocalDate StartsOn { get; private set; }

    /// <summary>The day on which its last step is due: by it a plan belongs to the cohort of a month (kpis.md K22).</summary>
    public LocalDate EndsOn { get; private set; }
    public PersonId ManagerId { get; private set; }
    public PersonId? BuddyId { get; private set; }
    public PersonId HRId { get; private set; }
    public PersonId? ITId { get; private set; }
    public PlanState State { get; private set; }
    public PersonId StartedBy { get; private set; }
    public Instant StartedAt { get; private set; }
    public Instant? EndedAt { get; private set; }

    /// <summary>Why it was stopped; empty when it was not.</summary>
    public string StopReason { get; private set; } = "";

    /// <summary>On which day the last step that must be done was done; null while one is open (kpis.md K22).</summary>
    public LocalDate? ReadyOn { get; private set; }

    /// <summary>How many steps apply, how many of these are done, and how many open ones must be: counted with each change.</summary>
    public int StepCount { get; private set; }
    public int DoneCount { get; private set; }
    public int RequiredOpen { get; private set; }

    /// <summary>When the earliest open step is due, and who does it; null when none is open.</summary>
    public LocalDate? NextDueOn { get; private set; }
    public PersonId? NextDoerId { get; private set; }
    public int Version { get; private set; }
    public IReadOnlyList<PlanStep> Steps => steps;
    public IReadOnlyList<PlanStep> Ordered => [.. steps.OrderBy(s => s.Place).ThenBy(s => s.Id)];
    public IReadOnlyList<PlanModule> Modules => modules;
    public IReadOnlyList<CheckIn> CheckIns => checkIns;
    public IReadOnlyList<PlanEvent> Events => events;
    public PlanPeople People => new(ManagerId, BuddyId, HRId, ITId);
    public string Url => UrlOf(Id);
    public bool IsRunning => State == PlanState.Running;

    public static string UrlOf(int id) => $"/onboarding/plans/{id}";

    /// <summary>Why no plan can be made so; null when one can.</summary>
    public static string? WhyNotStart(OnboardingTemplate? template, string? role, LocalDate? startsOn) =>
        template is null ? "Choose a template."
        : template.ArchivedAt is not null ? $"The template “{template.Name}” is archived. Choose another."
        : (startsOn is null && template.Kind == TemplateKind.Offboarding ? "Choose the last day of the person." : null)
            ?? DueDay.WhyNotStart(startsOn)
            ?? WhyNotRole(role);

    /// <summary>Why nobody can come or leave on a day that is so far away; null when they can.</summary>
    public static string? WhyNotDay(LocalDate day, LocalDate today) =>
        day < today.PlusDays(-366) ? "That day is more than a year ago. Check the year."
        : day > today.PlusDays(366) ? "That day is more than a year away. Check the year."
        : null;

    public static string? WhyNotRole(string? role) =>
        string.IsNullOrWhiteSpace(role) ? null : StoredText.WhyNotName(role, "The role", LongestRole);

    /// <summary>Why a plan cannot be made of these steps; null when it can.</summary>
    /// <param name="here">Those named as owners who work here.</param>
    public static string? WhyNotBegin(ComposedTemplate template, IReadOnlySet<PersonId> here) =>
        template.WhyNotReady()
        ?? (
            template.Steps.FirstOrDefault(s => s.Content.OwnerId is { } owner && !here.Contains(owner)) is { } left
                ? $"“{left.Content.Title}” of the module “{left.Module}” is given to somebody who does not work here any more. Give it to somebody else in the module, publish it, then start."
                : null
        );

    /// <summary>Gives the plan the steps of its template, with who does each and by when.</summary>
    /// <param name="taken">The modules with the version that was taken of each.</param>
    /// <param name="more">Steps that come with each plan, such as those of the track about working asynchronously; one that is there already is left out.</param>
    /// <exception cref="InvalidOperationException"><see cref="WhyNotBegin"/> has a reason.</exception>
    public void Begin(
        ComposedTemplate template,
        IEnumerable<(int Module, int Number)> taken,
        IReadOnlyList<StepSnapshot> more,
        IReadOnlySet<PersonId> here,
        PlanCalendar calendar
    )
    {
        StoredText.Refuse(WhyNotBegin(template, here));
        modules.AddRange(taken.Select(t => new PlanModule(t.Module, t.Number)));
        foreach (var step in template.Steps)
            steps.Add(new(step.Key, step.ModuleId, step.Content, calendar.Today));
        foreach (var (key, content) in more)
            if (steps.TrueForAll(s => s.Key != key))
                steps.Add(new(key, null, content, calendar.Today));
        if (Kind == TemplateKind.Onboarding)
            checkIns.AddRange(CheckIn.Days.Select(d => new CheckIn(d)));
        Place(steps);
        GiveOut(calendar);
        Record($"The plan was made of “{TemplateName}”.", StartedBy, StartedAt);
    }

    /// <summary>Why day 0 cannot move there; null when it can.</summary>
    public string? WhyNotMove(LocalDate? day, LocalDate today) =>
        WhyNotChange()
        ?? DueDay.WhyNotStart(day)
        ?? WhyNotDay(day!.Value, today)
        ?? (day == StartsOn ? "That is the day already." : null);

    /// <summary>Moves day 0: open steps move along, what is done stays as it was (product.md O2, kpis.md K22).</summary>
    /// <exception cref="InvalidOperationException"><see cref="WhyNotMove"/> has a reason.</exception>
    public void Move(LocalDate day, PlanCalendar calendar, PersonId by, Instant now)
    {
        StoredText.Refuse(WhyNotMove(day, calendar.Today));
        var before = StartsOn;
        var days = Period.DaysBetween(before, day);
        if (InvitedAt is null)
            InviteOn = InviteOn?.PlusDays(days);
        PreboardingUntil = PreboardingUntil?.PlusDays(days);
        StartsOn = day;
        foreach (var step in steps.Where(s => s.IsOpen))
            step.AskOn(calendar.Today);
        GiveOut(calendar);
        var which = Kind == TemplateKind.Onboarding ? "first" : "last";
        Record($"The {which} day moved from {StoredText.Day(before)} to {StoredText.Day(day)}.", by, now);
    }

    /// <summary>Why others cannot help; null when they can.</summary>
    /// <param name="here">Those of them who work here.</param>
    public string? WhyNotAssign(PlanPeople people, IReadOnlySet<PersonId> here) =>
        WhyNotChange() ?? people.WhyNot(PersonId, here);

    /// <summary>Others help: what is open goes over to them, but for steps that were given to somebody for this plan.</summary>
    /// <exception cref="InvalidOperationException"><see cref="WhyNotAssign"/> has a reason.</exception>
    public void Assign(
        PlanPeople people,
        IReadOnlySet<PersonId> here,
        PlanCalendar calendar,
        string what,
        PersonId by,
        Instant now
    )
    {
        StoredText.Refuse(WhyNotAssign(people, here));
        (ManagerId, BuddyId, HRId, ITId) = (people.Manager, people.Buddy, people.HR, people.IT);
        GiveOut(calendar);
        Record(what, by, now);
    }

    string? WhyNotChange() => IsRunning ? null : "The plan has ended. It stays as it is.";

    /// <summary>Who does each open step, and by when; check-ins that are open move too.</summary>
    void GiveOut(PlanCalendar calendar)
    {
        foreach (var step in steps.Where(s => s.IsOpen))
        {
            if (!step.IsHandedOver)
                step.GiveTo(People.DoerOf(step.Content, PersonId), false);
            step.BeDueOn(DueOf(step, calendar));
        }
        foreach (var checkIn in checkIns.Where(c => c.AnsweredAt is null))
            checkIn.BeDueOn(calendar.NextWorkingDay(PersonId, StartsOn.PlusDays(checkIn.Day)));
        Count();
    }

    /// <summary>Nobody is late on what they were asked for a moment ago, and who leaves does nothing after their last day.</summary>
    LocalDate DueOf(PlanStep step, PlanCalendar calendar)
    {
        var isLeaving = Kind == TemplateKind.Offboarding;
        var days = isLeaving && step.DoerId == PersonId ? Math.Min(0, step.DueDays) : step.DueDays;
        var due = DueDay.Of(StartsOn, days, day => calendar.IsWorking(step.DoerId, day), isLeaving);
        return due < step.AskedOn ? calendar.NextWorkingDay(step.DoerId, step.AskedOn) : due;
    }

    /// <summary>Keeps what lists and the report ask for.</summary>
    void Count()
    {
        var open = steps.FindAll(s => s.IsOpen);
        StepCount = steps.Count(s => s.State != PlanStepState.NotApplicable);
        DoneCount = steps.Count(s => s.State == PlanStepState.Done);
        RequiredOpen = open.Count(s => s.IsRequired);
        var next = open.OrderBy(s => s.DueOn).ThenBy(s => s.Place).FirstOrDefault();
        (NextDueOn, NextDoerId) = (next?.DueOn, next?.DoerId);
        EndsOn = steps.Where(s => s.State != PlanStepState.NotApplicable).Select(s => s.DueOn).Append(StartsOn).Max();
        ReadyOn = RequiredOpen > 0 ? null : steps.Where(s => s.IsRequired).Max(s => s.DoneOn);
        Version++;
    }

    /// <summary>Numbers the places, and takes back a depth that nothing stands above.</summary>
    static void Place(IReadOnlyList<PlanStep> ordered)
    {
        for (var i = 0; i < ordered.Count; i++)
        {
            var isBelow = i > 0 && string.Equals(ordered[i - 1].Phase, ordered[i].Phase, StringComparison.OrdinalIgnoreCase);
            ordered[i].StandAt(i, Math.Min(ordered[i].Depth, isBelow ? ordered[i - 1].Depth + 1 : 0));
        }
    }

    void Record(string text, PersonId? by, Instant now)
    {
        events.Add(new(text, by, now));
        Version++;
    }
}
