using AsyncWork.Domain.People;
using NodaTime;

namespace AsyncWork.Domain.Decisions;

/// <summary>Whose decision it is, who decides how, and who hears of it, as somebody plans it.</summary>
public sealed record DecisionPlan
{
    public int? TeamId { get; init; }
    public DecisionAudience Audience { get; init; }
    public DecisionMethod Method { get; init; }
    public VoteKind VoteKind { get; init; }
    public DecisionLevel Level { get; init; }
    public Silence Silence { get; init; }

    /// <summary>Who is named twice takes the part that is named first here.</summary>
    public IReadOnlyList<PersonId> Decides { get; init; } = [];
    public IReadOnlyList<PersonId> Consulted { get; init; } = [];
    public IReadOnlyList<PersonId> Informed { get; init; } = [];

    public string? WhyNot() =>
        Decides.Count + Consulted.Count + Informed.Count > Decision.MostPeople
            ? $"At most {Decision.MostPeople} people take part by name. A team hears of its decisions anyway."
            : null;

    internal IEnumerable<(PersonId Person, DecisionPart Part)> People =>
        Decides
            .Select(p => (p, DecisionPart.Decides))
            .Concat(Consulted.Select(p => (p, DecisionPart.Consulted)))
            .Concat(Informed.Select(p => (p, DecisionPart.Informed)))
            .DistinctBy(p => p.Item1);
}

/// <content>Whose it is and who decides how.</content>
public sealed partial class Decision
{
    /// <summary>The plan as it stands, to be changed.</summary>
    public DecisionPlan PlanNow =>
        new()
        {
            TeamId = TeamId,
            Audience = Audience,
            Method = Method ?? DecisionMethod.Consent,
            VoteKind = VoteKind,
            Level = Level,
            Silence = Silence,
            Decides = [.. With(DecisionPart.Decides)],
            Consulted = [.. With(DecisionPart.Consulted)],
            Informed = [.. With(DecisionPart.Informed)],
        };

    /// <summary>Why the plan cannot be changed to this; null when it can. Who only hears of it can be added until it is over.</summary>
    /// <param name="superseded">The highest level of what it shall supersede; null for nothing.</param>
    public string? WhyNotPlan(DecisionPlan plan, DecisionLevel? superseded = null) =>
        plan.WhyNot()
        ?? (
            plan.Level < superseded
                ? $"It shall supersede a decision at the level “{superseded}”, so it is decided at that level too."
                : null
        )
        ?? (
            WhyFrozen(DecisionField.Plan) is { } frozen && !(State == DecisionState.Deciding && ChangesInformedOnly(plan))
                ? frozen
                : null
        );

    /// <exception cref="InvalidOperationException"><see cref="WhyNotPlan"/> has a reason.</exception>
    public void Plan(DecisionPlan plan, PersonId? by, Instant now, DecisionLevel? superseded = null)
    {
        StoredText.Refuse(WhyNotPlan(plan, superseded));
        if (Same(plan, PlanNow))
            return;
        (TeamId, Audience, Method, VoteKind) = (plan.TeamId, plan.Audience, plan.Method, plan.VoteKind);
        (Level, Silence) = (plan.Level, plan.Silence);
        var parts = plan.People.ToDictionary(p => p.Person, p => p.Part);
        people.RemoveAll(p => !parts.ContainsKey(p.PersonId));
        foreach (var (person, part) in parts)
        {
            if (people.Find(p => p.PersonId == person) is { } there)
                there.Take(part);
            else
                people.Add(new DecisionPerson(person, part));
        }
        Revision++;
        TellOfChange(by, now, "changed who decides how");
    }

    bool ChangesInformedOnly(DecisionPlan plan) => Same(plan with { Informed = [] }, PlanNow with { Informed = [] });

    static bool Same(DecisionPlan a, DecisionPlan b) =>
        (a.TeamId, a.Audience, a.Method, a.VoteKind, a.Level, a.Silence)
            == (b.TeamId, b.Audience, b.Method, b.VoteKind, b.Level, b.Silence)
        && a.People.Order().SequenceEqual(b.People.Order());
}
