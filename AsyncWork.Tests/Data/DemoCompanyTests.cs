using AsyncWork.Domain;
using AsyncWork.Domain.Decisions;
using AsyncWork.Domain.TimeLogs;
using AsyncWork.Tests.Support;
using AsyncWork.Web.Data.Demo;
using AsyncWork.Web.Identity;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Tests.Data;

/// <summary>The demo company (A10): plausible, and the same for everybody.</summary>
[Trait("Feature", "A10")]
public class DemoCompanyTests
{
    static readonly DemoSize Small = new(Months: 1);

    [Fact]
    public async Task The_same_size_seed_and_day_give_the_same_hours()
    {
        var first = await FilledAsync(Small);
        Assert.Equal(first, await FilledAsync(Small));
        Assert.NotEqual(first, await FilledAsync(Small with { Seed = 2 }));
    }

    [Fact]
    public async Task Four_teams_in_four_places_with_a_lead_each_log_inside_the_months_asked_for()
    {
        await using var host = new AppHost();
        await FillAsync(host, Small);
        var today = AppHost.Start.InUtc().Date;

        // Beside the 24 there are the people of three plans: two who left, and one who is still to come.
        Assert.Equal(24 + 3, await host.Database(db => db.People.CountAsync()));
        Assert.Equal(
            ["Design", "Operations", "Product", "Support"],
            await host.Database(db => db.Teams.OrderBy(t => t.Name).Select(t => t.Name).ToListAsync())
        );
        Assert.Equal(4, await host.Database(db => db.TeamLeads.Select(l => l.TeamId).Distinct().CountAsync()));
        var zones = await host.Database(db => db.People.Select(p => p.Zone).Distinct().ToListAsync());
        Assert.Equal(
            ["America/New_York", "America/Sao_Paulo", "Asia/Kathmandu", "Europe/Berlin"],
            zones.Select(z => z.Id).Order(StringComparer.Ordinal)
        );
        Assert.Equal(new LocalDate(2026, 11, 1), await host.Database(db => db.TimeEntries.MinAsync(e => e.Date)));
        Assert.True(await host.Database(db => db.TimeEntries.MaxAsync(e => e.Date)) < today);
        Assert.False(
            await host.Database(db =>
                db.TimeEntries.AnyAsync(e => e.TeamId == null || e.ProjectId == null || e.Minutes > WorkDuration.Longest)
            )
        );
    }

    [Fact]
    public async Task Everyone_whom_the_sign_in_page_offers_can_sign_in()
    {
        await using var host = new AppHost();
        await FillAsync(host, Small);
        foreach (var (name, _) in DemoCompany.Accounts)
        {
            var account = await host.Database(db => db.Users.SingleAsync(a => a.Email == $"{name}@{DemoCompany.Domain}"));
            Assert.NotEqual(
                PasswordVerificationResult.Failed,
                new PasswordHasher<Account>().VerifyHashedPassword(account, account.PasswordHash!, DemoCompany.Password)
            );
        }
    }

