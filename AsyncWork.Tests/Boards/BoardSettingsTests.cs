using System.Net;
using AsyncWork.Domain.Boards;
using AsyncWork.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AsyncWork.Tests.Boards;

/// <summary>How a board is made and set up.</summary>
public sealed class BoardSettingsTests : IAsyncLifetime
{
    readonly AppHost host = new();
    HttpClient browser = null!;

    public async Task InitializeAsync()
    {
        await host.Given().Everyone().SaveAsync();
        browser = await host.SignedInAsync("Berlin");
    }

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    [Trait("Feature", "B14")]
    public async Task A_new_board_begins_with_the_columns_of_its_pattern()
    {
        using var made = await browser.SubmitAsync("/boards/new", ("Name", "Website"), ("From", "support"));

        var page = await browser.OpenAsync(made.Headers.Location!.ToString());
        Assert.Equal(
            ["New", "Working on it", "Waiting for customer", "Waiting for others", "Solved"],
            page.QuerySelectorAll(".column__head h2").Select(h => h.Reads())
        );
    }

    [Fact]
    [Trait("Feature", "B1")]
    public async Task A_board_without_a_name_is_refused_and_keeps_what_was_typed()
    {
        using var answer = await browser.SubmitAsync("/boards/new", ("Name", " "), ("Purpose", "For the new site"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal("For the new site", (await answer.HtmlAsync()).QuerySelector("#Purpose")!.GetAttribute("value"));
        Assert.Equal(0, await host.Database(db => db.Boards.CountAsync()));
    }

    [Fact]
    [Trait("Feature", "B1")]
    public async Task Columns_are_added_named_limited_and_put_in_order()
    {
        var board = await host.BoardAsync();
        var url = $"/boards/{board.Id}/settings/columns";

        using var added = await browser.SubmitAsync(
            url,
            new Submission(("name", "Review"), ("state", "Active"), ("limit", "2")) { Action = "handler=Add" }
        );
        var review = await host.Database(db => db.Columns.SingleAsync(c => c.Name == "Review"));
        using var moved = await browser.SubmitAsync(
            url,
            new Submission(("column", $"{review.Id}"), ("name", "Check"), ("state", "Waiting"), ("limit", ""), ("place", "2"))
        );

        var columns = await host.Database(db => db.Columns.OrderBy(c => c.Place).ToListAsync());
        Assert.Equal(["To do", "Check", "Doing", "Waiting", "Done"], columns.Select(c => c.Name));
        Assert.Equal((FlowState.Waiting, (int?)null), (columns[1].State, columns[1].Limit));
    }

    [Fact]
    [Trait("Feature", "B1")]
    public async Task A_column_with_cards_stays_and_an_empty_one_goes()
    {
        var board = await host.BoardAsync();
        await host.CardAsync(board, "Price page", "Doing");
        var url = $"/boards/{board.Id}/settings/columns";

        using var refused = await RemoveAsync(url, board.Column("Doing"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains(
            "1 cards stand in “Doing”",
            (await refused.HtmlAsync()).QuerySelector(".error-summary")!.Reads(),
            StringComparison.Ordinal
        );

        using var removed = await RemoveAsync(url, board.Column("Waiting"));
        Assert.True(await host.Database(db => db.Columns.AnyAsync(c => c.Name == "Waiting" && c.IsRemoved)));
        Assert.DoesNotContain(
            "Waiting",
            (await browser.OpenAsync($"/boards/{board.Id}")).QuerySelectorAll(".column__head h2").Select(h => h.Reads())
        );
    }

    [Fact]
    [Trait("Feature", "B23")]
    public async Task Settings_that_somebody_changed_meanwhile_are_not_overwritten()
    {
        var board = await host.BoardAsync();
        var url = $"/boards/{board.Id}/settings";
        var opened = await browser.OpenAsync(url);
        using var first = await browser.SubmitAsync(url, new Submission(("Input.Name", "Shop")));

        using var second = await browser.SubmitAsync(opened, url, new Submission(("Input.Name", "Market")));

        Assert.Equal(HttpStatusCode.Conflict, second.StatusCode);
        Assert.Equal("Shop", await host.Database(db => db.Boards.Select(b => b.Name).SingleAsync()));
    }

    [Theory]
    [InlineData("Input.PersonLimit", "0")]
    [InlineData("Input.PersonLimit", "many")]
    [InlineData("Input.Zone", "Nowhere/City")]
    [InlineData("Input.Name", "")]
    [Trait("Feature", "B5")]
    public async Task Settings_that_make_no_sense_are_refused(string field, string value)
    {
        var board = await host.BoardAsync();

        using var answer = await browser.SubmitAsync($"/boards/{board.Id}/settings", new Submission((field, value)));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(board.Version, await host.Database(db => db.Boards.Select(b => b.Version).SingleAsync()));
    }

    [Fact]
    [Trait("Feature", "B3")]
    public async Task A_label_is_made_once_and_leaves_the_cards_with_the_board()
    {
        var board = await host.BoardAsync();
        await host.CardAsync(board, "Price page", more: c => c with { Labels = [board.Label("Bug")] });
        var url = $"/boards/{board.Id}/settings/labels";

        using var twice = await browser.SubmitAsync(
            url,
            new Submission(("name", "bug"), ("hue", "2")) { Action = "handler=Add" }
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, twice.StatusCode);

        using var removed = await browser.SubmitAsync(
            url,
            new Submission(("label", $"{board.Label("Bug")}")) { Button = "Remove “Bug”" }
        );
        Assert.False(await host.Database(db => db.CardLabels.AnyAsync()));
    }

    [Fact]
    [Trait("Feature", "B25")]
    public async Task An_archived_board_can_be_read_and_not_changed_and_comes_back()
    {
        var board = await host.BoardAsync();
        var card = await host.CardAsync(board, "Price page");
        var url = $"/boards/{board.Id}/settings";

        using var archived = await browser.SubmitAsync(url, new Submission() { Action = "handler=Archive" });
        var page = await browser.OpenAsync($"/boards/{board.Id}");
        Assert.Contains("This board is archived", page.Body!.Reads(), StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("#move"));
        Assert.DoesNotContain(
            "Website",
            (await browser.OpenAsync("/boards")).QuerySelector("main")!.Reads(),
            StringComparison.Ordinal
        );

        using var back = await browser.SubmitAsync(url, new Submission() { Action = "handler=Archive" });
        Assert.NotNull((await browser.OpenAsync($"/boards/{board.Id}")).QuerySelector("#move"));
    }

    [Fact]
    [Trait("Feature", "A6")]
    public async Task What_becomes_of_a_board_is_on_record()
    {
        var board = await host.BoardAsync();
        var card = await host.CardAsync(board, "Price page");
        var (url, support) = (
            $"/boards/{board.Id}/settings",
            await host.Database(db => db.People.SingleAsync(p => p.Name == "Support"))
        );

        using var opened = await browser.SubmitAsync(url, new Submission(("Input.Audience", "Company")));
        await browser.SubmitAsync(
            $"{url}/columns",
            new Submission(("name", "Review"), ("state", "Active"), ("limit", "2")) { Action = "handler=Add" }
        );
        await browser.SubmitAsync($"{url}/guests", new Submission(("person", $"{support.Id.Value}")) { Action = "handler=Add" });
        await browser.GetAsync($"/boards/{board.Id}/export.csv");
        await browser.SubmitAsync($"/cards/{card.Id}/delete", new Submission { Button = "Put into the trash" });
        await browser.SubmitAsync(url, new Submission { Action = "handler=Delete" });

        var events = await host.Database(db =>
            db.AuditEvents.Where(e => e.Action != "signed in")
                .OrderBy(e => e.Id)
                .Select(e => e.Action + ": " + e.Subject + ": " + e.Details)
                .ToListAsync()
        );
        Assert.Collection(
            events,
            e => Assert.Equal($"changed a board’s settings: Website: board {board.Id}: Audience Team → Company", e),
            e => Assert.Contains("added column “Review”", e, StringComparison.Ordinal),
            e => Assert.Equal("invited to a board: Website: Support", e),
            e => Assert.StartsWith("exported: cards of Website: cards-website-2026-11-12.csv", e, StringComparison.Ordinal),
            e => Assert.Equal($"deleted a card: Price page: card {card.Id}", e),
            e => Assert.StartsWith("deleted a board: Website", e, StringComparison.Ordinal)
        );
    }

    [Fact]
    [Trait("Feature", "B24")]
    public async Task A_board_of_others_and_one_in_the_trash_are_not_there_to_be_archived()
    {
        var (theirs, gone) = (await host.BoardAsync(team: "Support"), await host.BoardAsync());
        await host.Database(async db =>
        {
            (await db.Boards.SingleAsync(b => b.Id == gone.Id)).Delete(AppHost.Start);
            await db.SaveChangesAsync();
        });

        foreach (var board in new[] { theirs.Id, gone.Id, 4711 })
        {
            using var answer = await browser.PostAsync(
                $"/boards/{board}/settings?handler=Archive",
                await Cards.CardBench.FormAsync(browser, ("version", "1"))
            );
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    [Fact]
    [Trait("Feature", "B1")]
    public async Task A_project_that_is_not_there_is_refused()
    {
        var board = await host.BoardAsync();

        using var answer = await browser.SubmitAsync($"/boards/{board.Id}/settings", ("Input.ProjectId", "4711"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("Choose a project", (await answer.HtmlAsync()).QuerySelector(".error-summary")!.Reads());
    }

    [Fact]
    [Trait("Feature", "B25")]
    public async Task A_board_that_somebody_changed_meanwhile_is_neither_archived_nor_put_into_the_trash()
    {
        var board = await host.BoardAsync();
        var url = $"/boards/{board.Id}/settings";
        var opened = await browser.OpenAsync(url);
        await browser.SubmitAsync(url, ("Input.Name", "Renamed"));

        using var archived = await browser.SubmitAsync(opened, url, new Submission() { Action = "handler=Archive" });
        using var deleted = await browser.SubmitAsync(opened, url, new Submission() { Action = "handler=Delete" });

        Assert.Equal((HttpStatusCode.Conflict, HttpStatusCode.Conflict), (archived.StatusCode, deleted.StatusCode));
        Assert.False((await host.Database(db => db.Boards.SingleAsync())).IsClosed);
    }

    Task<HttpResponseMessage> RemoveAsync(string url, int column) =>
        browser.SubmitAsync(url, new Submission(("column", $"{column}")) { Button = $"Remove “{NameOf(column)}”" });

    string NameOf(int column) =>
        host.Database(db => db.Columns.Where(c => c.Id == column).Select(c => c.Name).SingleAsync()).GetAwaiter().GetResult();
}
