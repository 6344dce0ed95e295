using AsyncWork.Domain.People;

namespace AsyncWork.Domain.Decisions;

/// <summary>Somebody who decides, and what they are in the company.</summary>
/// <param name="Leads">Leads the decision's team; any team when it is the company's.</param>
/// <param name="IsHrOrAdministrator">Acts for the whole company.</param>
public sealed record Decider(PersonId Person, bool Leads, bool IsHrOrAdministrator);

/// <summary>Who must be among those who decide at a level (product.md D4). Administrators set it.</summary>
public sealed class LevelRule
{
    public const int MostDeciders = 50;

    LevelRule() { }

    /// <summary>The rule as long as nobody has set another one.</summary>
    public LevelRule(DecisionLevel level) =>
        (Level, Deciders, NeedsLead, NeedsCompany) = (level, 1, level == DecisionLevel.Medium, level == DecisionLevel.High);

    public DecisionLevel Level { get; private set; }

    /// <summary>At least so many people decide.</summary>
    public int Deciders { get; private set; }

    /// <summary>A lead of the team is one of them.</summary>
    public bool NeedsLead { get; private set; }

    /// <summary>Somebody of HR or an administrator is one of them.</summary>
    public bool NeedsCompany { get; private set; }
    public int Version { get; private set; }

    public static string? WhyNotSet(int deciders) =>
        deciders is < 1 or > MostDeciders ? $"Between 1 and {MostDeciders} people decide." : null;

    /// <exception cref="InvalidOperationException"><see cref="WhyNotSet"/> has a reason.</exception>
    public void Set(int deciders, bool needsLead, bool needsCompany)
    {
        StoredText.Refuse(WhyNotSet(deciders));
        (Deciders, NeedsLead, NeedsCompany) = (deciders, needsLead, needsCompany);
        Version++;
    }

    /// <summary>Why these people cannot decide at this level; null when they can.</summary>
    public string? WhyNot(IReadOnlyCollection<Decider> deciders) =>
        deciders.Count < Deciders
            ? $"At the level “{Level}” at least {Deciders} {(Deciders == 1 ? "person decides" : "people decide")}. Name {Deciders - deciders.Count} more."
        : NeedsLead && !deciders.Any(d => d.Leads)
            ? $"At the level “{Level}” a lead of the team is among those who decide. Add one."
        : NeedsCompany && !deciders.Any(d => d.IsHrOrAdministrator)
            ? $"At the level “{Level}” somebody of HR or an administrator is among those who decide. Add one."
        : null;

    /// <summary>The rule in words.</summary>
    public string Words =>
        string.Join(
            ", ",
            new[]
            {
                Deciders == 1 ? "at least 1 person" : $"at least {Deciders} people",
                NeedsLead ? "a lead of the team among them" : null,
                NeedsCompany ? "HR or an administrator among them" : null,
            }.OfType<string>()
        );
}
