using System.Globalization;
using AsyncWork.Domain.Boards;
using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using AsyncWork.Web.TagHelpers;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;

namespace AsyncWork.Web.Pages.Boards;

/// <summary>A row across the board; the one row of a board without lanes has no name.</summary>
/// <param name="Key">Names it in ids; empty for the one row.</param>
/// <param name="LaneId">The lane that a card gets that is put here; null where the rows are not lanes of the board.</param>
/// <param name="Limit">The limit of the lane; null for none.</param>
public sealed record BoardRow(string Key, string Name, int? LaneId, int? Limit)
{
    public static readonly BoardRow Only = new("", "", null, null);
}

/// <summary>A board as one viewer sees it now, read in three queries (product.md B1, B5, B6, B11).</summary>
public sealed class BoardView
{
    /// <summary>Done cards stay on the board this long, and at least as long as the month lasts.</summary>
    public static readonly Duration DoneStays = Duration.FromDays(14);

    /// <summary>More cards of a column in a row are shown on request only.</summary>
    public const int MostInCell = 60;

    static readonly LocalDatePattern ShortDay = LocalDatePattern.CreateWithInvariantCulture("ddd d MMM");
    ILookup<(int Column, string Row), CardFace> cells = null!;
    IReadOnlyList<CellCount> counts = [];
    ILookup<int, BoardPart> labelsOfCards = null!;

    public required BoardHead Board { get; init; }
    public required BoardFilter Filter { get; init; }
    public required Viewer Viewer { get; init; }
    public required Instant Now { get; init; }
    public IReadOnlyList<BoardPart> Columns { get; private set; } = [];
    public IReadOnlyList<BoardPart> Lanes { get; private set; } = [];
    public IReadOnlyList<BoardPart> Labels { get; private set; } = [];
    public IReadOnlyList<BoardPart> Saved { get; private set; } = [];
    public IReadOnlyList<BoardRow> Rows { get; private set; } = [];
    public IReadOnlyList<(PersonId Id, string Name)> Owners { get; private set; } = [];
    public int Cards { get; private set; }
    public int Open { get; private set; }

    /// <summary>By what the rows are made.</summary>
    public LaneBy LaneBy => Filter.Lanes ?? (Lanes.Count > 0 ? LaneBy.Hand : LaneBy.None);
    public bool HasRows => LaneBy != LaneBy.None;

    /// <summary>A card that is made in a row stays there: the rows are lanes of the board, or there is one only.</summary>
    public bool TakesCards => LaneBy is LaneBy.None or LaneBy.Hand;

    /// <summary>From when on done cards are shown.</summary>
    public Instant DoneSince => Instant.Min(MonthStart, Now - DoneStays);

    /// <summary>
    /// From when on changes are asked for next, in milliseconds of Unix time. Two seconds back: a change that was under way while this was
    /// read bears an earlier moment, and one that is sent twice does no harm.
    /// </summary>
    public long Since => (Now - Duration.FromSeconds(2)).ToUnixTimeMilliseconds();

    /// <summary>The moment of a number made by <see cref="Since"/>; of any other, one between 1970 and now.</summary>
    public Instant ReadSince(long since) => Instant.FromUnixTimeMilliseconds(Math.Clamp(since, 0, Now.ToUnixTimeMilliseconds()));

    Instant MonthStart => Viewer.Zone.AtStartOfDay(Now.InZone(Viewer.Zone).Date.With(DateAdjusters.StartOfMonth)).ToInstant();
    Instant? AgingBefore => Board.CycleP85 is { } minutes ? Now - Duration.FromMinutes(minutes) : null;

    /// <returns>Null when the viewer may see no such board.</returns>
    public static async Task<BoardView?> LoadAsync(
        AppDbContext db,
        Viewer viewer,
        int id,
        BoardFilter filter,
        Instant now,
        CancellationToken cancellation = default
    )
    {
        if (await LoadHeadAsync(db, viewer, id, filter, now) is not { } view)
            return null;
        await view.LoadPartsAsync(db, withCards: true, cancellation);
        // How full a column is does not depend on what is looked for in it.
        if (filter.IsOn)
        {
            view.Take(await db.ListFaces(id, filter, view.DoneSince, now, view.AgingBefore).ToListAsync(cancellation));
            await view.CountAsync(db, cancellation);
        }
        else
            view.Take(await BoardQueries.ListFacesOn(db, id, view.DoneSince).ToListAsync(cancellation));
        return view;
    }

    /// <summary>The board without its cards: to send those that changed.</summary>
    public static async Task<BoardView?> LoadFrameAsync(
        AppDbContext db,
        Viewer viewer,
        int id,
        BoardFilter filter,
        Instant now,
        CancellationToken cancellation = default
    )
    {
        if (await LoadHeadAsync(db, viewer, id, filter, now) is not { } view)
            return null;
        await view.LoadPartsAsync(db, withCards: false, cancellation);
        return view;
    }

