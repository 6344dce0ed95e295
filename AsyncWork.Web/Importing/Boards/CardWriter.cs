using AsyncWork.Domain;
using AsyncWork.Domain.Boards;
using AsyncWork.Domain.Comments;
using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using AsyncWork.Web.Markdown;
using AsyncWork.Web.Pages.Boards;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Importing.Boards;

/// <summary>Makes cards of what a file tells, with their past: each goes through its columns as it did there.</summary>
sealed class CardWriter(
    AppDbContext db,
    BoardImport import,
    ImportTarget target,
    Dictionary<int, long> ranks,
    IReadOnlyDictionary<PersonId, DateTimeZone> zones,
    Instant now
)
{
    readonly Board board = target.Board;
    readonly BoardImportChoices choices = target.Choices;

    /// <summary>Stores some cards, in the transaction of who calls.</summary>
    public async Task AddAsync(IReadOnlyList<ForeignCard> cards, CancellationToken cancellation)
    {
        var made = cards.Select(c => (From: c, Card: Make(c))).ToList();
        db.Cards.AddRange(made.Select(m => m.Card));
        await db.SaveChangesAsync(cancellation);
        foreach (var (from, card) in made)
        {
            Walk(card, from);
            Furnish(card, from);
        }
        await db.SaveChangesAsync(cancellation);
        db.ChangeTracker.Clear();
    }

    Card Make(ForeignCard from)
    {
        var first = from.Moves[0];
        var at = from.CreatedAt;
        var owner = choices.Person(from.Owner);
        var zone = owner is { } person && zones.TryGetValue(person, out var theirs) ? theirs : board.Zone;
        var card = new Card(
            board.Id,
            from.Title,
            target.Column(first.List),
            target.Lane(from.Lane)?.Id,
            NextRank(target.Last(from).Id),
            choices.Person(first.By ?? from.CreatedBy),
            at
        ).From(import.Id, from.Key);
        card.Describe(from.Text, MarkdownText.ToHtml(from.Text), at);
        card.Own(owner, zone, at);
        card.Help([.. from.Helpers.Select(choices.Person).OfType<PersonId>()], at);
        card.Label(target.Labels(from.Labels), at);
        card.Rate(from.Priority, at);
        card.Judge(from.Estimate, at);
        var due = from.DueAt?.InZone(zone).LocalDateTime;
        card.Schedule(from.StartOn, due?.Date ?? from.DueOn, due?.TimeOfDay ?? from.DueTime, from.DueZone ?? zone, at);
        return card;
    }

    /// <summary>Takes the card through its columns, and off the board if it was archived.</summary>
    void Walk(Card card, ForeignCard from)
    {
        var stay = card.FirstStay(target.Column(from.Moves[0].List), choices.Person(from.Moves[0].By ?? from.CreatedBy));
        db.CardStays.Add(stay);
        foreach (var move in from.Moves.Skip(1))
            MoveTo(target.Column(move.List), choices.Person(move.By), move.At);
        if (target.Last(from).Id != card.ColumnId)
            MoveTo(target.Last(from), null, Instant.Max(from.CompletedAt ?? now, card.ColumnSince));
        if (from.ArchivedAt is not { } archived)
            return;
        archived = Instant.Max(archived, card.ColumnSince);
        card.Archive(archived);
        stay.End(archived);

        void MoveTo(Column column, PersonId? by, Instant at)
        {
            if (card.Move(column, card.LaneId, card.Rank, by, at) is not { } next)
                return;
            stay.End(at);
            stay = next;
            db.CardStays.Add(stay);
        }
    }

    void Furnish(Card card, ForeignCard from)
    {
        foreach (var comment in from.Comments)
            Say(card.Id, comment);
        foreach (var link in from.Links)
            db.CardLinks.Add(new CardLink(card.Id, link.Url, link.Title, null, link.At));
        foreach (var (place, list) in from.Checklists.Index())
            db.Checklists.Add(ListOf(card.Id, list, place, card.ColumnSince));
        var steps = from.Checklists.SelectMany(l => l.Steps).ToList();
        card.CountChecklist(steps.Count(s => s.IsDone), steps.Count, now);
        card.CountComments(from.Comments.Count, now);
        db.CardEvents.Add(
            new CardEvent(card.Id, import.By, now, $"brought the card from {import.Source}, file “{import.FileName}”")
        );
    }

    internal Checklist ListOf(int card, ForeignChecklist list, int place, Instant done)
    {
        var checklist = new Checklist(card, list.Name, place).From(list.Key);
        foreach (var step in list.Steps)
            Add(checklist, step, done);
        return checklist;
    }

    internal ChecklistItem Add(Checklist list, ForeignStep step, Instant done)
    {
        var item = list.Add(step.Text);
        item.From(step.Key);
        item.Assign(choices.Person(step.Owner), step.DueOn);
        if (step.IsDone)
            item.Tick(null, done);
        return item;
    }

    internal Comment Say(int card, ForeignComment said)
    {
        var by = choices.Person(said.By);
        var comment = new Comment(Subject.Card(card), by, said.Text, MarkdownText.ToHtml(said.Text), said.At).From(
            said.Key,
            by is null ? said.ByName : null
        );
        db.Comments.Add(comment);
        return comment;
    }

    long NextRank(int column)
    {
        var rank = CardRank.Between(ranks.TryGetValue(column, out var last) ? last : null, null)!.Value;
        ranks[column] = rank;
        return rank;
    }
}
