using System.Text;
using AsyncWork.Domain.People;
using AsyncWork.Domain.TimeLogs;
using AsyncWork.Tests.Support;
using AsyncWork.Web.Data;
using AsyncWork.Web.Importing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace AsyncWork.Tests.TimeLogs.Import;

[Trait("Feature", "T11")]
public sealed class ImportRightsTests : ImportBench
{
    [Fact]
    public async Task An_employee_brings_in_their_own_rows_only()
    {
        var desk = await ReceiveAsync(Employee, "kimai.csv");

        Assert.Equal((2, 2, 0), (desk.Plan.Found!.Entries, desk.Plan.Found.LeftOut, desk.Plan.Found.Undecided));
        await RunAsync(desk, plan => plan);
        Assert.All(await EntriesAsync(), e => Assert.Equal(Employee.Id, e.PersonId));
    }

    [Fact]
    public async Task An_employee_who_names_others_all_the_same_is_not_obeyed()
    {
        var desk = await ReceiveTextAsync(
            Employee,
            "Date,Person,Hours\n2026-10-05,Hanna,1\n2026-10-05,Nobody,1\n2026-10-05,Member One,1\n"
        );
        var import = await RunAsync(
            desk,
            plan =>
                plan with
                {
                    People = new Dictionary<string, PersonChoice>(StringComparer.Ordinal)
                    {
                        ["name:HANNA"] = PersonChoice.Existing(Hr.Id.Value),
                        ["name:NOBODY"] = PersonChoice.New(null),
                    },
                }
        );

        Assert.Equal(1, import.EntriesAdded);
        Assert.Equal(Employee.Id, Assert.Single(await EntriesAsync()).PersonId);
    }

    [Fact]
    public async Task A_manager_brings_in_the_team_and_new_people_into_it_and_no_one_else()
    {
        var product = await Host.Database(db => db.Teams.Where(t => t.Name == "Product").Select(t => t.Id).SingleAsync());
        var desk = await ReceiveTextAsync(
            Manager,
            "Date,Person,Hours\n2026-10-05,Member One,1\n2026-10-05,Stranger,1\n2026-10-05,Newcomer,1\n"
        );
        Assert.Equal((1, 1), (desk.Plan.Found!.LeftOut, desk.Plan.Found.Undecided));

        await RunAsync(desk, plan => plan with { Others = PersonChoice.New(product) });

        Assert.Equal(2, (await EntriesAsync()).Count);
        var newcomer = await Host.Database(db => db.People.SingleAsync(p => p.Name == "Newcomer"));
        Assert.Equal(new LocalDate(2026, 10, 5), newcomer.StartsOn);
        Assert.Null(newcomer.LastDay);
        Assert.Equal(product, (await Host.Database(db => db.TeamMembers.SingleAsync(m => m.PersonId == newcomer.Id))).TeamId);
        Assert.Equal(product, (await EntriesAsync()).Single(e => e.PersonId == newcomer.Id).TeamId);
        Assert.Single(await Host.Database(db => db.WorkSchedules.Where(s => s.PersonId == newcomer.Id).ToListAsync()));
    }

    [Fact]
    public async Task Rights_that_are_gone_when_the_import_runs_are_gone()
    {
        var desk = await ReceiveTextAsync(Manager, "Date,Person,Hours\n2026-10-05,Member One,1\n2026-10-05,Mara,1\n");
        await Host.Database(async db =>
        {
            (await db.Teams.Include(t => t.Leads).SingleAsync(t => t.Name == "Product")).Dismiss(Manager.Id);
            await db.SaveChangesAsync();
        });

        await RunAsync(desk, plan => plan, lookAgain: false);

        Assert.Equal(Manager.Id, Assert.Single(await EntriesAsync()).PersonId);
    }
}