    static async Task<BoardView?> LoadHeadAsync(AppDbContext db, Viewer viewer, int id, BoardFilter filter, Instant now) =>
        await BoardQueries.FindBoardFor(db, id, viewer.Person, viewer.Today, viewer.IsAdministrator) is { } board
            ? new BoardView
            {
                Board = board,
                Filter = filter,
                Viewer = viewer,
                Now = now,
            }
            : null;

    async Task LoadPartsAsync(AppDbContext db, bool withCards, CancellationToken cancellation) =>
        Take(await BoardQueries.ListPartsFor(db, Board.Id, Viewer.Person, withCards, DoneSince).ToListAsync(cancellation));

    /// <summary>Looks up the labels of cards that were read without their board.</summary>
    public async Task LoadLabelsAsync(AppDbContext db, IReadOnlyList<CardFace> cards, CancellationToken cancellation = default)
    {
        if (Labels.Count > 0 && cards.Count > 0)
            TakeLabels(await BoardQueries.ListLabelsOn(db, [.. cards.Select(c => c.Id)]).ToListAsync(cancellation));
    }

    /// <summary>Counts what stands in the columns and lanes.</summary>
    public async Task CountAsync(AppDbContext db, CancellationToken cancellation = default) =>
        counts = await BoardQueries.CountCells(db, Board.Id, DoneSince, MonthStart).ToListAsync(cancellation);

    /// <summary>The cards of a cell that are shown, in order; done cards newest first.</summary>
    public IReadOnlyList<CardFace> Shown(BoardPart column, BoardRow row)
    {
        IEnumerable<CardFace> cards = cells[(column.Id, row.Key)];
        if (column.State == FlowState.Done)
            cards = cards.OrderByDescending(c => c.FinishedAt);
        return [.. Filter.All ? cards : cards.Take(MostInCell)];
    }

    /// <summary>How many cards of a cell are left out.</summary>
    public int Hidden(BoardPart column, BoardRow row) =>
        Filter.All ? 0 : Math.Max(0, cells[(column.Id, row.Key)].Count() - MostInCell);

    /// <summary>A card that changed stands on the board still.</summary>
    public bool IsShown(CardFace card) => card.IsOnBoard && (card.FinishedAt is null || card.FinishedAt >= DoneSince);

    /// <summary>The id of the list of a column in a row.</summary>
    public static string CellId(int column, string row) => row.Length == 0 ? $"k{column}" : $"k{column}-{row}";

    /// <summary>The id of the list in which a card stands; a card with several labels stands in the row of the first.</summary>
    public string CellOf(CardFace card) => CellId(card.ColumnId, KeyOf(card));

    public IEnumerable<BoardPart> LabelsOf(CardFace card) => labelsOfCards[card.Id];

    /// <summary>What stands in the head of a column: how many, and of how many.</summary>
    public string CountText(BoardPart column) =>
        column.State == FlowState.Done && column.Limit is null
            ? $"{counts.Where(c => c.ColumnId == column.Id).Sum(c => c.Done)} this month"
        : column.Limit is { } limit ? $"{InColumn(column)} of {limit}"
        : InColumn(column).ToString(CultureInfo.InvariantCulture);

    public bool IsFull(BoardPart column) => InColumn(column) >= column.Limit;

    /// <summary>Cards of a lane in active and waiting columns.</summary>
    public int InProgress(BoardRow row) =>
        counts
            .Where(c =>
                c.LaneId == row.LaneId && Columns.Any(k => k.Id == c.ColumnId && k.State is FlowState.Active or FlowState.Waiting)
            )
            .Sum(c => c.Cards);

    public bool IsFull(BoardRow row) => InProgress(row) >= row.Limit;

    /// <summary>In work for longer than 85 % of the cards were (kpis.md K5).</summary>
    public bool IsAging(CardFace card) => card.FinishedAt is null && card.StartedAt < AgingBefore;

    public bool IsLate(CardFace card) => card.FinishedAt is null && card.DueAt < Now;

    public bool IsSoon(CardFace card) => card.FinishedAt is null && card.DueAt < Now + Duration.FromDays(2);

    /// <summary>The due day, with the clock time in the viewer's zone when it has one.</summary>
    public string DueText(CardFace card)
    {
        if (card.DueAt is not { } at || card.DueOn is not { } on)
            return "";
        var local = at.InZone(Viewer.Zone);
        var today = Now.InZone(Viewer.Zone).Date;
        var day = card.DueTime is null ? on : local.Date;
        var text =
            day == today ? "today"
            : day == today.PlusDays(1) ? "tomorrow"
            : day == today.PlusDays(-1) ? "yesterday"
            : day.Year == today.Year ? ShortDay.Format(day)
            : day.Text();
        return card.DueTime is null ? text : $"{text} {local.TimeOfDay.Text()}";
    }

