namespace AsyncWork.Domain.Playbook;

/// <summary>Where a rule comes from.</summary>
public enum RuleSource
{
    /// <summary>The company's page holds as it is.</summary>
    Company,

    /// <summary>The company's page holds, and the team adds to it.</summary>
    TeamAdds,

    /// <summary>The team's page holds instead of the company's.</summary>
    TeamReplaces,

    /// <summary>A subject on which the company says nothing.</summary>
    TeamAlone,
}

/// <summary>What holds for a team on one subject (product.md P1).</summary>
/// <param name="Company">The company's page; null where it says nothing.</param>
/// <param name="Team">The team's pages on it, in their order.</param>
public sealed record EffectivePage<T>(T? Company, IReadOnlyList<T> Team, RuleSource Source)
    where T : class
{
    /// <summary>The pages that hold, in the order in which one reads them.</summary>
    public IReadOnlyList<T> Holding => Source == RuleSource.TeamReplaces || Company is null ? Team : [Company, .. Team];

    /// <summary>The subject: the company's page, or the team's own.</summary>
    public T Subject => Company ?? Team[0];
}

/// <summary>Puts the company's pages and those of a team together.</summary>
public static class EffectivePages
{
    /// <param name="company">In their order.</param>
    /// <param name="team">In their order; those that add to a page that is not there stand alone.</param>
    /// <param name="addsTo">The id of the company's page that a team's page adds to.</param>
    /// <param name="replaces">Whether a team's page holds instead of the company's: agreed on, and no draft.</param>
    public static IReadOnlyList<EffectivePage<T>> Of<T>(
        IReadOnlyList<T> company,
        IReadOnlyList<T> team,
        Func<T, int> id,
        Func<T, int?> addsTo,
        Func<T, bool> replaces
    )
        where T : class
    {
        var there = company.Select(id).ToHashSet();
        var about = team.ToLookup(page => addsTo(page) is { } subject && there.Contains(subject) ? subject : 0);
        return
        [
            .. company.Select(page =>
            {
                List<T> own = [.. about[id(page)]];
                return new EffectivePage<T>(
                    page,
                    own,
                    own.Count == 0 ? RuleSource.Company
                        : own.Exists(p => replaces(p)) ? RuleSource.TeamReplaces
                        : RuleSource.TeamAdds
                );
            }),
            .. about[0].Select(page => new EffectivePage<T>(null, [page], RuleSource.TeamAlone)),
        ];
    }
}
