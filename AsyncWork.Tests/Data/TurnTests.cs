using System.Net;
using System.Text.RegularExpressions;
using AsyncWork.Domain.Boards;
using AsyncWork.Tests.Boards;
using AsyncWork.Tests.Support;
using AsyncWork.Web.Data;
using AsyncWork.Web.Pages.Boards.Archive;
using AsyncWork.Web.Pages.Boards.Rules;
using AsyncWork.Web.Pages.Wiki;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Tests.Data;

/// <summary>
/// Where writers run side by side, as on a server, a rule that no row guards is held by a turn at a row that is there, taken before what the
/// rule is about is read.
/// </summary>
public sealed class TurnTests
{
    [Fact, Trait("Feature", "P1")]
    public async Task Of_two_who_begin_the_playbook_one_waits()
    {
        await using var host = new AppHost();
        await host.Given().Everyone().SaveAsync();
        var hr = await host.SignedInAsync("hr");

        var asked = await host.Commands.Of(async () =>
        {
            using var begun = await hr.SubmitAsync("/playbook", ("language", "en"));
            Assert.Equal(HttpStatusCode.Redirect, begun.StatusCode);
        });

        AssertInOrder(asked, "^UPDATE .*Company", "^SELECT .*IsPlaybook", "^INSERT INTO .Spaces");
    }

    [Fact, Trait("Feature", "K-j")]
    public async Task Of_two_who_write_the_commentary_of_a_month_one_waits()
    {
        await using var host = new AppHost();
        await host.Given().Everyone().SaveAsync();
        var hr = await host.SignedInAsync("hr");

        var asked = await host.Commands.Of(async () =>
        {
            using var written = await hr.SubmitAsync("/reports/2026-10/commentary", ("Input.WhatHappened", "A storm came."));
            Assert.Equal(HttpStatusCode.Redirect, written.StatusCode);
        });

        AssertInOrder(asked, "^UPDATE .*Company", "^SELECT .*MonthCommentaries", "^INSERT INTO .*MonthCommentaries");
    }

    [Fact, Trait("Feature", "B25")]
    public async Task What_goes_for_good_is_held_first()
    {
        await using var host = new AppHost();
        await host.Given().Everyone().SaveAsync();

        var boards = await host.Commands.OfWork(() => host.Database(db => db.EmptyTrashAsync(AppHost.Start)));
        var pages = await host.Commands.OfWork(() =>
            host.Database(db => db.EmptyPageTrashAsync(AppHost.Start, CancellationToken.None))
        );

        AssertInOrder(boards, "^UPDATE .*Boards", "^UPDATE .*Cards", "^SELECT .*Boards", "^DELETE FROM .Cards");
        AssertInOrder(pages, "^UPDATE .*WikiPages", "^SELECT .*WikiPages", "^DELETE FROM .WikiPages");
    }

    /// <summary>Two nodes look at the same moment, and both find the card.</summary>
    [SqliteFact, Trait("Feature", "B20")]
    public async Task A_due_date_that_passes_sets_a_rule_off_on_one_node()
    {
        await using var host = new AppHost();
        await host.Given().Everyone().SaveAsync();
        var board = await host.BoardAsync();
        await host.Database(async db =>
        {
            var rule = new CardRule(board.Id);
            rule.Say(CardTrigger.DuePassed, null, null, CardAction.Comment, null, null, null, null, "It is late.");
            db.CardRules.Add(rule);
            await db.SaveChangesAsync();
        });
        await host.CardAsync(board, "Write", more: c => c with { DueOn = new LocalDate(2026, 11, 12) });
        var tomorrow = AppHost.Start + Duration.FromDays(1);
        var file = await host.Database(db => Task.FromResult(db.Database.GetConnectionString()!));
        List<Task> nodes;

        using (await WriterQueue.Of(file).TurnAsync(CancellationToken.None))
        {
            nodes = [.. Enumerable.Range(0, 2).Select(_ => host.Database(db => db.RunDuePassedAsync(tomorrow)))];
            Assert.All(nodes, node => Assert.False(node.IsCompleted)); // they have looked, and wait to write
        }
        await Task.WhenAll(nodes);

        Assert.Equal(["It is late."], await host.Database(db => db.Comments.Select(c => c.Text).ToListAsync()));
    }

    /// <summary>After a deadlock a server has ended the transaction: what is asked in it then fails, and hides that it can be tried again.</summary>
    [SqliteFact]
    public async Task What_is_refused_for_another_reason_than_its_form_asks_nothing_more()
    {
        await using var host = new AppHost();
        await host.Given().Everyone().SaveAsync();

        var asked = await host.Commands.OfWork(() =>
            host.Database(async db =>
            {
                db.Add(new CardEvent(999, null, AppHost.Start, "is on no card"));
                var refused = await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveOnceAsync(Guid.NewGuid(), AppHost.Start));
                Assert.IsType<SqliteException>(refused.InnerException);
            })
        );

        Assert.DoesNotContain(asked, sql => sql.StartsWith("SELECT", StringComparison.Ordinal));
    }

    static void AssertInOrder(IReadOnlyList<string> asked, params ReadOnlySpan<string> patterns)
    {
        var at = -1;
        foreach (var pattern in patterns)
        {
            var next = asked.Index().FirstOrDefault(c => c.Index > at && Regex.IsMatch(c.Item, pattern, RegexOptions.Singleline));
            Assert.True(next.Item is not null, $"{pattern} does not follow in\n{string.Join("\n\n", asked)}");
            at = next.Index;
        }
    }
}
