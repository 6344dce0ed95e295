using System.Globalization;
using AsyncWork.Domain.Boards;
using AsyncWork.Web.Data;
using AsyncWork.Web.Importing.Boards;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;

namespace AsyncWork.Web.Pages.Boards.Export;

/// <summary>The cards of a board with the names and times that belong to them, as a CSV file and a workbook show them (product.md B16).</summary>
sealed class CardTable
{
    readonly Dictionary<int, Column> columns;
    readonly Dictionary<int, string> lanes;
    readonly ILookup<int, string> helpers;
    readonly ILookup<int, string> labels;
    readonly Dictionary<int, int> logged;
    readonly Dictionary<(int Card, int Column), Duration> times = [];

    CardTable(
        Board board,
        List<OfCard> helpers,
        List<OfCard> labels,
        List<MinutesOfCard> logged,
        List<StayOfCard> stays,
        Instant now
    )
    {
        columns = board.Columns.ToDictionary(c => c.Id);
        lanes = board.Lanes.ToDictionary(l => l.Id, l => l.Name);
        this.helpers = helpers.ToLookup(h => h.Card, h => h.Name);
        this.labels = labels.ToLookup(l => l.Card, l => l.Name);
        this.logged = logged.ToDictionary(l => l.Card, l => l.Minutes);
        foreach (var stay in stays)
            times[(stay.Card, stay.Column)] =
                times.GetValueOrDefault((stay.Card, stay.Column)) + ((stay.LeftAt ?? now) - stay.EnteredAt);
        Columns = [.. board.Columns.Where(c => !c.IsRemoved || stays.Exists(s => s.Column == c.Id)).OrderBy(c => c.Place)];
    }

    /// <summary>For which the time is told: those of the board, and removed ones in which a card stood.</summary>
    public IReadOnlyList<Column> Columns { get; }

    /// <param name="board">With its columns and lanes.</param>
    public static async Task<CardTable> LoadAsync(AppDbContext db, Board board, Instant now, CancellationToken cancellation) =>
        new(
            board,
            await db.HelpersOfBoard(board.Id).ToListAsync(cancellation),
            await db.LabelsOfCards(board.Id).ToListAsync(cancellation),
            await db.LoggedOnCards(board.Id).ToListAsync(cancellation),
            await db.StaysOfBoard(board.Id).ToListAsync(cancellation),
            now
        );

    public Column Column(ExportedCard card) => columns[card.ColumnId];

    public string Lane(ExportedCard card) => card.LaneId is { } id ? lanes.GetValueOrDefault(id, "") : "";

    public string Helpers(ExportedCard card) => Joined(helpers[card.Id]);

    public string Labels(ExportedCard card) => Joined(labels[card.Id]);

    public int Logged(ExportedCard card) => logged.GetValueOrDefault(card.Id);

    /// <summary>Elapsed minutes in a column, all stays together; up to now while it stands there.</summary>
    public int MinutesIn(ExportedCard card, Column column) => (int)times.GetValueOrDefault((card.Id, column.Id)).TotalMinutes;

    /// <summary>Elapsed days from begun to done, evenings and weekends included (kpis.md K2); null while it is not done.</summary>
    public static decimal? CycleDays(ExportedCard card) =>
        card.FinishedAt - card.StartedAt is { } cycle ? Math.Round((decimal)cycle.TotalDays, 2) : null;

    // The sign between names cannot stand in one.
    static string Joined(IEnumerable<string> names) =>
        string.Join($"{CardCsv.Between} ", names.Select(n => n.Replace(CardCsv.Between, ',')));
}
