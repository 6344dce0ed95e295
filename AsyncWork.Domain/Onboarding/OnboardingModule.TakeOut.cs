namespace AsyncWork.Domain.Onboarding;

/// <summary>A step that was taken out of a draft, with all that is needed to put it back.</summary>
/// <param name="Place">Where it stood among all steps.</param>
/// <param name="Published">The version that was the last one then; 0 for none.</param>
/// <param name="Nested">How deep what was nested in it stood, by key, where it had to move up.</param>
public sealed record TakenOutStep(
    int Module,
    Guid Key,
    StepContent Content,
    int Place,
    int Published,
    IReadOnlyDictionary<Guid, int> Nested
);

/// <summary>Steps are taken out of a draft, and put back while nobody has built on it (product.md O1, X9).</summary>
public sealed partial class OnboardingModule
{
    public string? WhyNotRemove(int step) => WhyNotChange() ?? (Find(step) is null ? StepGone : null);

    /// <summary>Takes a step out of the draft; what is nested in it moves up in its stead.</summary>
    /// <exception cref="InvalidOperationException"><see cref="WhyNotRemove"/> has a reason.</exception>
    public TakenOutStep Remove(int step)
    {
        StoredText.Refuse(WhyNotRemove(step));
        var found = Find(step)!;
        var depths = steps.ToDictionary(s => s, s => s.Depth);
        steps.Remove(found);
        Place(Ordered);
        Version++;
        var nested = steps.Where(s => s.Depth != depths[s]).ToDictionary(s => s.Key, s => depths[s]);
        return new(Id, found.Key, found.Content, found.Place, PublishedNumber, nested);
    }

    /// <summary>Why a step that was taken out cannot be put back; null when it can, and when it is back already.</summary>
    public string? WhyNotPutBack(TakenOutStep taken) =>
        IsBack(taken) ? null
        : taken.Published != PublishedNumber ? "A version without the step was published meanwhile. Add the step anew."
        : WhyNotAdd(taken.Content);

    /// <summary>
    /// Puts a step back where it stood, with all that it said; at the nearest place under its heading when others were moved meanwhile.
    /// </summary>
    /// <exception cref="InvalidOperationException"><see cref="WhyNotPutBack"/> has a reason.</exception>
    public void PutBack(TakenOutStep taken)
    {
        StoredText.Refuse(WhyNotPutBack(taken));
        if (IsBack(taken))
            return;
        var step = new OnboardingStep(taken.Key, taken.Content);
        step.StandIn(Spelt(step.Phase));
        foreach (var nested in steps)
            if (taken.Nested.TryGetValue(nested.Key, out var depth))
                nested.StandAt(nested.Place, depth);
        var ordered = Ordered.ToList();
        ordered.Insert(NearestTo(taken.Place, ordered, step.Phase), step);
        steps.Add(step);
        Place(ordered);
        Version++;
    }

    /// <summary>Pressed twice, it comes back once.</summary>
    bool IsBack(TakenOutStep taken) => steps.Exists(s => s.Key == taken.Key);

    /// <summary>Under its heading; where that went with the step, between two others.</summary>
    static int NearestTo(int place, List<OnboardingStep> ordered, string phase)
    {
        var first = ordered.FindIndex(s => IsSame(s.Phase, phase));
        if (first >= 0)
            return Math.Clamp(place, first, EndOf(ordered, phase));
        place = Math.Min(place, ordered.Count);
        return place == 0 || place == ordered.Count || !IsSame(ordered[place - 1].Phase, ordered[place].Phase)
            ? place
            : EndOf(ordered, ordered[place].Phase);
    }
}
