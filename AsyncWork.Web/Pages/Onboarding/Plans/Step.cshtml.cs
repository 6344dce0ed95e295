using AsyncWork.Domain.Onboarding;
using AsyncWork.Web.Data;
using AsyncWork.Web.Files;
using AsyncWork.Web.Htmx;
using AsyncWork.Web.Pages.Comments;
using AsyncWork.Web.Pages.Files;
using AsyncWork.Web.Pages.People;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Onboarding.Plans;

/// <summary>A step of a plan: it is done here, by its kind (product.md O6, O9).</summary>
[TypeFilter<FileLimit>]
public sealed class StepModel(AppDbContext db, PlanSteps settling, PlanChanges changes, FileDesk desk, IClock clock)
    : PlanStepPage(db, settling, clock)
{
    [BindProperty]
    public AnswerInput Answer { get; set; } = new();

    /// <summary>What was typed and refused.</summary>
    public string? Reason { get; private set; }

    /// <summary>To whom it can be given, for those who may.</summary>
    public IReadOnlyList<PersonName> People { get; private set; } = [];

    /// <summary>What counts as a first contribution; null while there is none.</summary>
    public Contribution? First { get; private set; }

    public Task<IActionResult> OnGetAsync() => ShowStepAsync();

    public async Task<IActionResult> OnPostDoneAsync(int version, List<IFormFile>? files)
    {
        if (!ModelState.IsValid)
            return await RefuseAsync("Choose from the answers.");
        if (!await FindAsync())
            return NotFound();
        IReadOnlyList<TakenFile>? taken = [];
        if (files is { Count: > 0 } && Step.Kind == StepKind.Upload && MayDo)
            taken = await AttachmentDesk.TakeAsync(desk, files, ModelState, "files");
        if (taken is null)
            return await ShowStepAsync(StatusCodes.Status422UnprocessableEntity);
        var isDone = await ChangeAsync(
            async (plan, token) =>
            {
                if (
                    taken.Count > 0
                    && await new AttachmentDesk(Db, Viewer, Now, Subject).AddAsync(taken, null, token) is { } full
                )
                    return full;
                await Db.SaveChangesAsync(token);
                return await Settling.CompleteAsync(plan, StepId, version, Viewer, Answer, token);
            }
        );
        return await EndAsync(isDone, "The step is done.", Address);
    }

    public async Task<IActionResult> OnPostSkipAsync(string? reason, int version)
    {
        Reason = reason ?? "";
        var isDone = await ChangeAsync(
            (plan, token) => Settling.SkipAsync(plan, StepId, version, reason, Viewer, token),
            field: "reason"
        );
        return await EndAsync(isDone, "The step does not apply; the reason is kept.", Address);
    }

    public async Task<IActionResult> OnPostReopenAsync(int version)
    {
        var isDone = await ChangeAsync((plan, _) => Task.FromResult(Settling.Reopen(plan, StepId, version, Viewer)));
        return await EndAsync(isDone, "The step is open again.", StepAddress);
    }

    public async Task<IActionResult> OnPostGiveAsync(int? person, int version)
    {
        var isDone = await ChangeAsync((plan, token) => changes.HandOverAsync(plan, StepId, version, person, Viewer, token));
        return await EndAsync(isDone, "The step is given to somebody else.", StepAddress);
    }

    protected override async Task LoadPartsAsync()
    {
        await LoadCommentsAsync(null, new CommentInput());
        await LoadFilesAsync();
        await LoadPageAsync();
        if (MayKeep && Step.IsOpen && Plan.IsRunning)
            People = await Db.ListOwnerChoices(Today, null).ToListAsync();
        if (Step is { Kind: StepKind.FirstContribution, IsOpen: true })
            First = await Settling.FindContributionAsync(Viewer, Plan.PersonId, Plan.StartsOn);
    }

    async Task<IActionResult> EndAsync(bool isDone, string done, string to)
    {
        if (Status == StatusCodes.Status404NotFound)
            return NotFound();
        if (!isDone)
            return await ShowStepAsync(Status);
        this.Toast(done);
        return this.GoTo(to);
    }

    async Task<IActionResult> RefuseAsync(string reason)
    {
        ModelState.Clear();
        ModelState.AddModelError("", reason);
        return await ShowStepAsync(StatusCodes.Status422UnprocessableEntity);
    }
}
