using AsyncWork.Domain;
using AsyncWork.Domain.Boards;
using AsyncWork.Domain.Comments;
using AsyncWork.Web.Calendar;
using AsyncWork.Web.Data;
using AsyncWork.Web.Markdown;
using AsyncWork.Web.Pages.Boards.Archive;
using AsyncWork.Web.Pages.Cards;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Boards.Rules;

/// <summary>
/// What a team's rules do, in the transaction of the change that sets them off (product.md B20). One step: what a rule does is done by
/// nobody, and what nobody does sets off no rule. Limits hold; what a rule could not do stands beside it.
/// </summary>
public static class CardRules
{
    /// <summary>What the history says of a rule's doing begins so.</summary>
    const string ByRule = "rule: ";
    const int DaysAhead = 600;

    /// <param name="about">The column that was entered or the label that was added; null for other triggers.</param>
    public static async Task RunRulesAsync(
        this AppDbContext db,
        Card card,
        CardTrigger trigger,
        int? about,
        Instant now,
        CancellationToken cancellation = default
    )
    {
        var rules = await db.RulesOn(card.BoardId, trigger, about).ToListAsync(cancellation);
        foreach (var rule in rules)
        {
            if (!card.IsOpen)
                return;
            var problem = await db.ActAsync(card, rule, now, cancellation);
            if (rule.Problem != (problem ?? ""))
                rule.Note(problem ?? "");
            if (problem is null)
                db.CardEvents.Add(new CardEvent(card.Id, null, now, ByRule + Did(rule)));
        }
        if (rules.Count > 0)
            await db.SaveChangesAsync(cancellation);
    }

    /// <summary>Runs the rules on cards whose due moment has passed, each once.</summary>
    public static async Task<int> RunDuePassedAsync(this AppDbContext db, Instant now, CancellationToken cancellation = default)
    {
        var due = db.CardsWithDueRules(now, now - Duration.FromDays(2), Passed + "%");
        var cards = await due.ToListAsync(cancellation);
        foreach (var id in cards)
            try
            {
                await db.InTransactionAsync(
                    async token =>
                    {
                        db.ChangeTracker.Clear();
                        // Another node that looks at it now waits, and finds it done.
                        await db
                            .Cards.Where(c => c.Id == id)
                            .ExecuteUpdateAsync(set => set.SetProperty(c => c.Version, c => c.Version), token);
                        if (!await due.ContainsAsync(id, token))
                            return;
                        var card = await db.Cards.Include(c => c.Labels).SingleAsync(c => c.Id == id, token);
                        db.CardEvents.Add(new CardEvent(id, null, now, Passed));
                        await db.SaveChangesAsync(token);
                        await db.RunRulesAsync(card, CardTrigger.DuePassed, null, now, token);
                    },
                    cancellation
                );
            }
            catch (DbUpdateConcurrencyException)
            {
                // Somebody changed the card at this moment; the next round looks again.
                db.ChangeTracker.Clear();
            }
        return cards.Count;
    }

    const string Passed = "due date passed";

    static async Task<string?> ActAsync(
        this AppDbContext db,
        Card card,
        CardRule rule,
        Instant now,
        CancellationToken cancellation
    )
    {
        switch (rule.Then)
        {
            case CardAction.MoveTo:
                var placed = await db.PlaceAsync(card, new(rule.ThenColumnId ?? 0, card.LaneId, null), null, now, cancellation);
                return placed.IsGone ? "The column to move to is not there any more." : placed.Refused;
            case CardAction.AddLabel or CardAction.RemoveLabel:
                await db.Entry(card).Collection(c => c.Labels).LoadAsync(cancellation);
                var others = card.Labels.Select(l => l.LabelId).Where(l => l != rule.ThenLabelId);
                card.Label(rule.Then == CardAction.AddLabel ? [.. others, rule.ThenLabelId ?? 0] : [.. others], now);
                return null;
            case CardAction.SetOwner:
                return await db.GiveAsync(card, rule, now, cancellation);
            case CardAction.SetDue:
                return await db.SetDueAsync(card, rule.ThenDays ?? 0, now, cancellation);
            case CardAction.Comment:
                db.Comments.Add(
                    new Comment(Subject.Card(card.Id), null, rule.ThenText, MarkdownText.ToHtml(rule.ThenText), now).From(
                        $"rule-{rule.Id}-{now.ToUnixTimeTicks()}",
                        "Rule of the board"
                    )
                );
                card.CountComments(card.Comments + 1, now);
                return null;
            default:
                await db.EndStayAsync(card.Id, now, cancellation);
                card.Archive(now);
                await db.OpenRequestsOn([card.Id]).PutAwayAsync(now, cancellation);
                await db.SaveChangesAsync(cancellation);
                await db.CountBlockersOfDependentsAsync(card, null, now, cancellation);
                return null;
        }
    }

    static async Task<string?> GiveAsync(
        this AppDbContext db,
        Card card,
        CardRule rule,
        Instant now,
        CancellationToken cancellation
    )
    {
        if (card.OwnerId == rule.ThenPersonId || rule.ThenPersonId is not { } owner)
            return null;
        if (!await db.WorksOnAsync(owner, card.BoardId, now.InUtc().Date, cancellation))
            return "Who should own the card does not work on the board any more.";
        var place = await db.FindPlaceOfAsync(card);
        if (place?.To is null)
            return "The board is archived.";
        var was = new CardPlace(place.To, place.ToLane, card.OwnerId);
        var full = await db.WhyNotEnterAsync(place.Board, card.Id, was, was with { Owner = owner }, cancellation);
        if (full is not null && place.Board.Limits == Strictness.Block)
            return full;
        card.Own(owner, await db.People.Where(p => p.Id == owner).Select(p => p.Zone).SingleAsync(cancellation), now);
        db.TellOwner(card, null, "A rule of the board", now);
        return null;
    }

    /// <summary>Due so many working days of the owner later; without an owner, days.</summary>
    static async Task<string?> SetDueAsync(this AppDbContext db, Card card, int days, Instant now, CancellationToken cancellation)
    {
        var zone = await db.Boards.Where(b => b.Id == card.BoardId).Select(b => b.Zone).SingleAsync(cancellation);
        var due = now.InZone(zone).Date.PlusDays(days);
        if (card.OwnerId is { } owner)
        {
            var today = now.InZone(zone).Date;
            var time = (await WorkingTimes.LoadAsync(db, [owner], today, today.PlusDays(DaysAhead), cancellation))[owner];
            (zone, due) = (time.Zone, time.AfterWorkingDays(now, days)?.InZone(time.Zone).Date ?? due);
        }
        if (Card.WhyNotSchedule(card.StartOn, due) is { } why)
            return why;
        card.Schedule(card.StartOn, due, null, zone, now);
        return null;
    }

    static string Did(CardRule rule) =>
        rule.Then switch
        {
            CardAction.MoveTo => "moved the card",
            CardAction.AddLabel => "added a label",
            CardAction.RemoveLabel => "removed a label",
            CardAction.SetOwner => "gave the card its owner",
            CardAction.SetDue => $"set due {rule.ThenDays} working days ahead",
            CardAction.Comment => "wrote a comment",
            _ => "archived the card",
        } + $" ({Occasion(rule.When)})";

    static string Occasion(CardTrigger when) =>
        when switch
        {
            CardTrigger.Created => "as it was made",
            CardTrigger.EntersColumn => "as it came to the column",
            CardTrigger.ChecklistComplete => "as its checklist was complete",
            CardTrigger.DuePassed => "as its due date passed",
            CardTrigger.Freed => "as nothing blocked it any more",
            _ => "as the label was added",
        };
}
