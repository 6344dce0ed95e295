using AsyncWork.Domain.People;
using NodaTime;

namespace AsyncWork.Domain.Onboarding;

/// <summary>A plan is changed for its person, and takes over what is new in its template (product.md O7).</summary>
public sealed partial class OnboardingPlan
{
    public string? WhyNotAdd(StepContent content) =>
        WhyNotChange()
        ?? (steps.Count >= MostSteps ? $"A plan has at most {MostSteps:N0} steps." : content.WhyNot() ?? content.WhyNotPublish());

    /// <summary>Adds a step for this person alone, at the end of its phase.</summary>
    /// <exception cref="InvalidOperationException"><see cref="WhyNotAdd"/> has a reason.</exception>
    public PlanStep Add(StepContent content, Guid key, PlanCalendar calendar, PersonId by, Instant now)
    {
        StoredText.Refuse(WhyNotAdd(content));
        var step = Put(new(key, null, content, calendar.Today));
        step.BeOwn();
        GiveOut(calendar);
        Record($"“{step.Title}” was added for this person.", by, now);
        return step;
    }

    public string? WhyNotRewrite(PlanStep step, StepContent content) =>
        WhyNotChange()
        ?? (
            !steps.Contains(step) ? StepIsGone
            : !step.IsOpen ? "The step is settled. Open it again to change it."
            : content.WhyNot() ?? content.WhyNotPublish()
        );

    /// <summary>Writes a step anew for this person alone.</summary>
    /// <exception cref="InvalidOperationException"><see cref="WhyNotRewrite"/> has a reason.</exception>
    public void Rewrite(PlanStep step, StepContent content, PlanCalendar calendar, PersonId by, Instant now)
    {
        StoredText.Refuse(WhyNotRewrite(step, content));
        var isSameOwner = step.Owner == content.Owner && step.OwnerId == content.OwnerId;
        if (step.DueDays != content.DueDays)
            step.AskOn(calendar.Today);
        WriteInPlace(step, content);
        step.BeOwn();
        if (!isSameOwner)
            step.GiveTo(step.DoerId, false);
        GiveOut(calendar);
        Record($"“{step.Title}” was changed for this person.", by, now);
    }

    /// <summary>Why a step cannot be given to somebody; null when it can.</summary>
    /// <param name="isHere">They work here.</param>
    public string? WhyNotHandOver(PlanStep step, PersonId to, bool isHere) =>
        WhyNotChange()
        ?? (
            !steps.Contains(step) ? StepIsGone
            : !step.IsOpen ? "The step is settled. There is nothing to hand over."
            : !isHere ? "This person does not work here any more. Choose somebody else."
            : step.DoerId == to ? "The step is theirs already."
            : null
        );

    /// <summary>Gives one step to somebody; it stays with them when manager or buddy change.</summary>
    /// <exception cref="InvalidOperationException"><see cref="WhyNotHandOver"/> has a reason.</exception>
    public void HandOver(PlanStep step, PersonId to, string name, PlanCalendar calendar, PersonId by, Instant now)
    {
        StoredText.Refuse(WhyNotHandOver(step, to, true));
        step.GiveTo(to, true);
        GiveOut(calendar);
        Record($"“{step.Title}” was given to {name}.", by, now);
    }

    /// <summary>What a newer version of a module would change here: of steps that are settled or were changed for this person nothing.</summary>
    /// <param name="before">The version that the plan has; empty for a module that came to the template later.</param>
    /// <param name="after">The newer one.</param>
    public IReadOnlyList<StepChange> Offered(int module, IReadOnlyList<StepSnapshot> before, IReadOnlyList<StepSnapshot> after)
    {
        var mine = steps.Where(s => s.ModuleId == module).ToDictionary(s => s.Key);
        return
        [
            .. StepChange
                .Between(before, after)
                .Where(c =>
                    c.Kind == StepChangeKind.Added ? !mine.ContainsKey(c.Key)
                    : c.Kind == StepChangeKind.Moved ? false
                    : mine.TryGetValue(c.Key, out var step) && step.IsOpen && !step.IsOwn
                ),
        ];
    }

