using AsyncWork.Domain;
using AsyncWork.Domain.Decisions;
using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using AsyncWork.Web.Htmx;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Pages.Comments;
using AsyncWork.Web.Pages.Files;
using AsyncWork.Web.Pages.People;
using AsyncWork.Web.Pages.Requests;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Decisions;

/// <summary>A page of one decision: the whole of it or one step, each at an address of its own.</summary>
public abstract class DecisionPage(AppDbContext db, IClock clock) : PageModel
{
    Dictionary<PersonId, DecisionName> names = [];
    string? refusedAt;
    IReadOnlyList<AttachmentRow> files = [];
    IReadOnlyList<FileLinkRow> fileLinks = [];
    CommentList comments = new();
    AskForm? ask;

    /// <summary>As it stands in the address: D-0042, d-42 or 42.</summary>
    [FromRoute(Name = "number")]
    public string? Named { get; set; }

    [BindProperty]
    public Guid FormKey { get; set; }

    /// <summary>What the decision was when the form was shown (<see cref="DecisionSeen"/>).</summary>
    [BindProperty]
    public string? Seen { get; set; }
    public Viewer Viewer => User.Viewer();
    public Decision Decision { get; private set; } = null!;
    public FoundDecision Found { get; private set; } = null!;
    public Instant Now => clock.GetCurrentInstant();
    public LocalDate Today => Now.InZone(Viewer.Zone).Date;

    /// <summary>May write in it and bring it on.</summary>
    public bool MayKeep => Viewer.MayKeep(Decision);
    public string Address => Decision.Url;
    public Subject Subject => Subject.Decision(Decision.Id);

    /// <summary>The conversation. Whoever sees the decision can be asked, and named with an @.</summary>
    public CommentsView Conversation =>
        new(
            $"{Address}/comments",
            comments,
            MayWrite: true,
            Viewer,
            Now,
            ask ?? AskForm.Of($"{Address}/comments", comments.Input)
        );
    public FilesView Attached => new($"{Address}/files", files, fileLinks, MayKeep, TypedLink);

    /// <summary>A link to a file that was refused.</summary>
    protected FileLinkInput? TypedLink { get; set; }

    /// <summary>How it stands; null where nobody was asked.</summary>
    public Tally? Tally { get; private set; }

    /// <summary>What the viewer answers, or has typed.</summary>
    public virtual AnswerInput Answer { get; set; } = new();

    /// <summary><see cref="Answer"/> was sent just now.</summary>
    protected bool IsAnswered { get; set; }

    /// <summary>The viewer is asked, and can still answer.</summary>
    public bool IsAsked =>
        Decision.State == DecisionState.Deciding && Now < Decision.DeadlineAt && Decision.Asked.Contains(Viewer.Person);
    protected AppDbContext Db => db;
    protected int Number => DecisionNumber.Read(Named) ?? 0;

    /// <summary>The name of somebody who is named in the decision.</summary>
    public string NameOf(PersonId? person) =>
        person is { } id && names.TryGetValue(id, out var found) ? found.Name : "Somebody unknown here";

    public DateTimeZone ZoneOf(PersonId person) => names.TryGetValue(person, out var found) ? found.Zone : DateTimeZone.Utc;

    /// <summary>Loads what the fragment of this page shows, beyond the decision itself.</summary>
    protected virtual Task LoadPartsAsync() => Task.CompletedTask;

    protected async Task<bool> LoadDecisionAsync()
    {
        if (
            Number == 0
            || await DecisionQueries.ReadDecision(db, Number, DecisionNumber.Url(Number), Viewer.Person, Viewer.Today)
                is not { } found
            || !Viewer.Sees(found)
        )
            return false;
        (Decision, Found) = (found.Decision, found);
        names = await DecisionQueries.ListNames(db, Decision.Id).ToDictionaryAsync(n => n.Id);
        Tally = Decision.Round > 0 && Decision.Method is not null ? Decision.Tally() : null;
        if (!IsAnswered && Decision.AnswerOf(Viewer.Person) is { } mine)
            Answer = AnswerInput.Of(mine);
        return true;
    }

