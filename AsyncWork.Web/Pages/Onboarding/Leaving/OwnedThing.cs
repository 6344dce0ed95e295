using AsyncWork.Domain.Decisions;
using AsyncWork.Domain.Onboarding;
using AsyncWork.Domain.People;
using AsyncWork.Web.Pages.People.Absences;
using NodaTime;

namespace AsyncWork.Web.Pages.Onboarding.Leaving;

/// <summary>Something that somebody answers for, as who may see it sees it.</summary>
/// <param name="At">Where it is found: the card of an item, the board of a rule, the number of a decision.</param>
/// <param name="Path">The rest of its address, for what is found by name.</param>
public sealed record OwnedThing(OwnedKind Kind, int Id, int At, string Title, string Place, string Path)
{
    /// <summary>Who is away; null for all but absences.</summary>
    public PersonId? Away { get; init; }

    /// <summary>Their days; null for all but absences.</summary>
    public LocalDate? FirstDay { get; init; }
    public LocalDate? LastDay { get; init; }

    /// <summary>What is said of it beside its title.</summary>
    public string Note =>
        Kind == OwnedKind.Decisions ? $"{DecisionNumber.Text(At)} · {Place}"
        : FirstDay is { } first && LastDay is { } last ? $"away {AbsenceText.Days(first, last)}"
        : Place;
    public string Url =>
        Kind switch
        {
            OwnedKind.Cards or OwnedKind.Waiting or OwnedKind.Items => $"/cards/{At}",
            OwnedKind.Patterns => $"/boards/{At}/templates/{Id}",
            OwnedKind.Rules => $"/boards/{At}/rules",
            OwnedKind.Pages => $"/wiki/{Path}",
            OwnedKind.Reviews => $"/wiki/{Path}/review",
            OwnedKind.Decisions => DecisionNumber.Url(At),
            OwnedKind.HandOffs => $"/handoffs/{Id}",
            OwnedKind.Questions => Path,
            OwnedKind.Plans => OnboardingPlan.UrlOf(Id),
            OwnedKind.Pilots => $"/pilots/{Id}",
            OwnedKind.Absences => $"/people/{Away}",
            OwnedKind.Teams => $"/people/teams/{Path}",
            OwnedKind.Spaces => $"/wiki/{Path}/rights",
            OwnedKind.OnCall => $"/playbook/escalation?team={Path}",
            _ => $"/onboarding/modules/{Id}",
        };
}

/// <summary>How much of each kind somebody answers for, whoever may see it.</summary>
public sealed record OwnedCounts
{
    public int Cards { get; init; }
    public int Waiting { get; init; }
    public int Items { get; init; }
    public int Patterns { get; init; }
    public int Rules { get; init; }
    public int Pages { get; init; }
    public int Reviews { get; init; }
    public int Decisions { get; init; }
    public int HandOffs { get; init; }
    public int Questions { get; init; }
    public int Plans { get; init; }
    public int Pilots { get; init; }
    public int Absences { get; init; }
    public int Teams { get; init; }
    public int Spaces { get; init; }
    public int OnCall { get; init; }
    public int Modules { get; init; }
    public int All => Enum.GetValues<OwnedKind>().Sum(Of);

    public int Of(OwnedKind kind) =>
        kind switch
        {
            OwnedKind.Cards => Cards,
            OwnedKind.Waiting => Waiting,
            OwnedKind.Items => Items,
            OwnedKind.Patterns => Patterns,
            OwnedKind.Rules => Rules,
            OwnedKind.Pages => Pages,
            OwnedKind.Reviews => Reviews,
            OwnedKind.Decisions => Decisions,
            OwnedKind.HandOffs => HandOffs,
            OwnedKind.Questions => Questions,
            OwnedKind.Plans => Plans,
            OwnedKind.Pilots => Pilots,
            OwnedKind.Absences => Absences,
            OwnedKind.Teams => Teams,
            OwnedKind.Spaces => Spaces,
            OwnedKind.OnCall => OnCall,
            _ => Modules,
        };
}
