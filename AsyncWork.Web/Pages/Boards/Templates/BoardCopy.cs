using AsyncWork.Domain.Boards;
using AsyncWork.Web.Data;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Boards.Templates;

/// <summary>
/// Copies a board: its columns, lanes, labels, limits, card templates and rules, and what stands on it. People, dates, comments and
/// history stay behind. Made before the new board is saved, filled afterwards, when ids are known.
/// </summary>
sealed class BoardCopy
{
    readonly AppDbContext db;
    readonly Board from;
    readonly Board to;
    readonly Dictionary<int, Column> columns;
    readonly Dictionary<int, Lane> lanes;
    readonly Dictionary<int, Label> labels;

    public BoardCopy(AppDbContext db, Board from, Board to)
    {
        (this.db, this.from, this.to) = (db, from, to);
        to.Agree(from.Limits, from.Dependencies, from.PersonLimit);
        columns = from.Columns.Where(c => !c.IsRemoved).OrderBy(c => c.Place).ToDictionary(c => c.Id, Copy);
        lanes = from.Lanes.OrderBy(l => l.Place).ToDictionary(l => l.Id, l => to.AddLane(l.Name, l.Limit));
        labels = from.Labels.OrderBy(l => l.Id).ToDictionary(l => l.Id, l => to.AddLabel(l.Name, l.Hue));
    }

    Column Copy(Column column)
    {
        var copy = to.AddColumn(column.Name, column.State);
        copy.LimitTo(column.Limit, column.LaneLimit);
        return copy;
    }

    /// <summary>In the transaction that stored the new board.</summary>
    public async Task FillAsync(bool withCards, Instant now, CancellationToken cancellation)
    {
        foreach (var template in await db.CardTemplates.AsNoTracking().Where(t => t.BoardId == from.Id).ToListAsync(cancellation))
        {
            var copy = new CardTemplate(to.Id, template.Name, template.Title);
            copy.Fill(
                template.Text,
                template.Steps,
                owner: null,
                template.Priority,
                template.Estimate,
                template.DueAfterDays,
                [.. template.LabelIds.Where(labels.ContainsKey).Select(l => labels[l].Id)]
            );
            db.CardTemplates.Add(copy);
        }
        foreach (var rule in await db.CardRules.AsNoTracking().Where(r => r.BoardId == from.Id).ToListAsync(cancellation))
            Copy(rule);
        await db.SaveChangesAsync(cancellation);
        if (withCards)
            await CopyCardsAsync(now, cancellation);
    }

    void Copy(CardRule rule)
    {
        var copy = new CardRule(to.Id);
        if (
            IsGone(rule.WhenColumnId, columns)
            || IsGone(rule.ThenColumnId, columns)
            || IsGone(rule.WhenLabelId, labels)
            || IsGone(rule.ThenLabelId, labels)
        )
            return;
        copy.Say(
            rule.When,
            rule.WhenColumnId is { } whenColumn ? columns[whenColumn].Id : null,
            rule.WhenLabelId is { } whenLabel ? labels[whenLabel].Id : null,
            rule.Then,
            rule.ThenColumnId is { } thenColumn ? columns[thenColumn].Id : null,
            rule.ThenLabelId is { } thenLabel ? labels[thenLabel].Id : null,
            rule.ThenPersonId,
            rule.ThenDays,
            rule.ThenText
        );
        copy.Turn(!rule.IsOff);
        db.CardRules.Add(copy);
    }

    static bool IsGone<T>(int? id, Dictionary<int, T> known) => id is { } named && !known.ContainsKey(named);

    async Task CopyCardsAsync(Instant now, CancellationToken cancellation)
    {
        var copies = new List<(Card From, Card To, Column Column)>();
        foreach (var card in await db.CardsToCopy(from.Id).ToListAsync(cancellation))
        {
            if (!columns.TryGetValue(card.ColumnId, out var column))
                continue;
            var lane = card.LaneId is { } id && lanes.TryGetValue(id, out var known) ? known.Id : (int?)null;
            var copy = new Card(to.Id, card.Title, column, lane, card.Rank, to.CreatedBy, now);
            copy.Describe(card.Text, card.Html, now);
            copy.Rate(card.Priority, now);
            copy.Judge(card.Estimate, now);
            copy.Label([.. card.Labels.Where(l => labels.ContainsKey(l.LabelId)).Select(l => labels[l.LabelId].Id)], now);
            copies.Add((card, copy, column));
        }
        db.Cards.AddRange(copies.Select(c => c.To));
        await db.SaveChangesAsync(cancellation);
        var lists = (await db.ChecklistsToCopy(from.Id).ToListAsync(cancellation)).ToLookup(l => l.CardId);
        foreach (var (card, copy, column) in copies)
        {
            db.CardStays.Add(copy.FirstStay(column, to.CreatedBy));
            foreach (var list in lists[card.Id])
            {
                var checklist = new Checklist(copy.Id, list.Name, list.Place);
                foreach (var item in list.Items.OrderBy(i => i.Place))
                    checklist.Add(item.Text);
                db.Checklists.Add(checklist);
            }
            if (lists[card.Id].Sum(l => l.Items.Count) is > 0 and var items)
                copy.CountChecklist(0, items, now);
        }
        await db.SaveChangesAsync(cancellation);
    }
}
