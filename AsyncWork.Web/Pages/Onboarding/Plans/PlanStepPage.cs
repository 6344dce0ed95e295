using AsyncWork.Domain;
using AsyncWork.Domain.Onboarding;
using AsyncWork.Web.Data;
using AsyncWork.Web.Pages.Comments;
using AsyncWork.Web.Pages.Files;
using AsyncWork.Web.Pages.People;
using AsyncWork.Web.Pages.Requests;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Onboarding.Plans;

/// <summary>A page of one step of a plan: what is asked, what came of it, and what is said about it.</summary>
public abstract class PlanStepPage(AppDbContext db, PlanSteps settling, IClock clock) : PlanPage(db, clock)
{
    CommentList comments = new();
    AskForm? ask;

    [FromRoute(Name = "step")]
    public int StepId { get; set; }

    [BindProperty]
    public Guid FormKey { get; set; }
    public PlanStep Step { get; private set; } = null!;

    /// <summary>The page that is read, in the version that is published now; null where the step leads to none.</summary>
    public ReadPage? ToRead { get; private set; }
    public IReadOnlyList<AttachmentRow> Files { get; private set; } = [];
    public string StepAddress => $"{Address}/steps/{StepId}";
    public Subject Subject => Subject.Step(StepId);
    public bool MayDo => Step.IsOpen && MaySettle(Step);

    /// <summary>Who was asked confirms and answers; nobody does it for them.</summary>
    public bool IsForMe => Step.DoerId == Viewer.Person;
    public CommentsView Conversation =>
        new(
            $"{StepAddress}/comments",
            comments,
            MayWrite: true,
            Viewer,
            Now,
            ask ?? AskForm.Of($"{StepAddress}/comments", comments.Input)
        );
    protected PlanSteps Settling => settling;

    protected async Task<bool> FindAsync()
    {
        if (!await LoadAsync() || Steps.FirstOrDefault(s => s.Id == StepId) is not { } step)
            return false;
        Step = step;
        return true;
    }

    protected async Task<IActionResult> ShowStepAsync(int status = StatusCodes.Status200OK)
    {
        if (!await FindAsync())
            return NotFound();
        await LoadPartsAsync();
        Response.StatusCode = status;
        return Page();
    }

    protected async Task LoadCommentsAsync(int? before, CommentInput input, bool asks = false)
    {
        comments = await CommentList.LoadAsync(Db, Subject, before, input);
        if (asks || input.Asks)
            ask = await AskForm
                .Of($"{StepAddress}/comments", input)
                .OpenAsync(Db, Viewer, Now, await PeopleAsync(CancellationToken.None));
    }

    protected async Task LoadFilesAsync()
    {
        if (Step.Kind == StepKind.Upload)
            Files = await Db.ListAttachments(Subject).ToListAsync();
    }

    protected async Task LoadPageAsync() => ToRead = await settling.FindPageAsync(Step, Viewer);

    /// <summary>Who sees the step, and so can be asked.</summary>
    protected Task<List<PersonName>> PeopleAsync(CancellationToken token) =>
        Db.ListPeopleOfStep(PlanId, StepId).ToListAsync(token);

    /// <summary>Whom to tell of what is said here: who does the step of all of it.</summary>
    protected async Task<CommentNews> CommentNewsAsync(CancellationToken token) =>
        new(Db, Viewer, Now, new(Step.Title, StepAddress, Step.DoerId, await PeopleAsync(token)));
}
