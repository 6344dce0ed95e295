using AsyncWork.Domain.Decisions;
using AsyncWork.Domain.Norms;
using AsyncWork.Web.Data;
using AsyncWork.Web.Htmx;
using AsyncWork.Web.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace AsyncWork.Web.Pages.Playbook.Reviews;

/// <summary>A norm review: each norm beside what was measured, and what becomes of it (product.md P11).</summary>
public sealed class ShowModel(AppDbContext db, ReviewDesk desk, IClock clock) : PageModel
{
    [FromRoute(Name = "id")]
    public int ReviewId { get; set; }

    [BindProperty(Name = "Line")]
    public LineInput Input { get; set; } = new();
    public Viewer Viewer => User.Viewer();
    public ReviewView View { get; private set; } = null!;

    /// <summary>What stands in the form of a line: what was typed when it was refused, else what is decided.</summary>
    public LineInput FormOf(NormReviewLine line) => Input.Id == line.Id && !ModelState.IsValid ? Input : LineInput.Of(line);

    public async Task<IActionResult> OnGetAsync() => await LoadAsync() ? this.PageOrFragment("_Review") : NotFound();

    public async Task<IActionResult> OnPostLineAsync()
    {
        if (!await LoadAsync())
            return NotFound();
        if (!Viewer.MayTakePart(View.Team))
            return Forbid();
        if (!ModelState.IsValid)
        {
            ModelState.Clear();
            return Refuse(StatusCodes.Status422UnprocessableEntity, "Write the new norm as a whole number, such as 2.");
        }
        var answer = await desk.DecideAsync(Viewer, ReviewId, Input.Id, Input.Version, Input.Decision);
        return await AnswerAsync(
            answer,
            () => $"“{View.Lines.First(l => l.Id == Input.Id).Name}” is decided. It holds when the review is closed."
        );
    }

    public async Task<IActionResult> OnPostCloseAsync(int version)
    {
        if (!await LoadAsync())
            return NotFound();
        if (!Viewer.MayHold(View.Team))
            return Forbid();
        Input = new();
        var answer = await desk.CloseAsync(Viewer, ReviewId, View.Whose, version);
        return await AnswerAsync(
            answer,
            () =>
                $"The review is held. {DecisionNumber.Text(answer.Decision!.Value)} says what was decided, and the norms hold from now on."
        );
    }

    async Task<IActionResult> AnswerAsync(ReviewAnswer answer, Func<string> said)
    {
        db.ChangeTracker.Clear();
        if (answer.Status == StatusCodes.Status404NotFound || !await LoadAsync())
            return NotFound();
        if (answer.Refused is { } reason)
            return Refuse(answer.Status, reason);
        this.Toast(said());
        if (!Request.IsHtmx())
            return LocalRedirect(View.Review.Url);
        ModelState.Clear();
        return this.PageOrFragment("_Review");
    }

    IActionResult Refuse(int status, string reason)
    {
        // Who was late is shown what the other said, not what they typed.
        if (status == StatusCodes.Status409Conflict)
            Input = new();
        ModelState.AddModelError("", reason);
        return this.PageOrFragment("_Review", status);
    }

    async Task<bool> LoadAsync()
    {
        var today = clock.GetCurrentInstant().InZone(Viewer.Zone).Date;
        if (await ReviewView.FindAsync(db, Viewer, today, ReviewId) is not { } found)
            return false;
        View = found;
        return true;
    }
}
