using AsyncWork.Domain.Boards;
using AsyncWork.Web.Calendar;
using AsyncWork.Web.Data;
using AsyncWork.Web.Pages.Cards;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Boards.Templates;

/// <summary>A card as a template wants it, and the steps of its checklist.</summary>
public sealed record FilledTemplate(NewCard Card, IReadOnlyList<string> Steps);

/// <summary>Makes cards of templates: by hand and for those that recur (product.md B13, B14).</summary>
public static class FilledTemplates
{
    const int DaysAhead = 600;

    /// <summary>What a new card from this template holds. Who does not work on the board any more owns nothing; labels that are gone are left out.</summary>
    public static async Task<FilledTemplate> FillFromTemplateAsync(
        this AppDbContext db,
        CardTemplate template,
        int column,
        DateTimeZone zone,
        Instant now,
        CancellationToken cancellation = default
    )
    {
        var today = now.InZone(zone).Date;
        var owner =
            template.OwnerId is { } asked && await db.WorksOnAsync(asked, template.BoardId, today, cancellation)
                ? asked
                : (Domain.People.PersonId?)null;
        var labels = await db.Labels.Where(l => l.BoardId == template.BoardId).Select(l => l.Id).ToListAsync(cancellation);
        LocalDate? due = null;
        if (template.DueAfterDays is { } days)
        {
            due = today.PlusDays(days);
            if (owner is { } person)
            {
                var time = (await WorkingTimes.LoadAsync(db, [person], today, today.PlusDays(DaysAhead), cancellation))[person];
                due = time.AfterWorkingDays(now, days)?.InZone(time.Zone).Date ?? due;
            }
        }
        return new(
            new NewCard(column, null, template.Title)
            {
                Text = template.Text,
                Owner = owner,
                Labels = [.. template.LabelIds.Where(labels.Contains)],
                Priority = template.Priority,
                DueOn = due,
                Estimate = template.Estimate,
            },
            StepsOf(template)
        );
    }

    /// <summary>Adds the steps as a checklist, in the transaction of who calls; saved with what else waits to be.</summary>
    public static async Task AddStepsAsync(
        this AppDbContext db,
        Card card,
        IReadOnlyList<string> steps,
        Instant now,
        CancellationToken cancellation = default
    )
    {
        if (steps.Count > 0)
        {
            var list = new Checklist(card.Id, "Checklist", 0);
            foreach (var step in steps.Take(Checklist.MostItems))
                list.Add(step);
            db.Checklists.Add(list);
            card.CountChecklist(0, list.Items.Count, now);
        }
        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>Why the steps cannot be items of a checklist; null when they can.</summary>
    public static string? WhyNotSteps(string? steps) =>
        Lines(steps) is { Count: > Checklist.MostItems }
            ? $"A checklist has at most {Checklist.MostItems} items."
            : Lines(steps).Select(ChecklistItem.WhyNotText).FirstOrDefault(w => w is not null);

    /// <summary>The items of the checklist that a template asks for.</summary>
    public static IReadOnlyList<string> StepsOf(CardTemplate template) => Lines(template.Steps);

    static List<string> Lines(string? steps) =>
        [.. (steps ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
}