    [Fact]
    public async Task A_database_with_a_company_is_left_alone()
    {
        await using var host = new AppHost();
        await host.Given().SaveAsync();
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => FillAsync(host, Small));
        Assert.Contains("already", refused.Message, StringComparison.Ordinal);
        Assert.False(await host.Database(db => db.TimeEntries.AnyAsync()));
    }

    [Fact]
    public async Task A_larger_demo_has_more_teams_each_with_a_lead()
    {
        await using var host = new AppHost();
        await FillAsync(host, new(People: 60, Months: 1));
        Assert.Equal(60 + 3, await host.Database(db => db.People.CountAsync()));
        Assert.Equal(5, await host.Database(db => db.Teams.CountAsync(t => t.Leads.Any())));
        Assert.Equal(60 + 3, await host.Database(db => db.TeamMembers.CountAsync()));
    }

    [Fact]
    public async Task Each_team_has_a_board_whose_limits_counters_and_histories_are_true()
    {
        await using var host = new AppHost();
        await FillAsync(host, new(Months: 2));
        var now = host.Clock.GetCurrentInstant();

        Assert.Equal(4, await host.Database(db => db.Boards.Select(b => b.TeamId).Distinct().CountAsync()));
        Assert.InRange(await host.Database(db => db.Cards.CountAsync(c => c.FinishedAt != null)), 100, 300);
        Assert.InRange(
            await host.Database(db => db.Cards.CountAsync(c => c.FinishedAt == null && c.ArchivedAt == null)),
            60,
            160
        );
        Assert.False(
            await host.Database(db =>
                db.Columns.AnyAsync(k => db.Cards.Count(c => c.ColumnId == k.Id && c.ArchivedAt == null) > k.Limit)
            )
        );
        Assert.False(
            await host.Database(db =>
                db.Cards.AnyAsync(c =>
                    c.Comments != db.Comments.Count(m => m.SubjectKind == SubjectKind.Card && m.SubjectId == c.Id)
                )
            )
        );
        Assert.False(
            await host.Database(db =>
                db.Cards.AnyAsync(c =>
                    c.ChecklistItems != db.ChecklistItems.Count(i => i.CardId == c.Id)
                    || c.ChecklistDone != db.ChecklistItems.Count(i => i.CardId == c.Id && i.DoneAt != null)
                    || c.OpenBlockers != db.CardDependencies.Count(d => d.BlockedId == c.Id)
                )
            )
        );
        // Where a card stands is its last stay; what left the board stands nowhere.
        Assert.False(
            await host.Database(db =>
                db.Cards.AnyAsync(c =>
                    (c.ArchivedAt == null)
                    != db.CardStays.Any(s => s.CardId == c.Id && s.LeftAt == null && s.ColumnId == c.ColumnId)
                )
            )
        );
        Assert.False(await host.Database(db => db.CardStays.AnyAsync(s => s.EnteredAt > now || s.LeftAt < s.EnteredAt)));
        Assert.True(await host.Database(db => db.TimeEntries.CountAsync(e => e.CardId != null)) > 200);
    }

    [Fact]
    public async Task There_are_decisions_in_all_states_and_pages_whose_links_lead_somewhere()
    {
        await using var host = new AppHost();
        await FillAsync(host, new(Months: 2));

        var states = await host.Database(db =>
            db.Decisions.GroupBy(d => d.State).Select(g => new { g.Key, Count = g.Count() }).ToListAsync()
        );
        Assert.Equal(Enum.GetValues<DecisionState>().Order(), states.Select(s => s.Key).Order());
        Assert.True(states.Sum(s => s.Count) >= 40);
        var now = host.Clock.GetCurrentInstant();
        Assert.False(await host.Database(db => db.Decisions.AnyAsync(d => d.LoggedAt > now)));
        Assert.True(await host.Database(db => db.Supersessions.CountAsync(s => s.InEffectAt != null)) >= 3);
        Assert.Equal(132, await host.Database(db => db.WikiPages.CountAsync()));
        Assert.Equal(4, await host.Database(db => db.Spaces.CountAsync(s => !s.IsPlaybook)));
        // The playbook has ten pages, of which some are confirmed; two teams say something of their own.
        Assert.Equal(3, await host.Database(db => db.Spaces.CountAsync(s => s.IsPlaybook)));
        Assert.Equal(2, await host.Database(db => db.WikiPages.CountAsync(p => p.AddsToId != null)));
        Assert.True(await host.Database(db => db.RequestRecipients.CountAsync(r => r.Revision != null)) > 50);
        Assert.False(await host.Database(db => db.References.AnyAsync(r => r.ToId == null)));
        Assert.False(
            await host.Database(db =>
                db.WikiPages.AnyAsync(p =>
                    p.Comments != db.Comments.Count(c => c.SubjectKind == SubjectKind.Page && c.SubjectId == p.Id)
                )
            )
        );
    }

    static async Task<List<(string, LocalDate, int, string)>> FilledAsync(DemoSize size)
    {
        await using var host = new AppHost();
        await FillAsync(host, size);
        var entries = await host.Database(db =>
            (
                from e in db.TimeEntries
                join p in db.People on e.PersonId equals p.Id
                orderby p.Name, e.Start
                select new
                {
                    p.Name,
                    e.Date,
                    e.Minutes,
                    e.Description,
                }
            ).ToListAsync()
        );
        return [.. entries.Select(e => (e.Name, e.Date, e.Minutes, e.Description))];
    }

    static Task<int> FillAsync(AppHost host, DemoSize size) =>
        host.Database(db => new DemoCompany(db, host.Clock, new PasswordHasher<Account>()).FillAsync(size));
}