    public string? WhyNotTakeOver(int module, int number) =>
        WhyNotChange()
        ?? (
            modules.Find(m => m.ModuleId == module) is { } taken && taken.Number >= number
                ? "The plan has this version already."
                : null
        );

    /// <summary>Why these changes cannot be taken over; null when they can.</summary>
    /// <param name="changes">As <see cref="Offered"/> gave them.</param>
    /// <param name="here">Those named as owners who work here.</param>
    public static string? WhyNotTakeOver(IEnumerable<StepChange> changes, IReadOnlySet<PersonId> here) =>
        changes.FirstOrDefault(c => c.After?.OwnerId is { } owner && !here.Contains(owner)) is { } left
            ? $"“{left.Title}” is given to somebody who does not work here any more. Give it to somebody else in the module, publish it, then take it over."
            : null;

    /// <summary>
    /// Takes over a newer version of a module, or notes that it is not for this plan. A step that the newer version does not have goes; one that
    /// something was said about or added to stays, and does not apply any more.
    /// </summary>
    /// <param name="changes">As <see cref="Offered"/> gave them; none when it is not for this plan.</param>
    /// <param name="inUse">The steps, by id, that have comments or files.</param>
    /// <exception cref="InvalidOperationException"><see cref="WhyNotTakeOver(int, int)"/> has a reason.</exception>
    public void TakeOver(
        int module,
        string name,
        int number,
        IReadOnlyList<StepChange> changes,
        IReadOnlySet<int> inUse,
        PlanCalendar calendar,
        PersonId by,
        Instant now
    )
    {
        StoredText.Refuse(WhyNotTakeOver(module, number));
        if (modules.Find(m => m.ModuleId == module) is { } taken)
            taken.Take(number);
        else
            modules.Add(new(module, number));
        foreach (var change in changes)
        {
            var step = steps.Find(s => s.ModuleId == module && s.Key == change.Key);
            if (change.Kind == StepChangeKind.Added)
                Put(new(change.Key, module, change.After!, calendar.Today));
            else if (change.Kind == StepChangeKind.Removed && inUse.Contains(step!.Id))
                step.Skip("The template does not ask for it any more.", by, now);
            else if (change.Kind == StepChangeKind.Removed)
                steps.Remove(step!);
            else
            {
                if (step!.DueDays != change.After!.DueDays)
                    step.AskOn(calendar.Today);
                WriteInPlace(step, change.After);
            }
        }
        Place(Ordered);
        GiveOut(calendar);
        Record(
            changes.Count == 0
                ? $"Version {number} of “{name}” is not taken over."
                : $"Version {number} of “{name}” was taken over: {changes.Count} {(changes.Count == 1 ? "step" : "steps")}.",
            by,
            now
        );
    }

    PlanStep Put(PlanStep step)
    {
        var ordered = Ordered.ToList();
        step.StandIn(Spelt(step.Phase));
        ordered.Insert(EndOf(ordered, step.Phase), step);
        steps.Add(step);
        Place(ordered);
        return step;
    }

    void WriteInPlace(PlanStep step, StepContent content)
    {
        var (before, after) = (step.Phase, Spelt(content.Phase.Trim()));
        step.Write(content with { Phase = after });
        var ordered = Ordered.ToList();
        if (!string.Equals(before, after, StringComparison.OrdinalIgnoreCase))
        {
            ordered.Remove(step);
            ordered.Insert(EndOf(ordered, after), step);
        }
        Place(ordered);
    }

    /// <summary>A phase as it is spelt already, where it is there in other letters.</summary>
    string Spelt(string phase) =>
        Ordered.FirstOrDefault(s => string.Equals(s.Phase, phase, StringComparison.OrdinalIgnoreCase))?.Phase ?? phase;

    static int EndOf(List<PlanStep> ordered, string phase) =>
        ordered.FindLastIndex(s => string.Equals(s.Phase, phase, StringComparison.OrdinalIgnoreCase)) is >= 0 and var last
            ? last + 1
            : ordered.Count;
}