    /// <summary>The page or its fragment; 404 when the decision is not this person's to see.</summary>
    protected async Task<IActionResult> ShowAsync(string fragment, int status = StatusCodes.Status200OK)
    {
        if (!await LoadDecisionAsync())
            return NotFound();
        await LoadPartsAsync();
        return this.PageOrFragment(fragment, status);
    }

    /// <summary>A page that is there to bring the decision on: 403 for those who only look.</summary>
    protected async Task<IActionResult> OfferAsync(string fragment)
    {
        if (!await LoadDecisionAsync())
            return NotFound();
        if (!MayKeep)
            return Forbid();
        await LoadPartsAsync();
        return this.PageOrFragment(fragment);
    }

    /// <summary>Changes the decision; the reason of a refusal stands beside the field.</summary>
    protected async Task<DecisionChanged> ChangeAsync(
        Func<Decision, CancellationToken, Task<string?>> work,
        Func<Decision, CancellationToken, Task>? afterwards = null,
        string field = "",
        bool mayAll = false
    )
    {
        if (!ModelState.IsValid)
            return new(StatusCodes.Status422UnprocessableEntity);
        var changed = await db.ChangeDecisionAsync(Viewer, Number, Seen, mayAll, FormKey, Now, work, afterwards);
        if (changed.Refused is { } reason)
            ModelState.AddModelError(refusedAt ?? field, reason);
        return changed;
    }

    /// <summary>Notes the field at which a reason stands, where a form has several, and gives the reason on.</summary>
    protected string? At(string field, string? reason)
    {
        refusedAt = reason is null ? null : field;
        return reason;
    }

    /// <summary>After a step: back to the decision with a sentence, or this page again with the reason.</summary>
    protected async Task<IActionResult> AnswerAsync(DecisionChanged changed, string fragment, string done)
    {
        if (changed.Status == StatusCodes.Status404NotFound)
            return NotFound();
        if (changed.Status == StatusCodes.Status403Forbidden)
            return Forbid();
        if (!changed.IsDone)
            return await ShowAsync(fragment, changed.Status);
        this.Toast(done);
        return this.GoTo(DecisionNumber.Url(Number));
    }

    /// <summary>After a change of a part of the page: that part for htmx, the way back to it otherwise.</summary>
    protected async Task<IActionResult> AnswerWithAsync(DecisionChanged changed, string fragment, string at)
    {
        if (changed.Status == StatusCodes.Status404NotFound)
            return NotFound();
        if (changed.Status == StatusCodes.Status403Forbidden)
            return Forbid();
        if (!changed.IsDone)
            return await ShowAsync(fragment, changed.Status);
        if (!Request.IsHtmx())
            return Redirect(DecisionNumber.Url(Number) + at);
        ModelState.Clear();
        return await ShowAsync(fragment);
    }

    protected async Task LoadCommentsAsync(int? before, CommentInput input, bool asks = false)
    {
        comments = await CommentList.LoadAsync(db, Subject, before, input);
        if (asks || input.Asks)
            ask = await AskForm
                .Of($"{Address}/comments", input)
                .OpenAsync(db, Viewer, Now, await PeopleWhoSeeAsync(Decision, CancellationToken.None));
    }

    protected async Task LoadFilesAsync()
    {
        files = await db.ListAttachments(Subject).ToListAsync();
        if (Decision.Attachments > files.Count(f => f.DeletedAt is null))
            fileLinks = await db.ListFileLinks(Subject).ToListAsync();
    }

    protected CommentDesk DeskOf(Decision decision) => new(db, Viewer, Now, Subject.Decision(decision.Id));

    /// <summary>Who can be asked and told of what is written.</summary>
    protected Task<List<PersonName>> PeopleWhoSeeAsync(Decision decision, CancellationToken token) =>
        db.ListPeopleWhoSee(decision.Id, Today).ToListAsync(token);

    protected async Task<CommentNews> CommentNewsAsync(Decision decision, CancellationToken token) =>
        new(db, Viewer, Now, new(decision.Title, decision.Url, decision.ProposedBy, await PeopleWhoSeeAsync(decision, token)));

    protected DecisionNews News(Decision decision) => new(db, decision, (Viewer.Person, Viewer.Name), Now);
}
