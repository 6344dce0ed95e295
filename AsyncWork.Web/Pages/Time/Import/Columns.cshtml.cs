using AsyncWork.Domain;
using AsyncWork.Domain.TimeLogs;
using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Importing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace AsyncWork.Web.Pages.Time.Import;

/// <summary>What the columns of a file mean, and what its rows do not prove: the order of dates, the unit of numbers.</summary>
sealed class ColumnsModel(AppDbContext db, ImportDesk desk) : PageModel
{
    public TimeImport Import { get; private set; } = null!;
    public SourceFormat Format { get; private set; } = null!;

    /// <summary>The column of each field, by the field's name; empty for none.</summary>
    [BindProperty]
    public Dictionary<string, int?> Column { get; set; } = [];

    [BindProperty]
    public DateOrder? Order { get; set; }

    [BindProperty]
    public DurationUnit? Unit { get; set; }

    public async Task<IActionResult> OnGetAsync(int id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
            return NotFound();
        return Import.State == ImportState.Uploaded ? Page() : RedirectToPage("Progress", new { id });
    }

    public async Task<IActionResult> OnPostAsync(int id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
            return NotFound();
        if (Import.State != ImportState.Uploaded || !desk.HasFile(Import))
            return RedirectToPage("Plan", new { id });
        var columns = new Dictionary<SourceField, int>();
        foreach (var field in Enum.GetValues<SourceField>())
            if (Column.GetValueOrDefault(field.ToString()) is { } column && column >= 0 && column < Format.Header.Count)
                columns[field] = column;
        if (SourceColumns.WhyNot(columns) is { } reason)
            return Refuse(Format with { Columns = columns }, reason);
        try
        {
            var plan = ImportPlan.FromJson(Import.Plan!);
            var format = desk.SurveyAgain(Import, plan, columns);
            format = format with { DateOrder = format.DateOrder ?? Order, Unit = format.Unit ?? Unit };
            if (!format.IsSettled)
                return Refuse(format, WhyNotSettled(format));
            plan = await desk.LookAsync(Import, plan with { Format = format }, cancellation);
            Import.PlanAs(plan.ToJson());
            await db.SaveChangesAsync(cancellation);
            return RedirectToPage("Plan", new { id });
        }
        catch (ImportRefusedException refused)
        {
            return Refuse(Format with { Columns = columns }, refused.Message);
        }
    }

    static string WhyNotSettled(SourceFormat format) =>
        format.AsksDateOrder && format.DateOrder is null
            ? "The dates of this file can be read in two ways. Say which number is the day."
            : "The durations of this file are plain numbers. Say what they count.";

    PageResult Refuse(SourceFormat format, string reason)
    {
        Format = format;
        ModelState.AddModelError("", reason);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    async Task<bool> LoadAsync(int id, CancellationToken cancellation)
    {
        var viewer = User.Viewer();
        if (
            await db.ImportFor(id, viewer.Person, isAdministrator: false).SingleOrDefaultAsync(cancellation)
            is not { Plan: not null } import
        )
            return false;
        (Import, Format) = (import, ImportPlan.FromJson(import.Plan).Format);
        return true;
    }

    /// <summary>A date of the file that can be read in two ways, to ask with.</summary>
    public string? ExampleOfDate =>
        Format.Columns.TryGetValue(SourceField.Date, out var column)
            ? Format.Examples.Where(e => column < e.Count).Select(e => e[column]).FirstOrDefault()
            : null;
}
