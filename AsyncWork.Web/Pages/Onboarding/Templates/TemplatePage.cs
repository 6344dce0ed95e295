using AsyncWork.Domain.Onboarding;
using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using AsyncWork.Web.Htmx;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Pages.Boards.Flow;
using AsyncWork.Web.Pages.Reports;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;

namespace AsyncWork.Web.Pages.Onboarding.Templates;

/// <summary>A page of a template with its preview, which stays as it was chosen while the template is composed.</summary>
public abstract class TemplatePage(AppDbContext db, IClock clock) : PageModel
{
    /// <summary>So many steps are named on a day; of more, their number is.</summary>
    public const int MostOnADay = 8;
    Dictionary<PersonId, string> names = [];

    [FromRoute(Name = "id")]
    public int TemplateId { get; set; }

    [BindProperty(SupportsGet = true, Name = "start")]
    public string? AskedStart { get; set; }

    [BindProperty(SupportsGet = true, Name = "location")]
    public string? AskedLocation { get; set; }

    [BindProperty(SupportsGet = true, Name = "month")]
    public string? AskedMonth { get; set; }

    [BindProperty(SupportsGet = true, Name = "view")]
    public string? AskedView { get; set; }
    public OnboardingTemplate Template { get; private set; } = null!;
    public IReadOnlyList<TemplatePart> Parts { get; private set; } = [];
    public IReadOnlyList<ModuleChoice> Choices { get; private set; } = [];
    public IReadOnlyList<string> Locations { get; private set; } = [];
    public ComposedTemplate Composed { get; private set; } = null!;

    /// <summary>Null when there is nothing to show, or the start is none.</summary>
    public TemplatePreview? Preview { get; private set; }
    public LocalDate Start { get; private set; }
    public YearMonth Month { get; private set; }

    /// <summary>From the Monday on or before the first of the month to the Sunday on or after its last.</summary>
    public DateInterval Days { get; private set; } = null!;

    /// <summary>The months in which steps are due.</summary>
    public IReadOnlyList<YearMonth> Months { get; private set; } = [];
    public ILookup<LocalDate, DatedStep> Due { get; private set; } = null!;
    public string Location { get; private set; } = "";
    public string View => AskedView == "list" ? "list" : "calendar";
    public bool IsList => View == "list";
    public string StartText => Problem is null ? LocalDatePattern.Iso.Format(Start) : AskedStart ?? "";

    /// <summary>What is wrong with the start that was asked for.</summary>
    public string? Problem { get; private set; }
    protected AppDbContext Db => db;

    public int CountOf(int module) => Composed.Steps.Count(s => s.ModuleId == module);

    public string OwnerText(StepContent step) =>
        step.OwnerId is { } owner ? names.GetValueOrDefault(owner, "somebody") : step.Owner.Text();

    /// <summary>The address of this page as it is looked at.</summary>
    public string At(string? handler = null, string? view = null, YearMonth? month = null)
    {
        List<string> parts = [];
        if (handler is not null)
            parts.Add($"handler={handler}");
        if (AskedStart is not null && Problem is null)
            parts.Add($"start={LocalDatePattern.Iso.Format(Start)}");
        if (Location.Length > 0)
            parts.Add($"location={Uri.EscapeDataString(Location)}");
        if ((view ?? View) == "list")
            parts.Add("view=list");
        else if ((month ?? (AskedMonth is null || Preview is null ? null : Month)) is { } shown)
            parts.Add($"month={shown:uuuu-MM}");
        return parts.Count == 0 ? Template.Url : $"{Template.Url}?{string.Join('&', parts)}";
    }

    protected async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        db.ChangeTracker.Clear();
        if (await db.FindTemplate(TemplateId).SingleOrDefaultAsync(cancellation) is not { } template)
            return false;
        Template = template;
        Parts = await db.ListTemplateParts(TemplateId).ToListAsync(cancellation);
        Choices = await db.ListModuleChoices(TemplateId).ToListAsync(cancellation);
        Locations = await db.ListHolidayLocations().ToListAsync(cancellation);
        Composed = ComposedTemplate.Of(
            Parts.Select(p => new PublishedModule(p.ModuleId, p.Name, p.Steps is null ? [] : ModuleVersion.Read(p.Steps)))
        );
        var owners = Composed.Steps.Select(s => s.Content.OwnerId).OfType<PersonId>().ToHashSet();
        if (owners.Count > 0)
            names = await db.ListOwnerNames(owners).ToDictionaryAsync(p => p.Id, p => p.Name, cancellation);
        await LookAsync(cancellation);
        return true;
    }

    async Task LookAsync(CancellationToken cancellation)
    {
        var read =
            AskedStart is null ? clock.GetCurrentInstant().InZone(User.Viewer().Zone).Date.Next(IsoDayOfWeek.Monday)
            : LocalDatePattern.Iso.Parse(AskedStart) is { Success: true, Value: var day } ? day
            : (LocalDate?)null;
        Location = Locations.FirstOrDefault(l => l == AskedLocation) ?? "";
        Problem = DueDay.WhyNotStart(read);
        if (Problem is { } problem)
            ModelState.AddModelError("start", problem);
        Start = read ?? default;
        if (Problem is not null || Composed.WhyNotReady() is not null)
            return;
        Preview = await TemplatePreview.LoadAsync(db, Composed, Template.Kind, Start, Location, cancellation);
        Due = Preview.Steps.ToLookup(s => s.DueOn);
        Months = [.. Due.Select(d => d.Key.ToYearMonth()).Append(Start.ToYearMonth()).Distinct().Order()];
        Month = ReportPeriod.Read(AskedMonth) is { } month && Months.Contains(month) ? month : Start.ToYearMonth();
        var last = Month.OnDayOfMonth(1).With(DateAdjusters.EndOfMonth);
        Days = new(BoardFlow.MondayOf(Month.OnDayOfMonth(1)), BoardFlow.MondayOf(last).PlusDays(6));
    }

    /// <param name="change">Changes the template, or says why not.</param>
    protected async Task<IActionResult> ChangeAsync(
        int version,
        Func<OnboardingTemplate, Task<string?>> change,
        CancellationToken cancellation
    )
    {
        if (await db.FindTemplate(TemplateId).SingleOrDefaultAsync(cancellation) is not { } template)
            return NotFound();
        if (template.Version != version)
            return await RefuseAsync(Refusals.SomebodyElse, StatusCodes.Status409Conflict, cancellation);
        if (await change(template) is { } reason)
            return await RefuseAsync(reason, StatusCodes.Status422UnprocessableEntity, cancellation);
        try
        {
            db.Entry(template).Property(t => t.Version).OriginalValue = version;
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException) // changed by somebody else at the same moment
        {
            return await RefuseAsync(Refusals.SomebodyElse, StatusCodes.Status409Conflict, cancellation);
        }
        ModelState.Clear();
        await LoadAsync(cancellation);
        return this.FragmentOrRedirect("_Template", LocalRedirect(At()));
    }

    async Task<IActionResult> RefuseAsync(string reason, int status, CancellationToken cancellation)
    {
        ModelState.Clear();
        if (!await LoadAsync(cancellation))
            return NotFound();
        ModelState.AddModelError("", reason);
        return this.PageOrFragment("_Template", status);
    }
}
