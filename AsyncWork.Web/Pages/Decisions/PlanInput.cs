using AsyncWork.Domain.Decisions;
using AsyncWork.Domain.People;

namespace AsyncWork.Web.Pages.Decisions;

/// <summary>Whose decision it is and who decides how, as it is chosen in a form.</summary>
public sealed class PlanInput
{
    /// <summary>Null for the company.</summary>
    public int? Team { get; set; }
    public DecisionAudience Audience { get; set; }
    public DecisionMethod Method { get; set; }
    public VoteKind VoteKind { get; set; }
    public DecisionLevel Level { get; set; }
    public Silence Silence { get; set; }

    /// <summary>By person; null for who has nothing to do with it.</summary>
    public Dictionary<int, DecisionPart?> Parts { get; set; } = [];

    /// <summary>Somebody who is not in the list yet.</summary>
    public int? Add { get; set; }
    public DecisionPart AddAs { get; set; }

    public static PlanInput Of(DecisionPlan plan) =>
        new()
        {
            Team = plan.TeamId,
            Audience = plan.Audience,
            Method = plan.Method,
            VoteKind = plan.VoteKind,
            Level = plan.Level,
            Silence = plan.Silence,
            Parts = new[] { DecisionPart.Decides, DecisionPart.Consulted, DecisionPart.Informed }
                .SelectMany(part => Of(plan, part).Select(person => (person, part)))
                .ToDictionary(p => p.person.Value, p => (DecisionPart?)p.part),
        };

    /// <summary>Puts who was chosen below the list into it.</summary>
    public void TakeAdded()
    {
        if (Add is { } person)
            Parts[person] = AddAs;
        Add = null;
    }

    public DecisionPlan Read() =>
        new()
        {
            TeamId = Team,
            Audience = Audience,
            Method = Method,
            VoteKind = VoteKind,
            Level = Level,
            Silence = Silence,
            Decides = With(DecisionPart.Decides),
            Consulted = With(DecisionPart.Consulted),
            Informed = With(DecisionPart.Informed),
        };

    List<PersonId> With(DecisionPart part) => [.. Parts.Where(p => p.Value == part).Select(p => new PersonId(p.Key))];

    static IReadOnlyList<PersonId> Of(DecisionPlan plan, DecisionPart part) =>
        part switch
        {
            DecisionPart.Decides => plan.Decides,
            DecisionPart.Consulted => plan.Consulted,
            _ => plan.Informed,
        };
}
