namespace AsyncWork.Domain.Onboarding;

/// <summary>The order of a draft: steps move within their phase with all that is nested in them, and phases move as a whole.</summary>
public sealed partial class OnboardingModule
{
    /// <summary>Why a step cannot move so; null when it can.</summary>
    public string? WhyNotShift(int step, bool up) =>
        WhyNotChange()
        ?? (
            Find(step) is not { } found ? StepGone
            : Neighbour(found, up) is null
                ? up ? "The step is the first of its kind already."
                    : "The step is the last of its kind already."
            : null
        );

    /// <summary>Moves a step before the one above it or behind the one below it, with all that is nested in both.</summary>
    /// <exception cref="InvalidOperationException"><see cref="WhyNotShift"/> has a reason.</exception>
    public void Shift(int step, bool up)
    {
        StoredText.Refuse(WhyNotShift(step, up));
        var found = Find(step)!;
        var neighbour = Neighbour(found, up)!;
        var (first, second) = up ? (neighbour, found) : (found, neighbour);
        var ordered = Ordered.ToList();
        var (from, moved) = (ordered.IndexOf(first), BlockOf(second));
        ordered.RemoveAll(moved.Contains);
        ordered.InsertRange(from, moved);
        Place(ordered);
        Version++;
    }

    /// <summary>The steps that can move, each with the way: all answers of <see cref="WhyNotShift"/> at once.</summary>
    public IReadOnlySet<(int Step, bool Up)> Movable()
    {
        var movable = new HashSet<(int, bool)>();
        if (WhyNotChange() is not null)
            return movable;
        var ordered = Ordered;
        for (var i = 1; i < ordered.Count; i++)
        {
            var above = i - 1;
            while (above > 0 && ordered[above].Depth > ordered[i].Depth)
                above--;
            if (ordered[above].Depth != ordered[i].Depth || !IsSame(ordered[above].Phase, ordered[i].Phase))
                continue;
            movable.Add((ordered[i].Id, true));
            movable.Add((ordered[above].Id, false));
        }
        return movable;
    }

    public string? WhyNotShiftPhase(string? phase, bool up)
    {
        var phases = Phases.ToList();
        var at = phases.FindIndex(p => IsSame(p, phase ?? ""));
        return WhyNotChange()
            ?? (
                at < 0 ? PhaseGone
                : up && at == 0 ? "This heading is the first already."
                : !up && at == phases.Count - 1 ? "This heading is the last already."
                : null
            );
    }

    /// <exception cref="InvalidOperationException"><see cref="WhyNotShiftPhase"/> has a reason.</exception>
    public void ShiftPhase(string phase, bool up)
    {
        StoredText.Refuse(WhyNotShiftPhase(phase, up));
        var phases = Phases.ToList();
        var at = phases.FindIndex(p => IsSame(p, phase));
        (phases[at], phases[at + (up ? -1 : 1)]) = (phases[at + (up ? -1 : 1)], phases[at]);
        Place([.. phases.SelectMany(p => Ordered.Where(s => IsSame(s.Phase, p)))]);
        Version++;
    }

    public string? WhyNotRenamePhase(string? phase, string? name) =>
        WhyNotChange() ?? (Phases.Any(p => IsSame(p, phase ?? "")) ? StepContent.WhyNotPhase(name) : PhaseGone);

    /// <summary>Gives a heading another name; under one that is there already, the steps join those that it has.</summary>
    /// <exception cref="InvalidOperationException"><see cref="WhyNotRenamePhase"/> has a reason.</exception>
    public void RenamePhase(string phase, string name)
    {
        StoredText.Refuse(WhyNotRenamePhase(phase, name));
        var to = name.Trim();
        foreach (var step in steps.Where(s => IsSame(s.Phase, phase) || IsSame(s.Phase, to)).ToList())
            step.StandIn(to);
        Place([.. Ordered.GroupBy(s => s.Phase, StringComparer.OrdinalIgnoreCase).SelectMany(g => g)]);
        Version++;
    }

    /// <summary>A step and all that is nested in it, in order.</summary>
    List<OnboardingStep> BlockOf(OnboardingStep step) =>
        [step, .. Ordered.SkipWhile(s => s != step).Skip(1).TakeWhile(s => s.Depth > step.Depth && IsSame(s.Phase, step.Phase))];

    /// <summary>The step of the same depth next to it, under the same step and heading; null at the end.</summary>
    OnboardingStep? Neighbour(OnboardingStep step, bool up)
    {
        var others = up ? Ordered.Reverse() : Ordered;
        var next = others.SkipWhile(s => s != step).Skip(1).FirstOrDefault(s => s.Depth <= step.Depth);
        return next is not null && next.Depth == step.Depth && IsSame(next.Phase, step.Phase) ? next : null;
    }

    const string PhaseGone = "This heading is not there any more.";
}
