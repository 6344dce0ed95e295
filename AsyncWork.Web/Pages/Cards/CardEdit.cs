using AsyncWork.Domain.Boards;
using AsyncWork.Domain.People;
using AsyncWork.Domain.TimeLogs;
using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Markdown;
using AsyncWork.Web.Pages.Boards;
using AsyncWork.Web.Pages.People;
using AsyncWork.Web.TagHelpers;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Cards;

/// <summary>
/// Brings what was typed into a card that others may have changed meanwhile (product.md B23). Each change is told in words; limits of the
/// board hold for a new owner as they do for a move (product.md B5).
/// </summary>
public sealed class CardEdit(
    AppDbContext db,
    Viewer viewer,
    CardInput input,
    IReadOnlyDictionary<CardField, string> shown,
    Instant now
)
{
    Dictionary<PersonId, string> names = [];

    /// <summary>Fields that both sides changed; nothing is stored while there is one.</summary>
    public IReadOnlyList<CardField> Fought { get; private set; } = [];

    /// <summary>The field beside which the reason of a refusal stands.</summary>
    public CardField? Wrong { get; private set; }

    /// <summary>What the team's rules say to what was done all the same.</summary>
    public string? Warning { get; private set; }

    /// <summary>Gives the reason when nothing is changed.</summary>
    public async Task<string?> ApplyAsync(Card card, CancellationToken cancellation)
    {
        (Fought, Wrong, Warning) = ([], null, null);
        await db.Entry(card).Collection(c => c.Helpers).LoadAsync(cancellation);
        await db.Entry(card).Collection(c => c.Labels).LoadAsync(cancellation);
        var (typed, present) = (input.Values(), CardValues.Of(card));
        Fought = CardValues.Fought(typed, present, shown);
        if (Fought.Count > 0)
            return "Somebody else changed the same field while you were typing. Both are shown below; save again to keep yours.";
        var mine = CardValues.Changed(typed, shown).Where(f => typed[f] != present[f]).ToHashSet();
        // What only others changed stays theirs, and what both leave behind has to make sense together.
        var merged = present.ToDictionary(p => p.Key, p => mine.Contains(p.Key) ? typed[p.Key] : p.Value);
        if (mine.Contains(CardField.Estimate))
            merged[CardField.Estimate] = "";
        var wanted = CardInput.Of(merged);
        if (mine.Contains(CardField.Estimate))
            wanted.Estimate = input.Estimate;
        if (wanted.WhyNot() is { } wrong)
        {
            Wrong = wrong.Field;
            return wrong.Reason;
        }
        return await WhyNotPeopleAsync(card, wanted, mine, cancellation)
            ?? await WhyNotLabelsAsync(card, wanted, mine, cancellation)
            ?? await ChangeAsync(card, wanted, mine, cancellation);
    }

    async Task<string?> WhyNotPeopleAsync(Card card, CardInput wanted, HashSet<CardField> mine, CancellationToken cancellation)
    {
        if (!mine.Overlaps([CardField.Owner, CardField.Helpers]))
            return null;
        var people = await db.ListPeopleOf(card.BoardId, now.InZone(viewer.Zone).Date).ToListAsync(cancellation);
        names = people.ToDictionary(p => p.Id, p => p.Name);
        if (card.OwnerId is { } before && !names.ContainsKey(before))
            names[before] = await db.People.Where(p => p.Id == before).Select(p => p.Name).SingleAsync(cancellation);
        if (mine.Contains(CardField.Owner) && wanted.ReadOwner() is { } owner && people.TrueForAll(p => p.Id != owner))
            return Refuse(CardField.Owner, "Choose somebody who works on the board.");
        var helpers = wanted.Helpers.Select(h => new PersonId(h));
        return helpers.All(h => people.Exists(p => p.Id == h) || card.Helpers.Any(x => x.PersonId == h) || h == card.OwnerId)
            ? null
            : Refuse(CardField.Helpers, "Choose people who work on the board.");
    }

    async Task<string?> WhyNotLabelsAsync(Card card, CardInput wanted, HashSet<CardField> mine, CancellationToken cancellation)
    {
        if (!mine.Contains(CardField.Labels))
            return null;
        var labels = await db.ListLabelsOf(card.BoardId).Select(l => l.Id).ToListAsync(cancellation);
        return wanted.Labels.TrueForAll(labels.Contains)
            ? null
            : Refuse(CardField.Labels, "A label is not there any more. Choose again.");
    }

    async Task<string?> ChangeAsync(Card card, CardInput wanted, HashSet<CardField> mine, CancellationToken cancellation)
    {
        if (mine.Contains(CardField.Owner) && await ChangeOwnerAsync(card, wanted.ReadOwner(), cancellation) is { } full)
            return Refuse(CardField.Owner, full);
        if (mine.Contains(CardField.Title))
        {
            Tell(card, $"renamed the card, which was “{card.Title}”");
            card.Rename(wanted.Title!, now);
        }
        if (mine.Contains(CardField.Text))
        {
            Tell(card, "changed the description");
            card.Describe(wanted.Text!, MarkdownText.ToHtml(wanted.Text), now);
        }
        if (mine.Contains(CardField.Helpers))
        {
            card.Help([.. wanted.Helpers.Select(h => new PersonId(h))], now);
            var helping = card
                .Helpers.Select(h => names.GetValueOrDefault(h.PersonId, "somebody who left"))
                .Order(StringComparer.CurrentCulture);
            Tell(
                card,
                card.Helpers.Count == 0 ? "left the card without helpers" : $"set the helpers to {string.Join(", ", helping)}"
            );
        }
        if (mine.Contains(CardField.Priority) && wanted.ReadPriority() is { } priority)
        {
            Tell(card, $"changed the priority from {card.Priority} to {priority}");
            card.Rate(priority, now);
        }
        if (mine.Overlaps([CardField.Start, CardField.Due, CardField.DueTime]))
            await ScheduleAsync(card, wanted, mine, cancellation);
        if (mine.Contains(CardField.Labels))
        {
            Tell(card, "changed the labels");
            card.Label(wanted.Labels, now);
        }
        if (mine.Contains(CardField.Estimate))
        {
            Tell(card, $"changed the estimate from {Hours(card.Estimate)} to {Hours(wanted.ReadEstimate())}");
            card.Judge(wanted.ReadEstimate(), now);
        }
        return null;
    }

    async Task<string?> ChangeOwnerAsync(Card card, PersonId? owner, CancellationToken cancellation)
    {
        var place = await db.FindPlaceOfAsync(card);
        if (place?.To is { } column)
        {
            var (was, to) = (new CardPlace(column, place.ToLane, card.OwnerId), new CardPlace(column, place.ToLane, owner));
            if (await db.WhyNotEnterAsync(place.Board, card.Id, was, to, cancellation) is { } full)
            {
                if (place.Board.Limits == Strictness.Block)
                    return full;
                Warning = full;
            }
        }
        Tell(
            card,
            owner is { } person ? $"made {names[person]} the owner"
                : card.OwnerId is { } before ? $"took the card from {names[before]}"
                : "left the card without owner"
        );
        card.Own(owner, await ZoneOfAsync(owner, cancellation), now);
        db.TellOwner(card, viewer.Person, viewer.Name, now);
        return null;
    }

    async Task ScheduleAsync(Card card, CardInput wanted, HashSet<CardField> mine, CancellationToken cancellation)
    {
        var (start, due, time) = (CardInput.ReadDay(wanted.Start), CardInput.ReadDay(wanted.Due), wanted.ReadTime());
        if (start != card.StartOn)
            Tell(card, $"changed the start from {Day(card.StartOn)} to {Day(start)}");
        if (due != card.DueOn || time != card.DueTime)
            Tell(card, $"changed the due date from {Due(card.DueOn, card.DueTime)} to {Due(due, time)}");
        // Who changes the start alone moves no due moment, wherever the owner works by now.
        var kept = mine.Overlaps([CardField.Due, CardField.DueTime]) ? null : card.DueZone;
        card.Schedule(start, due, time, kept ?? await ZoneOfAsync(card.OwnerId, cancellation), now);
    }

    /// <summary>Where the owner works; the viewer's zone while nobody owns the card.</summary>
    async Task<DateTimeZone> ZoneOfAsync(PersonId? owner, CancellationToken cancellation) =>
        owner is { } person
            ? await db.People.Where(p => p.Id == person).Select(p => p.Zone).SingleAsync(cancellation)
            : viewer.Zone;

    string Refuse(CardField field, string reason)
    {
        Wrong = field;
        return reason;
    }

    void Tell(Card card, string what) => db.CardEvents.Add(new CardEvent(card.Id, viewer.Person, now, what));

    static string Day(LocalDate? day) => day?.Text() ?? "none";

    static string Due(LocalDate? day, LocalTime? time) => time is { } clock ? $"{Day(day)}, {clock.Text()}" : Day(day);

    static string Hours(int? minutes) => minutes is { } some ? $"{WorkDuration.Text(some)} h" : "none";
}
