using AsyncWork.Domain.People;

namespace AsyncWork.Domain.Kpis;

/// <summary>When a group is too small to be spoken of, and when two figures would speak of one between them (kpis.md section 0).</summary>
public static class SmallGroup
{
    public const int Fewest = HeatMap.SmallestGroup;

    /// <summary>Why a team's figure is not shown beside the company's.</summary>
    public const string FewOutside = "The company's figure less this one would speak of the few people outside the team.";

    /// <summary>
    /// Fewer than five people, or five or more of which all but a few are of one team: what that team is shown could be taken away from it.
    /// </summary>
    public static bool AreTooFew(IReadOnlyCollection<(PersonId Person, int? Team)> asked)
    {
        var people = asked.DistinctBy(a => a.Person).ToList();
        return people.Count < Fewest
            || people.Where(p => p.Team is not null).GroupBy(p => p.Team).Any(team => IsLeftOver(people.Count - team.Count()));
    }

    /// <summary>So few people that what is shown of all, less what is shown of the others, would speak of them. Nobody is not few.</summary>
    public static bool IsLeftOver(int people) => people is > 0 and < Fewest;
}

/// <summary>How many people of the company stood outside a team on days of a month; more than five are five. Nobody for the company itself.</summary>
/// <param name="Scheduled">With working time.</param>
/// <param name="Logging">Who logged hours outside the team.</param>
public readonly record struct Outside(int Scheduled, int Logging)
{
    public bool AreFew => SmallGroup.IsLeftOver(Scheduled) || SmallGroup.IsLeftOver(Logging);
}
