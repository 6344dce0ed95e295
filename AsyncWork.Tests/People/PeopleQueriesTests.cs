using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using AsyncWork.Web.Pages.People;
using Microsoft.EntityFrameworkCore;
using NodaTime;
namespace AsyncWork.Tests.People;
public sealed class PeopleQueriesTests(Xunit.Abstractions.ITestOutputHelper o)
{
    [Fact]
    public void Probe()
    {
        using var a = new SqlServerDesign().CreateDbContext([]);
        using var b = new SqliteDesign().CreateDbContext([]);
        foreach (AppDbContext db in new AppDbContext[] { a, b })
        {
            o.WriteLine(db.ListPeople(new("x", "t", false), new LocalDate(2026, 1, 1), 0, 50).ToQueryString());
            o.WriteLine(db.FindPerson(new PersonId(1), new LocalDate(2026, 1, 1)).ToQueryString());
        }
    }
}
