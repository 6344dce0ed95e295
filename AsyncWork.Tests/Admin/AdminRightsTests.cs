using System.Net;
using AsyncWork.Tests.Support;

namespace AsyncWork.Tests.Admin;

[Trait("Feature", "A3")]
public sealed class AdminRightsTests(AdminRightsTests.Company company) : IClassFixture<AdminRightsTests.Company>
{
    static readonly string[] Pages =
    [
        "/admin",
        "/admin/people",
        "/admin/people/new",
        "/admin/people/1",
        "/admin/people/1/hours",
        "/admin/people/1/account",
        "/admin/teams",
        "/admin/teams/new",
        "/admin/teams/product",
        "/admin/settings",
        "/admin/audit",
        "/admin/audit.csv",
        "/admin/health",
    ];

    [Theory]
    [InlineData("berlin")]
    [InlineData("manager")]
    [InlineData("hr")]
    public async Task Nobody_but_administrators_opens_the_administration(string who)
    {
        using var browser = await company.Host.SignedInAsync(who);
        foreach (var page in Pages)
            Assert.True((await browser.GetAsync(page)).StatusCode == HttpStatusCode.Forbidden, page);
    }

    [Fact]
    public async Task Administrators_open_every_page_of_it()
    {
        using var browser = await company.Host.SignedInAsync("admin");
        foreach (var page in Pages)
            Assert.True((await browser.GetAsync(page)).StatusCode == HttpStatusCode.OK, $"{page} {company.Host.Errors}");
    }

    [Fact]
    public async Task What_is_not_there_is_not_found()
    {
        using var browser = await company.Host.SignedInAsync("admin");
        foreach (
            var page in new[]
            {
                "/admin/people/999",
                "/admin/people/999/hours",
                "/admin/people/999/account",
                "/admin/teams/nobody",
            }
        )
            Assert.True((await browser.GetAsync(page)).StatusCode == HttpStatusCode.NotFound, page);
    }

    [Fact]
    public async Task A_forged_form_is_refused_for_who_may_not_and_without_its_token()
    {
        using var employee = await company.Host.SignedInAsync("berlin");
        using var admin = await company.Host.SignedInAsync("admin");
        using var form = new FormUrlEncodedContent([new("name", "Mine")]);

        Assert.Equal(
            HttpStatusCode.Forbidden,
            (await employee.PostAsync("/admin/teams/product?handler=Rename", form)).StatusCode
        );
        Assert.Equal(HttpStatusCode.BadRequest, (await admin.PostAsync("/admin/teams/product?handler=Rename", form)).StatusCode);
    }

    public sealed class Company : IAsyncLifetime
    {
        public AppHost Host { get; } = new();

        public Task InitializeAsync() => Host.Given().Everyone().SaveAsync();

        public Task DisposeAsync() => Host.DisposeAsync().AsTask();
    }
}
