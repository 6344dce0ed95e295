using AsyncWork.Domain;
using AsyncWork.Domain.Boards;
using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using AsyncWork.Web.Htmx;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Pages.Comments;
using AsyncWork.Web.Pages.Files;
using AsyncWork.Web.Pages.HandOffs;
using AsyncWork.Web.Pages.People;
using AsyncWork.Web.Pages.Requests;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Cards;

/// <summary>
/// A page of one card: the whole card or one part of it, from the same fragments. Each part changes at an address of its own and answers
/// with that part alone.
/// </summary>
public abstract class CardPage(AppDbContext db, IClock clock) : PageModel
{
    IReadOnlyList<AttachmentRow> files = [];
    IReadOnlyList<FileLinkRow> fileLinks = [];

    [FromRoute(Name = "id")]
    public int CardId { get; set; }

    [BindProperty]
    public Guid FormKey { get; set; }
    public Viewer Viewer => User.Viewer();
    public CardView Shown { get; private set; } = null!;

    /// <summary>Who can own the card; empty for those who only look.</summary>
    public IReadOnlyList<PersonName> People { get; private set; } = [];

    /// <summary>The conversation; null where it is not shown.</summary>
    public CommentList? Comments { get; protected set; }
    public CommentsView Conversation =>
        new(
            $"{Address}/comments",
            Comments!,
            Shown.MayChange,
            Viewer,
            Now,
            Ask ?? AskForm.Of($"{Address}/comments", Comments!.Input)
        );

    /// <summary>Where somebody is asked, once it was opened.</summary>
    public AskForm? Ask { get; protected set; }
    public FilesView Attached => new($"{Address}/files", files, fileLinks, Shown.MayChange, TypedLink);

    /// <summary>A link to a file that was refused.</summary>
    protected FileLinkInput? TypedLink { get; set; }
    public IReadOnlyList<ChecklistRow> Checklists { get; protected set; } = [];
    public IReadOnlyList<DependencyRow> Dependencies { get; protected set; } = [];

    /// <summary>The words with which another card was searched; null when none was.</summary>
    public string? Searched { get; protected set; }
    public IReadOnlyList<CardChoice> Found { get; protected set; } = [];
    public IReadOnlyList<HandOffNote> HandOffs { get; private set; } = [];
    public IReadOnlyList<LinkRow> Links { get; protected set; } = [];
    public string? TypedUrl { get; protected set; }
    public string? TypedTitle { get; protected set; }
    public Instant Now => clock.GetCurrentInstant();
    public LocalDate Today => Now.InZone(Viewer.Zone).Date;

    /// <summary>The page's own address, to come back to.</summary>
    public string Address => $"/cards/{CardId}";
    protected AppDbContext Db => db;

    /// <summary>Loads what the fragment of this page shows, beyond the card itself.</summary>
    protected virtual Task LoadPartsAsync() => Task.CompletedTask;

    /// <summary>Loads what the whole card shows.</summary>
    protected async Task LoadAllAsync()
    {
        Checklists = await db.ListChecklists(CardId).ToListAsync();
        Dependencies = await db.ListDependencies(Viewer, CardId).ToListAsync();
        await LoadFilesAsync();
        Links = await db.ListLinks(Viewer, CardId, Address).ToListAsync();
        Comments = await CommentList.LoadAsync(db, Subject.Card(CardId), null, new());
        if (Shown.IsHandedOff)
            HandOffs = await db.ListOpenHandOffsOf(Viewer, SubjectKind.Card, CardId).ToListAsync();
    }

    protected async Task LoadFilesAsync()
    {
        files = await db.ListAttachments(Subject.Card(CardId)).ToListAsync();
        if (Shown.Card.Attachments > files.Count(f => f.DeletedAt is null))
            fileLinks = await db.ListFileLinks(Subject.Card(CardId)).ToListAsync();
    }

    protected async Task<bool> LoadCardAsync()
    {
        if (await db.FindCard(Viewer, CardId).SingleOrDefaultAsync() is not { } card)
            return false;
        Shown = card;
        if (card.MayChange)
            People = await db.ListPeopleOf(card.Card.BoardId, Today).ToListAsync();
        return true;
    }

    /// <summary>The page or its fragment; 404 when the card is not this person's to see.</summary>
    protected async Task<IActionResult> ShowAsync(string fragment, int status = StatusCodes.Status200OK)
    {
        if (!await LoadCardAsync())
            return NotFound();
        await LoadPartsAsync();
        return this.PageOrFragment(fragment, status);
    }

    /// <summary>A page that is there to change something: 403 for those who only look.</summary>
    protected async Task<IActionResult> OfferAsync(string fragment)
    {
        var shown = await ShowAsync(fragment);
        return shown is NotFoundResult || Shown.IsOurs ? shown : Forbid();
    }

    /// <summary>Changes the card as <see cref="CardChanges.ChangeCardAsync"/> does; the reason of a refusal stands beside the field.</summary>
    protected async Task<CardAnswer> ChangeAsync(
        Func<Card, CancellationToken, Task<string?>> work,
        Func<Card, CancellationToken, Task>? afterwards = null,
        string field = ""
    )
    {
        if (!ModelState.IsValid)
            return new(StatusCodes.Status422UnprocessableEntity);
        var answer = await db.ChangeCardAsync(Viewer, CardId, FormKey, Now, work, afterwards);
        if (answer.Refused is { } reason)
            ModelState.AddModelError(field, reason);
        return answer;
    }

    /// <summary>After a change: the fragment for htmx, the way back to the card otherwise, what was typed when it was refused.</summary>
    protected async Task<IActionResult> AnswerAsync(CardAnswer answer, string fragment, string back)
    {
        if (answer.Status == StatusCodes.Status404NotFound)
            return NotFound();
        if (answer.Status == StatusCodes.Status403Forbidden)
            return Forbid();
        if (!answer.IsDone)
            return await ShowAsync(fragment, answer.Status);
        if (!Request.IsHtmx())
            return Redirect(back);
        ModelState.Clear();
        Response.Headers["HX-Trigger"] = "card-changed";
        return await ShowAsync(fragment);
    }

    /// <summary>Why somebody cannot be given something on the card; null when they can.</summary>
    protected async Task<string?> WhyNotOwnerAsync(Card card, PersonId person, CancellationToken token) =>
        (await db.ListPeopleOf(card.BoardId, Today).ToListAsync(token)).Exists(p => p.Id == person)
            ? null
            : "Choose somebody who works on the board.";

    /// <summary>Who can be asked and told of what is written on a card.</summary>
    protected Task<List<PersonName>> PeopleWhoSeeAsync(Card card, CancellationToken token) =>
        db.ListPeopleWhoSee(card.BoardId, Today).ToListAsync(token);

    protected async Task<CommentNews> NewsAsync(Card card, CancellationToken token) =>
        new(db, Viewer, Now, new(card.Title, Address, card.OwnerId, await PeopleWhoSeeAsync(card, token)));

    protected void Tell(Card card, string what) => db.CardEvents.Add(new CardEvent(card.Id, Viewer.Person, Now, what));
}
