using AsyncWork.Domain.People;

namespace AsyncWork.Domain.Kpis;

/// <summary>When a group is too small to be spoken of, and when two figures would speak of one between them (kpis.md section 0).</summary>
public static class SmallGroup
{
    public const int Fewest = HeatMap.SmallestGroup;

    /// <summary>Why a team's figure is not shown beside the company's.</summary>
    public const string FewOutside = "The company's figure less this one would speak of the few people outside the team.";

    /// <summary>
    /// Fewer than five people, or so few beside the teams that are shown that what is shown of those could be taken away from it.
    /// </summary>
    public static bool AreTooFew(IReadOnlyCollection<(PersonId Person, int? Team)> asked) =>
        asked.Select(a => a.Person).Distinct().Count() < Fewest
        || IsLeftOver(Groups(asked).Where(g => !g.IsLarge).SelectMany(g => g.People).Distinct().Count());

    /// <summary>
    /// Of how few people the company's figure, less those of its teams, would speak if a team's stood beside it; 0 where it may. Those are the people
    /// of teams too small to be shown and of none. Where they are a few, the smallest of the other teams keeps them company and is not shown either.
    /// </summary>
    /// <param name="people">Of the whole company, once for each team that they were of; null for those of none.</param>
    public static int LeftOver(IEnumerable<(PersonId Person, int? Team)> people, int team)
    {
        var rest = new HashSet<PersonId>();
        foreach (var group in Groups(people))
        {
            if (group.IsLarge && !IsLeftOver(rest.Count))
                return 0;
            if (group.Team == team)
                return group.IsLarge ? rest.Count : 0;
            rest.UnionWith(group.People);
        }
        return 0;
    }

    /// <summary>So few people that what is shown of all, less what is shown of the others, would speak of them. Nobody is not few.</summary>
    public static bool IsLeftOver(int people) => people is > 0 and < Fewest;

    /// <summary>By team, those that are not shown first, then the smallest.</summary>
    static List<Group> Groups(IEnumerable<(PersonId Person, int? Team)> people) =>
        [
            .. people
                .GroupBy(p => p.Team, p => p.Person)
                .Select(g => new Group(g.Key, [.. g]))
                .OrderBy(g => g.IsLarge)
                .ThenBy(g => g.People.Count)
                .ThenBy(g => g.Team),
        ];

    sealed record Group(int? Team, HashSet<PersonId> People)
    {
        public bool IsLarge => Team is not null && People.Count >= Fewest;
    }
}

/// <summary>
/// Of how few people the company's figures would speak if a team's stood beside them (<see cref="SmallGroup.LeftOver"/>). Nobody for the company
/// itself.
/// </summary>
/// <param name="Scheduled">With working time.</param>
/// <param name="Logging">Who logged hours.</param>
public readonly record struct Outside(int Scheduled, int Logging)
{
    public bool AreFew => SmallGroup.IsLeftOver(Scheduled) || SmallGroup.IsLeftOver(Logging);
}
