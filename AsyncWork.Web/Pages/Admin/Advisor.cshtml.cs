using AsyncWork.Domain.Advisor;
using AsyncWork.Web.Data;
using AsyncWork.Web.History;
using AsyncWork.Web.Htmx;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Pages.Advisor;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Admin;

/// <summary>Changes the decision table of the advisor; each change is a version (product.md M3).</summary>
public sealed class AdvisorModel(AppDbContext db, AuditTrail audit, IClock clock) : PageModel
{
    public sealed class RowInput
    {
        public AdviceCriterion Criterion { get; set; }
        public string? Answer { get; set; }
        public int Weight { get; set; }
        public string? Reason { get; set; }
    }

    [BindProperty]
    public List<RowInput> Rows { get; set; } = [];

    [BindProperty]
    public string? Note { get; set; }

    /// <summary>The version that the form was made from.</summary>
    [BindProperty]
    public int Version { get; set; }

    public async Task OnGetAsync(CancellationToken cancellation) => Show(await db.ReadAdviceTableAsync(cancellation));

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        var now = await db.ReadAdviceTableAsync(cancellation);
        List<AdviceRow> rows = [.. Rows.Select(r => new AdviceRow(r.Criterion, r.Answer ?? "", r.Weight, r.Reason ?? ""))];
        if (!ModelState.IsValid || AdviceTable.WhyNot(rows, Note ?? "") is not null)
        {
            if (ModelState.IsValid)
                ModelState.AddModelError("", AdviceTable.WhyNot(rows, Note ?? "")!);
            return Refuse(StatusCodes.Status422UnprocessableEntity, now);
        }
        if (now.Number != Version)
            return Fought(now);
        db.AdviceTables.Add(new(now.Number + 1, rows, User.Viewer().Person, clock.GetCurrentInstant(), Note ?? ""));
        audit.Record("changed the advisor's table", "Advisor", $"version {now.Number + 1}");
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException) // somebody else made this version at the same moment
        {
            db.ChangeTracker.Clear();
            return Fought(await db.ReadAdviceTableAsync(cancellation));
        }
        this.Toast($"Version {now.Number + 1} of the table holds from now on.");
        return LocalRedirect("/advisor/table");
    }

    PageResult Fought(AdviceTable now)
    {
        ModelState.Clear();
        ModelState.AddModelError("", "Somebody else changed the table first. This is how it stands now.");
        Show(now);
        return Refuse(StatusCodes.Status409Conflict, now);
    }

    PageResult Refuse(int status, AdviceTable now)
    {
        if (
            Rows.Count != now.Rows.Count
            || Rows.Exists(r => !now.Rows.Any(n => n.Criterion == r.Criterion && n.Answer == r.Answer))
        )
        {
            ModelState.Remove("Rows");
            Show(now);
        }
        Response.StatusCode = status;
        return Page();
    }

    void Show(AdviceTable table)
    {
        Version = table.Number;
        Rows =
        [
            .. AdviceQuestion
                .All.SelectMany(q =>
                    q.Answers.Select(a => table.Rows.First(r => r.Criterion == q.Criterion && r.Answer == a.Key))
                )
                .Select(r => new RowInput
                {
                    Criterion = r.Criterion,
                    Answer = r.Answer,
                    Weight = r.Weight,
                    Reason = r.Reason,
                }),
        ];
    }
}
