using AsyncWork.Domain.People;
using AsyncWork.Tests.Support;

namespace AsyncWork.Tests.Admin;

/// <summary>A company in which nothing was made yet: its first administrator finds the way from each empty page (product.md A10, X11).</summary>
[Trait("Feature", "A10"), Trait("Feature", "X11")]
public sealed class NewCompanyTests
{
    [Theory]
    [InlineData("/", "/admin/people")]
    [InlineData("/", "/admin/teams")]
    [InlineData("/", "/time/projects")]
    [InlineData("/", "/boards")]
    [InlineData("/", "/playbook")]
    [InlineData("/boards/new", "/admin/teams")]
    [InlineData("/pilots/new", "/admin/teams")]
    [InlineData("/time/analysis/team", "/admin/teams")]
    [InlineData("/time/week/2026-W46", "/time/projects")]
    public async Task X11_an_empty_page_leads_on(string page, string to)
    {
        await using var host = new AppHost();
        var given = host.Given();
        given.Person("Ada").Is(Role.Administrator);
        await given.SaveAsync();

        var shown = await (await host.SignedInAsync("Ada")).OpenAsync(page);

        Assert.NotNull(shown.QuerySelector($"main .empty a[href='{to}'], main .notice a[href='{to}']"));
    }

    [Fact]
    public async Task X11_who_leads_nobody_is_told_whom_to_ask()
    {
        await using var host = new AppHost();
        var given = host.Given();
        given.Person("Ben");
        given.Person("Hanna").Is(Role.HR);
        await given.SaveAsync();

        var board = await (await host.SignedInAsync("Ben")).OpenAsync("/boards/new");
        var pilot = await (await host.SignedInAsync("Hanna")).OpenAsync("/pilots/new");

        Assert.Contains("Ask an administrator", board.QuerySelector("main")!.Reads(), StringComparison.Ordinal);
        Assert.Null(board.QuerySelector("main a[href='/admin/teams']"));
        Assert.Contains("An administrator makes it.", pilot.QuerySelector("main")!.Reads(), StringComparison.Ordinal);
    }
}
