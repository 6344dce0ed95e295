using AsyncWork.Tests.Support;
using AsyncWork.Web.Pages.People;
using NodaTime;
using Directory = AsyncWork.Web.Pages.People.Directory;

namespace AsyncWork.Tests.People;

[Trait("Feature", "S4")]
public sealed class PeopleQueriesTests
{
    static readonly LocalDate Today = new(2026, 11, 12);

    [Fact]
    public async Task People_who_left_are_hidden_until_asked_for()
    {
        await using var host = new AppHost();
        var given = host.Given();
        given.Person("Mia");
        given.Person("Last day today").Employed("2020-01-01", "2026-11-12");
        given.Person("Gone").Employed("2020-01-01", "2026-11-11");
        await given.SaveAsync();

        Assert.Equal("Last day today, Mia", await NamesAsync(host, new(null, null, false)));
        Assert.Equal("Gone, Last day today, Mia", await NamesAsync(host, new(null, null, true)));
    }

    [Theory]
    [InlineData("MIA", "Mia Novak")]
    [InlineData("novak@", "Mia Novak")]
    [InlineData("porto", "Rui")]
    [InlineData("%", "100 % Ravi")]
    [InlineData("_", "")]
    public async Task A_search_finds_part_of_a_name_an_address_or_a_place(string search, string found)
    {
        await using var host = new AppHost();
        var given = host.Given();
        given.Person("Mia Novak");
        given.Person("100 % Ravi").Person.ReachAt("ravi@asyncwork.example");
        given.Person("Rui").Person.WorkIn(Given.Zone("Europe/Lisbon"), "Porto");
        await given.SaveAsync();

        Assert.Equal(found, await NamesAsync(host, new(search, null, false)));
    }

    [Fact]
    public async Task A_line_tells_the_team_of_today_the_teams_led_and_how_many_there_are()
    {
        await using var host = new AppHost();
        var given = host.Given();
        given
            .Person("Mia")
            .In("Design", "2024-01-01", until: "2026-11-12")
            .In("Product", "2026-11-12")
            .LeadOf("Product")
            .LeadOf("Support");
        given.Person("Ravi").In("Design");
        await given.SaveAsync();

        var found = await ListAsync(host, new(null, null, false));
        var line = found.People[0];

        Assert.Equal("Product", line.Team?.Name);
        Assert.Equal("Product, Support", string.Join(", ", line.Leads.Select(t => t.Name)));
        Assert.Equal("Design, Product, Support", string.Join(", ", found.Teams.Select(t => t.Name)));
        Assert.Equal(2, found.Total);
        Assert.Equal("Ravi", await NamesAsync(host, new(null, "design", false)));
    }

    [Fact]
    public async Task The_list_is_cut_after_it_is_sorted_and_still_knows_the_total()
    {
        await using var host = new AppHost();
        var given = host.Given();
        foreach (var name in new[] { "Dao", "Ana", "Cai", "Bo" })
            given.Person(name).LeadOf("One").LeadOf("Two");
        await given.SaveAsync();

        var second = await ListAsync(host, new(null, null, false), page: 2, size: 2);
        var beyond = await ListAsync(host, new(null, null, false), page: 7, size: 2);

        Assert.Equal("Cai, Dao", string.Join(", ", second.People.Select(p => p.Name)));
        Assert.All(second.People, p => Assert.Equal(2, p.Leads.Count));
        Assert.Equal((2, 4), (second.Page, second.Total));
        Assert.Equal("Ana, Bo", string.Join(", ", beyond.People.Select(p => p.Name)));
        Assert.Equal((1, 4), (beyond.Page, beyond.Total));
    }

    static Task<Directory> ListAsync(AppHost host, PeopleFilter filter, int page = 1, int size = 50) =>
        host.Database(db => Directory.LoadAsync(db, filter, Today, page, size));

    static async Task<string> NamesAsync(AppHost host, PeopleFilter filter) =>
        string.Join(", ", (await ListAsync(host, filter)).People.Select(p => p.Name));
}
