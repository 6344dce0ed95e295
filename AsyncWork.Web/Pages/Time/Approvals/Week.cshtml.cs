using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using AsyncWork.Web.Htmx;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Time.Approvals;

/// <summary>One week of a person, to approve or to return (product.md T7).</summary>
public sealed class WeekModel(AppDbContext db, IClock clock, ApprovalDecisions decisions) : ApprovalPage(db, clock)
{
    public WeekToApprove Week { get; private set; } = null!;

    /// <summary>What was typed, kept when it is refused.</summary>
    public string? Comment { get; private set; }

    /// <summary>What was not done, and why.</summary>
    public string? Problem { get; private set; }

    /// <summary>Why the entries of a day are not corrected here; null when they are.</summary>
    public string? WhyNotCorrect(LocalDate date) =>
        Corrections.WhyNotOn(Week.State, Week.Closed.Contains(date.ToYearMonth()), Viewer.SeesCompany);

    public async Task<IActionResult> OnGetAsync(int id, string week, CancellationToken cancellation) =>
        await LoadAsync(id, week, cancellation) ? this.PageOrFragment("_Week") : NotFound();

    /// <param name="version">The version that was on the screen.</param>
    public async Task<IActionResult> OnPostApproveAsync(int id, string week, int version, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, week, cancellation))
            return NotFound();
        if (Week.Sheet is not { } sheet)
            return Refuse(StatusCodes.Status409Conflict, "The week is not handed in.");
        var result = await decisions.ApproveAsync(Scope, new Dictionary<int, int> { [sheet.Id] = version });
        await LoadAsync(id, week, cancellation);
        if (result.Approved == 0)
            return Refuse(
                StatusCodes.Status409Conflict,
                Week.Differs
                    ? "The hours are not those that were handed in. Return the week, so that it can be handed in again."
                    : "The week was changed after you opened it. This is how it is now."
            );
        this.Toast($"{Week.Monday.WeekText()} of {Week.Person.Name} is approved.");
        return this.FragmentOrRedirect("_Week", Redirect(Week.Url));
    }

    /// <param name="version">The version that was on the screen.</param>
    public async Task<IActionResult> OnPostReturnAsync(
        int id,
        string week,
        int version,
        string? comment,
        CancellationToken cancellation
    )
    {
        if (!await LoadAsync(id, week, cancellation))
            return NotFound();
        Comment = comment;
        try
        {
            if (await decisions.ReturnAsync(Scope, Week.Person, Week.Monday, version, comment) is { } reason)
            {
                ModelState.AddModelError(nameof(comment), reason);
                return this.PageOrFragment("_Week", StatusCodes.Status422UnprocessableEntity);
            }
        }
        catch (DbUpdateConcurrencyException)
        {
            Db.ChangeTracker.Clear();
            await LoadAsync(id, week, cancellation);
            return Refuse(StatusCodes.Status409Conflict, "The week was changed after you opened it. This is how it is now.");
        }
        Comment = null;
        await LoadAsync(id, week, cancellation);
        this.Toast($"{Week.Monday.WeekText()} is with {Week.Person.Name} again, with your comment.");
        return this.FragmentOrRedirect("_Week", Redirect(Week.Url));
    }

    IActionResult Refuse(int status, string problem)
    {
        Problem = problem;
        return this.PageOrFragment("_Week", status);
    }

    async Task<bool> LoadAsync(int id, string week, CancellationToken cancellation)
    {
        if (
            WeekAddresses.ReadMonday(week) is not { } monday
            || await WeekToApprove.LoadAsync(Db, Scope, new PersonId(id), monday, cancellation) is not { } found
        )
            return false;
        Week = found;
        return true;
    }
}
