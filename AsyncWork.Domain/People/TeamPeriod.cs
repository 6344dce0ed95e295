using NodaTime;

namespace AsyncWork.Domain.People;

/// <summary>The time in which a person belonged to a team.</summary>
/// <param name="LeftOn">The first day on which the person was no longer a member; null while they are.</param>
public readonly record struct TeamPeriod(int TeamId, LocalDate JoinedOn, LocalDate? LeftOn)
{
    public bool Holds(LocalDate date) => JoinedOn <= date && !(LeftOn <= date);

    /// <summary>
    /// The team that hours of a date count for: the one of that date; before the first membership the first one; after the last one none,
    /// nor for someone who never had a team.
    /// </summary>
    public static int? TeamOn(LocalDate date, IEnumerable<TeamPeriod> memberships)
    {
        var inOrder = memberships.OrderBy(m => m.JoinedOn).ToList();
        foreach (var membership in inOrder)
            if (membership.Holds(date))
                return membership.TeamId;
        return inOrder is [var first, ..] && date < first.JoinedOn ? first.TeamId : null;
    }
}
