using AsyncWork.Domain.People;

namespace AsyncWork.Domain.TimeLogs;

/// <summary>
/// For whom someone may bring in hours: everyone for themselves, a team lead for the teams they lead, HR and administrators for all
/// (product.md T11, I3).
/// </summary>
/// <param name="ForEveryone">HR or administrator.</param>
/// <param name="Members">The people who are in a team that <paramref name="By"/> leads.</param>
/// <param name="Teams">The teams <paramref name="By"/> may bring new people into.</param>
public sealed record ImportRights(PersonId By, bool ForEveryone, IReadOnlySet<PersonId> Members, IReadOnlySet<int> Teams)
{
    /// <summary>May bring people in who are not here yet.</summary>
    public bool MayAddPeople => ForEveryone || Teams.Count > 0;

    /// <summary>Why hours of this person cannot be brought in; null when they can.</summary>
    public string? WhyNotFor(PersonId person) =>
        person == By || ForEveryone || Members.Contains(person) ? null
        : Teams.Count > 0 ? "You can bring in hours for yourself and for the teams you lead. Leave these rows out."
        : "You can bring in your own hours only. Leave these rows out.";

    /// <summary>Why a new person cannot be brought into this team, or into none; null when they can.</summary>
    public string? WhyNotAddTo(int? team) =>
        ForEveryone || (team is { } id && Teams.Contains(id)) ? null
        : Teams.Count > 0 ? "New people can join a team you lead only."
        : "Ask your team lead or HR to add new people.";
}
