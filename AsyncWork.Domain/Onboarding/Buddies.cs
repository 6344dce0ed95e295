using AsyncWork.Domain.People;

namespace AsyncWork.Domain.Onboarding;

/// <summary>Somebody who could be the buddy of a new person.</summary>
/// <param name="Plans">Of how many plans that run they are the buddy.</param>
/// <param name="Overlap">Minutes a working day in which both work, on average of the first two weeks.</param>
/// <param name="IsTeammate">In the same team from the first day on.</param>
/// <param name="IsNew">Their own onboarding is not over, so that they know little more themselves.</param>
public sealed record BuddyCandidate(PersonId Id, string Name, int Plans, int Overlap, bool IsTeammate, bool IsNew)
{
    /// <summary>What speaks for and against them: <c>7.5 h a day in common, same team, buddy of 1</c>.</summary>
    public string Text =>
        string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"{(Overlap >= 60 ? $"{Overlap / 60.0:0.#} h" : $"{Overlap} min")} a day in common{(IsTeammate ? ", same team" : "")}{(Plans > 0 ? $", buddy of {Plans}" : "")}{(IsNew ? ", new here" : "")}"
        );
}

/// <summary>Whom to ask to be a buddy (product.md O4).</summary>
public static class Buddies
{
    /// <summary>With less time in common a day, questions wait until tomorrow.</summary>
    public const int EnoughOverlap = 120;

    /// <summary>So many new people at once are enough for one buddy.</summary>
    public const int MostPlans = 2;

    /// <summary>
    /// The best first: who is at home here, has room and enough time in common with the new person, of the same team, with the fewest new people, then with the
    /// most time in common.
    /// </summary>
    public static IReadOnlyList<BuddyCandidate> Rank(IEnumerable<BuddyCandidate> candidates) =>
        [
            .. candidates
                .OrderBy(c => c.IsNew)
                .ThenByDescending(c => c.Plans < MostPlans && c.Overlap >= EnoughOverlap)
                .ThenByDescending(c => c.Plans < MostPlans)
                .ThenByDescending(c => c.IsTeammate)
                .ThenBy(c => c.Plans)
                .ThenByDescending(c => c.Overlap)
                .ThenBy(c => c.Name, StringComparer.OrdinalIgnoreCase)
                .ThenBy(c => c.Id.Value),
        ];
}