    /// <summary>Which day it is since a moment; the first one is day 1.</summary>
    public int DayOf(Instant since) => (int)Math.Floor((Now - since).TotalDays) + 1;

    /// <summary>Elapsed days of cycle time, with one decimal (kpis.md K2).</summary>
    public static string CycleText(CardFace card) =>
        card is { StartedAt: { } started, FinishedAt: { } finished }
            ? string.Create(CultureInfo.InvariantCulture, $"{(finished - started).TotalDays:0.0} days")
            : "";

    /// <summary>"half of them done within 3.2 days, 85 % within 6.4"; null while there are too few (kpis.md K5).</summary>
    public string? Expectation =>
        Board is { CycleP50: { } half, CycleP85: { } most }
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"half of them done within {half / 1440.0:0.0} days, 85 % within {most / 1440.0:0.0}"
            )
            : null;

    int InColumn(BoardPart column) => counts.Where(c => c.ColumnId == column.Id).Sum(c => c.Cards);

    void Take(List<BoardPart> parts)
    {
        Columns = [.. parts.Where(p => p.Kind == BoardPartKind.Column).OrderBy(p => p.Number)];
        Lanes = [.. parts.Where(p => p.Kind == BoardPartKind.Lane).OrderBy(p => p.Number)];
        Labels = [.. parts.Where(p => p.Kind == BoardPartKind.Label).OrderBy(p => p.Name, StringComparer.OrdinalIgnoreCase)];
        Saved = [.. parts.Where(p => p.Kind == BoardPartKind.Filter).OrderBy(p => p.Name, StringComparer.OrdinalIgnoreCase)];
        TakeLabels(parts.Where(p => p.Kind == BoardPartKind.CardLabel).Select(p => new LabelOnCard(p.Id, p.Number)));
        Rows = MakeRows();
    }

    void TakeLabels(IEnumerable<LabelOnCard> onCards) =>
        labelsOfCards = onCards
            .Join(Labels, l => l.LabelId, l => l.Id, (l, label) => (l.CardId, Label: label))
            .OrderBy(l => l.Label.Id)
            .ToLookup(l => l.CardId, l => l.Label);

    void Take(List<CardFace> faces)
    {
        (Cards, Open) = (faces.Count, faces.Count(f => f.FinishedAt is null));
        Owners =
        [
            .. faces
                .Where(f => f.Owner is not null)
                .Select(f => (f.OwnerId!.Value, f.Owner!))
                .Distinct()
                .OrderBy(o => o.Item2, StringComparer.OrdinalIgnoreCase),
        ];
        Rows = MakeRows();
        cells = faces.ToLookup(f => (f.ColumnId, KeyOf(f)));
        counts =
        [
            .. faces
                .GroupBy(f => (f.ColumnId, f.LaneId))
                .Select(g => new CellCount(g.Key.ColumnId, g.Key.LaneId, g.Count(), g.Count(f => f.FinishedAt >= MonthStart))),
        ];
    }

    IReadOnlyList<BoardRow> MakeRows() =>
        LaneBy switch
        {
            LaneBy.Hand =>
            [
                .. Lanes.Select(l => new BoardRow($"l{l.Id}", l.Name, l.Id, l.Limit)),
                new("l0", "Other", null, null),
            ],
            LaneBy.Owner =>
            [
                .. Owners.Select(o => new BoardRow($"o{o.Id}", o.Name, null, null)),
                new("o0", "Nobody yet", null, null),
            ],
            LaneBy.Label =>
            [
                .. Labels.Select(l => new BoardRow($"t{l.Id}", l.Name, null, null)),
                new("t0", "No label", null, null),
            ],
            LaneBy.Priority =>
            [
                .. Enum.GetValues<Priority>().Reverse().Select(p => new BoardRow($"p{(int)p}", p.ToString(), null, null)),
            ],
            _ => [BoardRow.Only],
        };

    string KeyOf(CardFace card) =>
        LaneBy switch
        {
            LaneBy.Hand => $"l{(Lanes.Any(l => l.Id == card.LaneId) ? card.LaneId : 0)}",
            LaneBy.Owner => card.OwnerId is { } owner ? $"o{owner}" : "o0",
            LaneBy.Label => $"t{LabelsOf(card).FirstOrDefault()?.Id ?? 0}",
            LaneBy.Priority => $"p{(int)card.Priority}",
            _ => "",
        };
}
