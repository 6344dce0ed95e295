using System.Globalization;
using AsyncWork.Domain.People;
using AsyncWork.Web.Identity;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using NodaTime;
using NodaTime.Text;

namespace AsyncWork.Web.Pages.Overlap;

/// <summary>The question as it stands in the address, word by word: what was typed is shown again.</summary>
/// <param name="Team">Slug of a team.</param>
/// <param name="People">Ids.</param>
/// <param name="Q">What to find people by.</param>
public sealed record OverlapInput(
    string? Team,
    IReadOnlyList<string> People,
    string? Date,
    string? Days,
    string? Length,
    string? Zone,
    string? Q
);

/// <summary>A question that can be answered: whose hours, on which dates of which zone, and how long a meeting would be.</summary>
/// <param name="Length">Minutes.</param>
/// <param name="Zone">In which times are read.</param>
public sealed record OverlapAsked(
    TeamToCompare? Team,
    IReadOnlyList<PersonId> People,
    LocalDate Date,
    int Days,
    int Length,
    DateTimeZone Zone
)
{
    public const int MostDays = 14;
    public const int LongestSlot = 8 * 60;
    public const int ShortestSlot = 5;
    public const int MostPeople = 60;

    public LocalDate LastDate => Date.PlusDays(Days - 1);

    /// <summary>Reads the question; what is wrong with it is said in <paramref name="problems"/>, and the usual is taken instead.</summary>
    public static OverlapAsked Read(
        OverlapInput input,
        IEnumerable<TeamToCompare> teams,
        DateTimeZone usualZone,
        LocalDate today,
        ModelStateDictionary problems
    )
    {
        var team = teams.FirstOrDefault(t => string.Equals(t.Slug, input.Team, StringComparison.OrdinalIgnoreCase));
        if (team is null && !string.IsNullOrWhiteSpace(input.Team))
            problems.AddModelError("team", $"There is no team “{Short(input.Team)}”. Choose one from the list.");
        var zone = string.IsNullOrWhiteSpace(input.Zone) ? usualZone : Zones.Find(input.Zone);
        if (zone is null)
            problems.AddModelError("zone", $"“{Short(input.Zone!)}” is not a time zone. Zones are written like Europe/Berlin.");
        return new(
            team,
            ReadPeople(input.People, problems),
            ReadDate(input.Date, today, problems),
            ReadNumber("days", input.Days, 5, 1, MostDays, $"Ask for 1 to {MostDays} days.", problems),
            ReadNumber(
                "length",
                input.Length,
                60,
                ShortestSlot,
                LongestSlot,
                $"A meeting has {ShortestSlot} to {LongestSlot} minutes.",
                problems
            ),
            zone ?? usualZone
        );
    }

    static List<PersonId> ReadPeople(IReadOnlyList<string> typed, ModelStateDictionary problems)
    {
        var people = new List<PersonId>();
        foreach (var text in typed.Where(t => !string.IsNullOrWhiteSpace(t)).Distinct(StringComparer.Ordinal))
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
                people.Add(new(id));
            else
                problems.AddModelError("people", $"“{Short(text)}” is nobody. Choose people from the list.");
        if (people.Count <= MostPeople)
            return people;
        problems.AddModelError("people", $"Up to {MostPeople} people can be compared at once.");
        return [];
    }

    static LocalDate ReadDate(string? typed, LocalDate today, ModelStateDictionary problems)
    {
        if (string.IsNullOrWhiteSpace(typed))
            return today;
        if (LocalDatePattern.Iso.Parse(typed) is { Success: true, Value: { Year: >= 1950 and <= 2100 } date })
            return date;
        problems.AddModelError("date", "Write the first day as 2026-11-30, between 1950 and 2100.");
        return today;
    }

    static int ReadNumber(
        string name,
        string? typed,
        int usual,
        int least,
        int most,
        string otherwise,
        ModelStateDictionary problems
    )
    {
        if (string.IsNullOrWhiteSpace(typed))
            return usual;
        if (
            int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number >= least
            && number <= most
        )
            return number;
        problems.AddModelError(name, otherwise);
        return usual;
    }

    static string Short(string text) => text.Length > 40 ? text[..40] + "…" : text;
}
