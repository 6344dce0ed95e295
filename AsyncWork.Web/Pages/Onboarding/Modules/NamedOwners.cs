using AsyncWork.Domain.Onboarding;
using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using AsyncWork.Web.Importing.Onboarding;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Onboarding.Modules;

/// <summary>Those whom a file names as owners of steps: who works here gets theirs, and HR those of all others.</summary>
public sealed class NamedOwners
{
    readonly Dictionary<string, PersonId> people = new(StringComparer.OrdinalIgnoreCase);

    public static async Task<NamedOwners> LoadAsync(
        AppDbContext db,
        ReadChecklist read,
        LocalDate today,
        CancellationToken cancellation
    )
    {
        var owners = new NamedOwners();
        if (read.Steps.Any(s => s.OwnerName is not null))
            foreach (var (id, name) in await db.ListOwnerChoices(today, null).ToListAsync(cancellation))
                owners.people.TryAdd(name, id);
        return owners;
    }

    public string TextOf(ReadStep step) =>
        step.OwnerName is not { } name ? step.Content.Owner.Text()
        : people.ContainsKey(name) ? name
        : StepOwner.HR.Text();

    /// <summary>Who is not here, as a sentence; null when all are.</summary>
    public string? NoteOn(ReadChecklist read)
    {
        var unknown = read
            .Steps.Select(s => s.OwnerName)
            .OfType<string>()
            .Where(n => !people.ContainsKey(n))
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .ToList();
        return unknown.Count == 0
            ? null
            : $"HR gets the steps of those who do not work here: {string.Join(", ", unknown.Take(10))}.";
    }

    /// <param name="due">In working days, where the file does not say it.</param>
    public StepContent Give(ReadStep step, int due)
    {
        var content = step.HasDue ? step.Content : step.Content with { DueDays = due };
        return step.OwnerName is not { } name ? content
            : people.TryGetValue(name, out var person) ? content with { Owner = StepOwner.Named, OwnerId = person }
            : content with { Owner = StepOwner.HR };
    }
}
