using AsyncWork.Domain;
using AsyncWork.Domain.HandOffs;
using AsyncWork.Domain.People;
using AsyncWork.Web.Calendar;
using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Markdown;
using AsyncWork.Web.Pages.Cards;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.HandOffs;

/// <summary>What was typed, once nothing speaks against it.</summary>
public sealed record HandOffPlan(
    Taker Receiver,
    HandOffText Text,
    IReadOnlyList<Subject> Subjects,
    Instant DueAt,
    bool MakesOwner
);

/// <summary>A plan, or why there is none and beside which field that stands.</summary>
public sealed record HandOffPlanned(HandOffPlan? Plan, string Field = "", string? Refused = null)
{
    public static HandOffPlanned No(string field, string reason) => new(null, field, reason);
}

/// <summary>Whether work can be handed over as it is typed: the one way to a new hand-off and to one that is given again.</summary>
public static class HandOffPlans
{
    /// <summary>Days off further ahead than this are not known.</summary>
    const int DaysAhead = 200;

    public static async Task<HandOffPlanned> PlanAsync(
        AppDbContext db,
        Viewer giver,
        HandOffInput input,
        Instant now,
        CancellationToken token
    )
    {
        var (subjects, today) = (input.Subjects, now.InZone(giver.Zone).Date);
        if (subjects.Count == 0)
            return HandOffPlanned.No("Input.Added", "Say what you hand over: a card, a page or a decision.");
        if (subjects.Count > HandOff.MostItems)
            return HandOffPlanned.No("Input.Added", $"At most {HandOff.MostItems} things are handed over at once.");
        var things = await HandOffThings.LoadAsync(db, giver, subjects, token);
        if (things.Count < subjects.Count)
            return HandOffPlanned.No(
                "Input.Added",
                "Something you chose is not there any more. It is out of the list now; look again."
            );
        if (things.FirstOrDefault(t => !t.MayGive) is { } locked)
            return HandOffPlanned.No("Input.Added", $"You only look at “{locked.Title}”. Who works on it hands it over.");
        if (input.Text() is var text && HandOff.WhyNotText(text) is { } wrong)
            return HandOffPlanned.No(FieldOf(text), wrong);
        if (
            input.Receiver is not { } chosen
            || await db.FindTaker(new(chosen), today).SingleOrDefaultAsync(token) is not { } receiver
        )
            return HandOffPlanned.No("Input.Receiver", "Choose who takes it over.");
        if (receiver.Id == giver.Person)
            return HandOffPlanned.No("Input.Receiver", "Choose somebody else: nobody hands work over to themselves.");
        if (receiver.LastDay < today)
            return HandOffPlanned.No("Input.Receiver", $"{receiver.Name} has left. Choose somebody who works here.");
        if (await WhyNotSeenAsync(db, receiver, things, token) is { } hidden)
            return HandOffPlanned.No("Input.Receiver", hidden);
        if (input.MakesOwner && await WhyNotOwnAsync(db, receiver, things, today, token) is { } cannot)
            return HandOffPlanned.No("Input.MakesOwner", cannot);
        var (due, early) = await DueAsync(db, receiver, input, now, token);
        if (due is not { } at)
            return HandOffPlanned.No(input.OnDay ? "Input.On" : "Input.Days", early ?? "");
        return new(new(receiver, Render(text), subjects, at, input.MakesOwner));
    }

    /// <summary>When it is due for this person; null with the reason when it cannot be told.</summary>
    public static async Task<(Instant? At, string? Refused)> DueAsync(
        AppDbContext db,
        Taker receiver,
        HandOffInput input,
        Instant now,
        CancellationToken token
    )
    {
        var day = now.InUtc().Date;
        if (input.OnDay)
        {
            if (input.On is not { Year: >= 2000 and <= 2100 } on)
                return (null, "Give the day, as 2026-11-30.");
            if (on < now.InZone(receiver.Zone).Date)
                return (null, "That day has passed already. Choose a later one.");
            if (Period.DaysBetween(day, on) > HandOff.Furthest.Days)
                return (null, "It would be due in more than a year. Choose an earlier day.");
            var hours = (await WorkingTimes.LoadAsync(db, [receiver.Id], on, on, token))[receiver.Id];
            return HandOffDue.EndOf(hours, on) is { } end
                ? HandOff.WhyNotDue(end, now) is null
                    ? (end, null)
                    : (null, $"{receiver.Name}’s work on that day is over. Choose a later day.")
                : (null, $"{receiver.Name} does not work on that day. Choose another one.");
        }
        if (HandOffDue.WhyNotDays(input.Days) is { } wrong)
            return (null, wrong);
        var times = await WorkingTimes.LoadAsync(db, [receiver.Id], day.PlusDays(-2), day.PlusDays(DaysAhead), token);
        return HandOffDue.After(times[receiver.Id], now, input.Days!.Value) is { } after && HandOff.WhyNotDue(after, now) is null
            ? (after, null)
            : (null, $"No working hours of {receiver.Name} are known so far ahead. Choose a day instead.");
    }

    /// <summary>Who cannot see it cannot take it over.</summary>
    static async Task<string?> WhyNotSeenAsync(
        AppDbContext db,
        Taker receiver,
        IReadOnlyList<HandOffThing> things,
        CancellationToken token
    )
    {
        var seen = await HandOffThings.LoadAsync(db, receiver.Viewer, [.. things.Select(t => t.Subject)], token);
        return things.FirstOrDefault(t => seen.All(s => s.Subject != t.Subject)) is { } hidden
            ? $"{receiver.Name} cannot see “{hidden.Title}”. Give them access to it first, or choose somebody else."
            : null;
    }

    static async Task<string?> WhyNotOwnAsync(
        AppDbContext db,
        Taker receiver,
        IReadOnlyList<HandOffThing> things,
        LocalDate today,
        CancellationToken token
    )
    {
        foreach (var board in things.Where(t => t.Board is not null).DistinctBy(t => t.Board))
            if (!(await db.ListPeopleOf(board.Board!.Value, today).ToListAsync(token)).Exists(p => p.Id == receiver.Id))
                return $"{receiver.Name} does not work on the board of “{board.Title}”, so the card cannot become theirs.";
        return null;
    }

    static string FieldOf(HandOffText text) =>
        StoredText.WhyNotTitle(text.Title, "A title", HandOff.LongestTitle) is not null ? "Input.Title"
        : text.Done.IsEmpty || text.Done.Text.Length > HandOff.LongestText ? "Input.Done"
        : text.Open.Text.Length > HandOff.LongestText ? "Input.Open"
        : "Input.Next";

    static HandOffText Render(HandOffText typed) =>
        typed with
        {
            Done = MarkdownProse.ToProse(typed.Done.Text),
            Open = MarkdownProse.ToProse(typed.Open.Text),
            Next = MarkdownProse.ToProse(typed.Next.Text),
        };
}
