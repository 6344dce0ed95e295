using AsyncWork.Domain.Calendar;
using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using AsyncWork.Web.Htmx;
using AsyncWork.Web.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.People.Absences;

/// <summary>One absence: the person takes it back here, and whoever may decides on it or takes back what was approved. Others do not find it.</summary>
public sealed class ShowModel(AppDbContext db, AbsenceChanges changes, IClock clock) : PageModel
{
    public AbsenceLine Absence { get; private set; } = null!;
    public string? Comment { get; private set; }
    public Viewer Viewer => User.Viewer();
    public bool IsMine => Absence.PersonId == Viewer.Person;
    LocalDate Today => clock.GetCurrentInstant().InZone(Viewer.Zone).Date;

    public Task<IActionResult> OnGetAsync(int id) => ShowAsync(id, StatusCodes.Status200OK);

    public Task<IActionResult> OnPostApproveAsync(int id, int version, string? comment) =>
        DecideAsync(id, version, comment, approve: true);

    public Task<IActionResult> OnPostDeclineAsync(int id, int version, string? comment) =>
        DecideAsync(id, version, comment, approve: false);

    public Task<IActionResult> OnPostWithdrawAsync(int id, int version) =>
        ChangeAsync(
            id,
            version,
            a => a.WhyNotWithdraw(Viewer.Person),
            (a, name) => changes.WithdrawAsync(a, name, Viewer.Person),
            "Withdrawn"
        );

    Task<IActionResult> DecideAsync(int id, int version, string? comment, bool approve)
    {
        Comment = comment;
        return ChangeAsync(
            id,
            version,
            a => a.WhyNotDecide(Viewer.Person) ?? Domain.Calendar.Absence.WhyNotText(comment),
            (a, name) => changes.DecideAsync(a, name, approve, comment, Viewer.Person),
            approve ? "Approved" : "Declined"
        );
    }

    async Task<IActionResult> ChangeAsync(
        int id,
        int version,
        Func<Absence, string?> whyNot,
        Func<Absence, string, Task> change,
        string done
    )
    {
        var (refused, told) = ((int?)null, "");
        try
        {
            await db.InTransactionAsync(async cancellation =>
            {
                db.ChangeTracker.Clear();
                var absence = await db.AbsencesSeenBy(Viewer, Today).SingleOrDefaultAsync(a => a.Id == id, cancellation);
                refused = WhyNot(absence, version, whyNot);
                if (refused is not null)
                    return;
                var name = await db.People.Where(p => p.Id == absence!.PersonId).Select(p => p.Name).SingleAsync(cancellation);
                await change(absence!, name);
                told = $"{done}: {name}, {AbsenceText.Days(absence!.FirstDay, absence.LastDay)}.";
            });
        }
        catch (DbUpdateConcurrencyException)
        {
            refused = StatusCodes.Status409Conflict;
        }
        switch (refused)
        {
            case StatusCodes.Status404NotFound:
                return NotFound();
            case StatusCodes.Status409Conflict:
                return await ConflictAsync(id);
            case { } status:
                return await ShowAsync(id, status);
        }
        this.Toast(told);
        return this.GoTo("/people/absences");
    }

    /// <summary>The status with which it is refused; null when it is not.</summary>
    int? WhyNot(Absence? absence, int version, Func<Absence, string?> whyNot)
    {
        if (absence is null)
            return StatusCodes.Status404NotFound;
        if (absence.Version != version)
            return StatusCodes.Status409Conflict;
        if (whyNot(absence) is not { } reason)
            return null;
        ModelState.Clear();
        ModelState.AddModelError("", reason);
        return StatusCodes.Status422UnprocessableEntity;
    }

    Task<IActionResult> ConflictAsync(int id)
    {
        ModelState.Clear();
        ModelState.AddModelError("", "Somebody else changed this absence first. This is how it is now.");
        return ShowAsync(id, StatusCodes.Status409Conflict);
    }

    async Task<IActionResult> ShowAsync(int id, int status)
    {
        db.ChangeTracker.Clear();
        if (await db.FindAbsence(id, Viewer, Today).SingleOrDefaultAsync() is not { } absence)
            return NotFound();
        Absence = absence;
        return this.PageOrFragment("_Absence", status);
    }
}
