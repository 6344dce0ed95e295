using AsyncWork.Domain.Boards;
using AsyncWork.Tests.Support;
using AsyncWork.Web.Pages.Boards.Templates;
using Microsoft.EntityFrameworkCore;

namespace AsyncWork.Tests.Boards.Templates;

[Trait("Feature", "B14")]
public sealed class NewBoardTests
{
    [Theory]
    [InlineData("kanban")]
    [InlineData("support")]
    [InlineData("editorial")]
    [InlineData("project")]
    public async Task A_pattern_makes_a_board_on_which_work_begins_and_ends(string pattern)
    {
        await using var host = new AppHost();
        await host.Given().Everyone().SaveAsync();

        var made = await MakeAsync(host, "Berlin", pattern);

        var columns = await host.Database(db =>
            db.Columns.Where(c => c.BoardId == made.Id).OrderBy(c => c.Place).Select(c => c.State).ToListAsync()
        );
        Assert.Equal(FlowState.Queue, columns[0]);
        Assert.Contains(FlowState.Active, columns);
        Assert.Equal(FlowState.Done, columns[^1]);
    }

    [Fact]
    public async Task A_board_made_from_a_template_has_its_columns_limits_labels_templates_and_cards_but_no_people_or_history()
    {
        await using var host = new AppHost();
        await host.Given().Everyone().SaveAsync();
        var board = await host.BoardAsync(b =>
        {
            b.Columns[1].LimitTo(3, null);
            b.AddLane("Fast");
        });
        var berlin = await host.ViewerAsync("Berlin");
        var card = await host.CardAsync(
            board,
            "Say hello",
            more: c => c with { Owner = berlin.Person, Labels = [board.Label("Bug")], Estimate = 60 }
        );
        await host.Database(async db =>
        {
            var list = new Checklist(card.Id, "Steps", 0);
            list.Add("One").Tick(null, AppHost.Start);
            list.Add("Two");
            db.Checklists.Add(list);
            var template = new CardTemplate(board.Id, "Fault", "Fault: ");
            template.Fill("", "", berlin.Person, Priority.High, null, null, [board.Label("Feature")]);
            db.CardTemplates.Add(template);
            await db.SaveChangesAsync();
        });

        var made = await MakeAsync(host, "Berlin", $"{board.Id}");

        await host.Database(async db =>
        {
            var copy = await db
                .Boards.Include(b => b.Columns)
                .Include(b => b.Lanes)
                .Include(b => b.Labels)
                .SingleAsync(b => b.Id == made.Id);
            Assert.Equal(["To do", "Doing", "Waiting", "Done"], copy.Columns.OrderBy(c => c.Place).Select(c => c.Name));
            Assert.Equal(3, copy.Columns.Single(c => c.Name == "Doing").Limit);
            Assert.Equal("Fast", copy.Lanes.Single().Name);
            var template = await db.CardTemplates.SingleAsync(t => t.BoardId == copy.Id);
            Assert.Equal([copy.Labels.Single(l => l.Name == "Feature").Id], template.LabelIds);
            Assert.Null(template.OwnerId);
            var same = await db.Cards.Include(c => c.Labels).SingleAsync(c => c.BoardId == copy.Id);
            Assert.Equal(("Say hello", null, 60), (same.Title, same.OwnerId, same.Estimate));
            Assert.Equal((0, 2), (same.ChecklistDone, same.ChecklistItems));
            Assert.Equal(copy.Labels.Single(l => l.Name == "Bug").Id, same.Labels.Single().LabelId);
            Assert.Equal(1, await db.CardStays.CountAsync(s => s.CardId == same.Id && s.LeftAt == null));
        });
    }

    [Fact]
    public async Task The_same_form_sent_twice_makes_one_board_and_leads_to_it()
    {
        await using var host = new AppHost();
        await host.Given().Everyone().SaveAsync();
        var key = Guid.NewGuid();

        var first = await MakeAsync(host, "Berlin", "kanban", key);
        var second = await MakeAsync(host, "Berlin", "kanban", key);

        Assert.NotNull(first.Id);
        Assert.Equal(first.Id, second.Id);
        Assert.Equal(1, await host.Database(db => db.Boards.CountAsync()));
    }

    [Fact]
    public async Task A_board_one_does_not_see_is_no_template_and_a_team_one_is_not_in_gets_no_board()
    {
        await using var host = new AppHost();
        await host.Given().Everyone().SaveAsync();
        var board = await host.BoardAsync();

        var copied = await MakeAsync(host, "Support", $"{board.Id}", team: "Support");
        var elsewhere = await MakeAsync(host, "Support", "kanban");

        Assert.Equal((new BoardMade(), new BoardMade()), (copied, elsewhere));
        Assert.Equal(1, await host.Database(db => db.Boards.CountAsync()));
    }

    static async Task<BoardMade> MakeAsync(AppHost host, string who, string from, Guid key = default, string team = "Product")
    {
        var viewer = await host.ViewerAsync(who);
        return await host.Database(async db =>
        {
            var id = await db.Teams.Where(t => t.Name == team).Select(t => t.Id).SingleAsync();
            return await db.NewBoardFromAsync(viewer, new NewBoard("New", null, id, viewer.Zone, from), key, AppHost.Start);
        });
    }
}
