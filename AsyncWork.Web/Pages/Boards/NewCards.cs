using AsyncWork.Domain.Boards;
using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Markdown;
using AsyncWork.Web.Pages.Boards.Rules;
using AsyncWork.Web.Pages.Boards.Templates;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Boards;

/// <summary>What a new card is made of; all but the place and the title can be left out.</summary>
public sealed record NewCard(int Column, int? Lane, string Title)
{
    public string Text { get; init; } = "";
    public PersonId? Owner { get; init; }
    public IReadOnlyCollection<PersonId> Helpers { get; init; } = [];
    public IReadOnlyCollection<int> Labels { get; init; } = [];
    public Priority Priority { get; init; } = Priority.Normal;
    public LocalDate? StartOn { get; init; }
    public LocalDate? DueOn { get; init; }
    public LocalTime? DueTime { get; init; }
    public int? Estimate { get; init; }

    /// <summary>The items of its checklist.</summary>
    public IReadOnlyList<string> Steps { get; init; } = [];

    /// <summary>The card above it; 0 for the top, null for the end of the column.</summary>
    public int? After { get; init; }
}

/// <summary>The one way to make a card: by form, template, recurrence, or from an item of a checklist. Limits hold here as they do for moves (product.md B5).</summary>
public static class NewCards
{
    /// <summary>Makes a card for a person, once for each form.</summary>
    /// <returns>The card; without one and without a reason when the form was accepted before.</returns>
    public static async Task<CardPlaced> AddCardAsync(
        this AppDbContext db,
        Viewer viewer,
        int board,
        NewCard asked,
        Guid formKey,
        Instant now,
        CancellationToken cancellation = default
    )
    {
        var placed = new CardPlaced(null, 0, IsGone: true);
        await db.InTransactionAsync(
            async token =>
            {
                db.ChangeTracker.Clear();
                placed = await db.BoardsOf(viewer).AnyAsync(b => b.Id == board, token)
                    ? await db.AddCardAsync(board, asked, viewer.Person, viewer.Zone, formKey, now, token)
                    : new CardPlaced(null, 0, IsGone: true);
            },
            cancellation
        );
        return placed;
    }

    /// <summary>Makes a card, and saves. For callers that are in a transaction already and asked who may.</summary>
    /// <param name="by">Who makes it; null for the app itself.</param>
    /// <param name="zone">Where the due day ends when the card has no owner.</param>
    public static async Task<CardPlaced> AddCardAsync(
        this AppDbContext db,
        int board,
        NewCard asked,
        PersonId? by,
        DateTimeZone zone,
        Guid formKey,
        Instant now,
        CancellationToken cancellation = default
    )
    {
        if (WhyNot(asked) is { } wrong)
            return new CardPlaced(null, 0, wrong);
        var target = new CardTarget(asked.Column, asked.Lane, asked.After);
        var place = await CardPlaceQueries.FindPlace(db, board, 0, 0, null, target.Column, target.Lane, target.After);
        if (place?.To is null || (asked.Lane is not null && place.ToLane is null))
            return new CardPlaced(null, 0, IsGone: true);
        string? warning = null;
        var to = new CardPlace(place.To, place.ToLane, asked.Owner);
        if (await db.WhyNotEnterAsync(place.Board, 0, null, to, cancellation) is { } full)
        {
            if (place.Board.Limits == Strictness.Block)
                return new CardPlaced(null, 0, full);
            warning = full;
        }
        var rank = await db.RankAsync(board, 0, target, place, cancellation) ?? 0;
        if (asked.Owner is { } owner)
            zone = await db.People.Where(p => p.Id == owner).Select(p => p.Zone).SingleOrDefaultAsync(cancellation) ?? zone;
        var card = new Card(board, asked.Title, place.To, asked.Lane, rank, by, now);
        card.Own(asked.Owner, zone, now);
        card.Describe(asked.Text, MarkdownText.ToHtml(asked.Text), now);
        card.Help(asked.Helpers, now);
        card.Label(asked.Labels, now);
        card.Rate(asked.Priority, now);
        card.Schedule(asked.StartOn, asked.DueOn, asked.DueTime, zone, now);
        card.Judge(asked.Estimate, now);
        db.Cards.Add(card);
        if (!await db.SaveOnceAsync(formKey, now, cancellation))
            return new CardPlaced(null, 0);
        db.CardStays.Add(card.FirstStay(place.To, by));
        db.CardEvents.Add(new CardEvent(card.Id, by, now, $"made the card in “{place.To.Name}”"));
        if (asked.Owner is { } told && told != by)
            db.TellOwner(card, by, await db.NameOfMakerAsync(by, cancellation), now);
        await db.AddStepsAsync(card, asked.Steps, now, cancellation);
        if (by is not null && place.HasRules)
        {
            await db.RunRulesAsync(card, CardTrigger.Created, null, now, cancellation);
            await db.RunRulesAsync(card, CardTrigger.EntersColumn, asked.Column, now, cancellation);
        }
        return new CardPlaced(card, 0, Warning: warning);
    }

    static async Task<string> NameOfMakerAsync(this AppDbContext db, PersonId? by, CancellationToken cancellation) =>
        by is { } person
            ? await db.People.Where(p => p.Id == person).Select(p => p.Name).SingleAsync(cancellation)
            : "A recurring card of the board";

    /// <summary>Why a card cannot be made of this, wherever it shall stand; null when it can.</summary>
    public static string? WhyNot(NewCard asked) =>
        Card.WhyNotTitle(asked.Title)
        ?? Card.WhyNotText(asked.Text)
        ?? Card.WhyNotSchedule(asked.StartOn, asked.DueOn)
        ?? Card.WhyNotEstimate(asked.Estimate);
}
