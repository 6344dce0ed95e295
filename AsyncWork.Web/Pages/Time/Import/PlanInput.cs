using AsyncWork.Web.Importing;
using NodaTime;

namespace AsyncWork.Web.Pages.Time.Import;

/// <summary>What somebody decided on a plan.</summary>
/// <param name="Keys">The people of the file that were shown, and beside each what was chosen.</param>
/// <param name="Names">Where there are too many people to choose from: beside each the name of one who is here, or nothing.</param>
/// <param name="Activities">New activities that are meetings.</param>
/// <param name="Tags">Tags that mean a meeting.</param>
/// <param name="Begin">The decisions are final: the import begins.</param>
sealed record PlanInput(
    string? Zone = null,
    string? Others = null,
    string[]? Keys = null,
    string[]? Choices = null,
    string[]? Names = null,
    string[]? Activities = null,
    string[]? Tags = null,
    bool LeaveBadRowsOut = false,
    bool Begin = false
)
{
    /// <summary>The plan with these decisions. What is not understood is as if nothing had been chosen.</summary>
    public ImportPlan DecideOn(ImportPlan plan, IEnumerable<FoundActivity> shown, PlanChoices choices)
    {
        var people = new Dictionary<string, PersonChoice>(plan.People, StringComparer.Ordinal);
        var inFile = plan.Found!.People.Select(p => p.Key).ToHashSet(StringComparer.Ordinal);
        for (var i = 0; i < Math.Min(Keys?.Length ?? 0, Choices?.Length ?? 0); i++)
        {
            if (Keys![i] is not { } key || !inFile.Contains(key))
                continue;
            if ((PersonChoice.Read(Choices![i]) ?? choices.Named(Names?.ElementAtOrDefault(i))) is { } chosen)
                people[key] = chosen;
            else
                people.Remove(key);
        }
        return plan with
        {
            Zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(Zone ?? "")?.Id,
            Others = PersonChoice.Read(Others),
            People = people,
            Activities = shown.ToDictionary(a => a.Name, a => Has(Activities, a.Name), StringComparer.Ordinal),
            Tags = plan.Found!.Tags.ToDictionary(t => t.Name, t => Has(Tags, t.Name), StringComparer.Ordinal),
            LeavesBadRowsOut = LeaveBadRowsOut,
        };

        static bool Has(string[]? chosen, string name) =>
            chosen is not null && chosen.Contains(name, StringComparer.OrdinalIgnoreCase);
    }
}
