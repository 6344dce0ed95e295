using AsyncWork.Domain;
using AsyncWork.Domain.Boards;
using AsyncWork.Domain.Calendar;
using AsyncWork.Domain.Comments;
using AsyncWork.Domain.Notifications;
using AsyncWork.Domain.People;
using AsyncWork.Web.Calendar;
using AsyncWork.Web.Data;
using AsyncWork.Web.Htmx;
using AsyncWork.Web.Markdown;
using AsyncWork.Web.Pages.Boards;
using AsyncWork.Web.Pages.Comments;
using AsyncWork.Web.Pages.Inbox;
using AsyncWork.Web.Pages.People;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Cards;

/// <summary>Hand a card over: who has to act next, with a note of what is done, open and next (product.md B22).</summary>
public sealed class HandOverModel(AppDbContext db, IClock clock) : CardPage(db, clock)
{
    [BindProperty]
    public int? Person { get; set; }

    [BindProperty]
    public string? Note { get; set; }

    /// <summary>Where the card goes at the same time; null to stay.</summary>
    [BindProperty]
    public int? Column { get; set; }

    /// <summary>When each of them works.</summary>
    public IReadOnlyDictionary<PersonId, AvailabilityNow> Hours { get; private set; } =
        new Dictionary<PersonId, AvailabilityNow>();
    public IReadOnlyList<PlaceChoice> Columns { get; private set; } = [];

    public Task<IActionResult> OnGetAsync() => OfferAsync("_HandOver");

    public async Task<IActionResult> OnPostAsync()
    {
        string? warning = null;
        var answer = await ChangeAsync(
            async (card, token) =>
            {
                if (Person is not { } chosen)
                    return "Choose who has to act next.";
                var (person, note) = (new PersonId(chosen), StoredText.Lines(Note).Trim());
                if ((card.WhyNotHandOver(note) ?? await WhyNotOwnerAsync(card, person, token)) is { } reason)
                    return reason;
                if (Column is { } to && to != card.ColumnId)
                {
                    var placed = await Db.PlaceAsync(card, new CardTarget(to, card.LaneId, null), Viewer.Person, Now, token);
                    if (placed.Refused is not null || placed.IsGone)
                        return placed.Refused ?? "That column is not there any more. Choose another one.";
                    warning = placed.Warning;
                }
                card.HandOver(person, note, Now);
                await WriteAsync(card, person, note, token);
                return null;
            }
        );
        if (!answer.IsDone)
            return await AnswerAsync(answer, "_HandOver", Address);
        this.Toast(warning is null ? "The card is handed over." : $"The card is handed over. {warning}");
        return this.GoTo(Address);
    }

    /// <summary>Nobody has to act first any more.</summary>
    public async Task<IActionResult> OnPostGoOnAsync()
    {
        var answer = await ChangeAsync(
            (card, _) =>
            {
                card.GoOn(Now);
                Tell(card, "went on with it");
                return Task.FromResult<string?>(null);
            }
        );
        return answer.IsDone ? this.GoTo(Address) : await AnswerAsync(answer, "_HandOver", Address);
    }

    async Task WriteAsync(Card card, PersonId person, string note, CancellationToken token)
    {
        var name = await Db.People.Where(p => p.Id == person).Select(p => p.Name).SingleAsync(token);
        var text = $"**Handed over to {name}**\n\n{note}";
        Db.Comments.Add(new Comment(Subject.Card(CardId), Viewer.Person, text, MarkdownText.ToHtml(text), Now));
        card.CountComments(card.Comments + 1, Now);
        Tell(card, $"handed it over to {name}");
        if (person != Viewer.Person)
            Db.Tell(
                new Notification(
                    person,
                    NotificationReason.HandedOver,
                    Viewer.Person,
                    $"{Viewer.Name} handed “{card.Title}” over to you: {Excerpt.Of(note, 120)}",
                    $"{Address}#comments",
                    Now
                )
            );
    }

    protected override async Task LoadPartsAsync()
    {
        Columns = await Db.ListOpenColumnsOf(Shown.Card.BoardId).ToListAsync();
        if (People.Count == 0)
            return;
        var ids = People.Select(p => p.Id).ToList();
        var times = await WorkingTimes.LoadAroundAsync(Db, ids, Now);
        Hours = ids.ToDictionary(id => id, id => new AvailabilityNow(Availability.At(Now, times[id]), Now, times[id].Zone));
    }
}
