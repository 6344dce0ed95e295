using AsyncWork.Domain.Boards;
using AsyncWork.Domain.People;
using AsyncWork.Tests.Support;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Pages.Boards;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Tests.Boards;

/// <summary>A board that is there before a test begins, and what one asks of it.</summary>
static class SomeBoard
{
    /// <summary>A board of Product with the columns To do, Doing, Waiting and Done, and the labels Bug and Feature.</summary>
    public static Task<Board> BoardAsync(this AppHost host, Action<Board>? more = null, string team = "Product") =>
        host.Database(async db =>
        {
            var id = await db.Teams.Where(t => t.Name == team).Select(t => t.Id).SingleAsync();
            var board = new Board("Website", id, Given.Zone("Europe/Berlin"), null, AppHost.Start);
            board.AddColumn("To do", FlowState.Queue);
            board.AddColumn("Doing", FlowState.Active);
            board.AddColumn("Waiting", FlowState.Waiting);
            board.AddColumn("Done", FlowState.Done);
            board.AddLabel("Bug", 0);
            board.AddLabel("Feature", 1);
            more?.Invoke(board);
            db.Boards.Add(board);
            await db.SaveChangesAsync();
            return board;
        });

    public static int Column(this Board board, string name) => board.Columns.Single(c => c.Name == name).Id;

    public static int Label(this Board board, string name) => board.Labels.Single(l => l.Name == name).Id;

    /// <summary>A card made the way the app makes it, by the app itself.</summary>
    public static async Task<Card> CardAsync(
        this AppHost host,
        Board board,
        string title,
        string column = "To do",
        Func<NewCard, NewCard>? more = null
    )
    {
        var asked = new NewCard(board.Column(column), null, title);
        var placed = await host.Database(async db =>
        {
            CardPlaced? made = null;
            await db.InTransactionAsync(async token =>
                made = await db.AddCardAsync(
                    board.Id,
                    more?.Invoke(asked) ?? asked,
                    null,
                    board.Zone,
                    Guid.Empty,
                    host.Clock.GetCurrentInstant(),
                    token
                )
            );
            return made!;
        });
        return placed.Card ?? throw new InvalidOperationException(placed.Refused ?? "There is no such place.");
    }

    /// <summary>Somebody as a request knows them.</summary>
    public static Task<Viewer> ViewerAsync(this AppHost host, string name) =>
        host.Database(async db =>
        {
            var person = await db.People.SingleAsync(p => p.Name == name);
            return new Viewer(
                person.Id,
                person.Name,
                person.Zone,
                host.Clock.GetCurrentInstant().InZone(person.Zone).Date,
                "system",
                IsHr: false,
                IsAdministrator: name == "Admin",
                LeadsTeam: await db.TeamLeads.AnyAsync(l => l.PersonId == person.Id)
            );
        });
}
