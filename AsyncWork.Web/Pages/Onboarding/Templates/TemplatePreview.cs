using AsyncWork.Domain.Onboarding;
using AsyncWork.Domain.People;
using AsyncWork.Web.Calendar;
using AsyncWork.Web.Data;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Onboarding.Templates;

/// <summary>A step with the day on which it is due.</summary>
public sealed record DatedStep(string Phase, ComposedStep Step, LocalDate DueOn);

/// <summary>
/// When the steps of a template are due for a start: in the working days of the owner where a person is named, else Monday to Friday without the
/// public holidays of a location and the company's days (product.md O2). Four queries at most, however many steps.
/// </summary>
public sealed class TemplatePreview
{
    readonly Dictionary<(PersonId?, int), LocalDate> days = [];
    readonly WorkingTimes? owners;
    readonly LocalDate start;
    readonly bool isLastDay;

    TemplatePreview(
        ComposedTemplate template,
        TemplateKind kind,
        LocalDate start,
        Dictionary<LocalDate, string> daysOff,
        WorkingTimes? owners
    )
    {
        (this.start, this.owners, DaysOff) = (start, owners, daysOff);
        isLastDay = kind == TemplateKind.Offboarding;
        Steps = [.. template.Phases.SelectMany(p => p.Steps.Select(s => new DatedStep(p.Name, s, DueOf(s.Content))))];
    }

    /// <summary>In the order of the template.</summary>
    public IReadOnlyList<DatedStep> Steps { get; }

    /// <summary>Public holidays and company days by their date.</summary>
    public IReadOnlyDictionary<LocalDate, string> DaysOff { get; }

    /// <param name="location">Whose public holidays count; empty for none but the company's days.</param>
    public static async Task<TemplatePreview> LoadAsync(
        AppDbContext db,
        ComposedTemplate template,
        TemplateKind kind,
        LocalDate start,
        string location,
        CancellationToken cancellation
    )
    {
        // Five working days are a week; holidays and absences in between take some more.
        var first = start.PlusDays(2 * Math.Min(0, template.Steps.Min(s => s.Content.DueDays)) - 60);
        var last = start.PlusDays(2 * Math.Max(0, template.Steps.Max(s => s.Content.DueDays)) + 60);
        var off = new Dictionary<LocalDate, string>();
        foreach (var holiday in await WorkingTimeQueries.ListHolidays(db, first, last).ToListAsync(cancellation))
            if (holiday.HoldsFor(location))
                off.TryAdd(holiday.Date, holiday.Name);
        List<PersonId> named = [.. template.Steps.Select(s => s.Content.OwnerId).OfType<PersonId>().Distinct()];
        var times = named.Count == 0 ? null : await WorkingTimes.LoadAsync(db, named, first, last, cancellation);
        return new(template, kind, start, off, times);
    }

    LocalDate DueOf(StepContent step)
    {
        var key = (step.OwnerId, step.DueDays);
        if (!days.TryGetValue(key, out var day))
            days[key] = day = DueDay.Of(
                start,
                step.DueDays,
                step.OwnerId is { } owner && owners![owner] is { HasSchedule: true } time
                    ? date => time.ShiftsOn(date).Count > 0
                    : date => DueDay.IsWeekday(date) && !DaysOff.ContainsKey(date),
                isLastDay
            );
        return day;
    }
}
