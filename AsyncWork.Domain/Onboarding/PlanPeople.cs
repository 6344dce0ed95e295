using AsyncWork.Domain.People;

namespace AsyncWork.Domain.Onboarding;

/// <summary>Who helps somebody who comes or leaves (product.md O3).</summary>
/// <param name="Buddy">Null for none: then the manager does what a buddy would.</param>
/// <param name="IT">Null for nobody in particular: then HR sees to it.</param>
public readonly record struct PlanPeople(PersonId Manager, PersonId? Buddy, PersonId HR, PersonId? IT)
{
    public IEnumerable<PersonId> All =>
        new PersonId?[] { Manager, Buddy, HR, IT }
            .OfType<PersonId>()
            .Distinct();

    /// <summary>Who does what a step gives to a role, for somebody.</summary>
    public PersonId DoerOf(StepContent step, PersonId person) =>
        step.Owner switch
        {
            StepOwner.NewHire => person,
            StepOwner.Buddy => Buddy ?? Manager,
            StepOwner.Manager => Manager,
            StepOwner.IT => IT ?? HR,
            StepOwner.Named => step.OwnerId ?? HR,
            _ => HR,
        };

    /// <summary>Why these cannot help somebody; null when they can.</summary>
    /// <param name="here">Those of them who work here.</param>
    public string? WhyNot(PersonId person, IReadOnlySet<PersonId> here) =>
        Buddy == person ? "Nobody is a buddy for themself. Choose somebody else."
        : Manager == person ? "Nobody is their own manager. Choose who leads this person."
        : Buddy == Manager ? "Choose a buddy who is not the manager: a new person asks a buddy what they would not ask a manager."
        : !here.Contains(Manager) ? "The manager does not work here any more. Choose somebody else."
        : Buddy is { } buddy && !here.Contains(buddy) ? "The buddy does not work here any more. Choose somebody else."
        : !here.Contains(HR) ? "The person in HR does not work here any more. Choose somebody else."
        : IT is { } it && !here.Contains(it) ? "The person in IT does not work here any more. Choose somebody else."
        : null;
}
