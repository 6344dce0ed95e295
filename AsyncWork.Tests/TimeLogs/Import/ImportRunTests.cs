using System.Text;
using AsyncWork.Domain;
using AsyncWork.Domain.Boards;
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
public sealed class ImportRunTests : ImportBench
{
    [Fact]
    public async Task Again_the_same_file_adds_nothing()
    {
        await RunAsync(await ReceiveAsync(Hr, "toggl-team.csv"), plan => plan with { Others = PersonChoice.New(null) });
        var again = await ReceiveAsync(Hr, "toggl-team.csv");

        Assert.Equal((652, 0), (again.Plan.Found!.Known, again.Plan.Found.New));
        var import = await RunAsync(again, plan => plan);
        Assert.Equal((0, 652), (import.EntriesAdded, import.EntriesKnown));
        Assert.Equal(652, (await EntriesAsync()).Count);
    }

    [Fact]
    [Trait("Feature", "A7")]
    public async Task What_is_kept_of_an_import_that_is_done_names_nobody()
    {
        var desk = await ReceiveTextAsync(Hr, "Date,Person,Hours\n2026-10-05,Hanna Lost,1\n");
        var key = Assert.Single(desk.Plan.Found!.People).Key;
        Assert.Contains("Hanna Lost", key, StringComparison.OrdinalIgnoreCase);

        await RunAsync(
            desk,
            plan => plan with { People = new Dictionary<string, PersonChoice> { [key] = PersonChoice.New(null) } }
        );

        var kept = (await Host.Database(db => db.TimeImports.SingleAsync())).Plan!;
        Assert.DoesNotContain("Hanna Lost", kept, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Rows_that_say_the_same_are_all_taken_once()
    {
        const string twice = "Date,Person,Hours\n2026-10-05,Member One,1\n2026-10-05,Member One,1\n2026-10-05,Hanna,1\n";
        await RunAsync(await ReceiveTextAsync(Hr, twice), plan => plan);
        await RunAsync(await ReceiveTextAsync(Hr, twice + "2026-10-05,Member One,1\n"), plan => plan);

        Assert.Equal(4, (await EntriesAsync()).Count);
    }

    [Fact]
    public async Task An_import_is_taken_back_as_a_whole_with_whom_and_what_it_brought()
    {
        var import = await RunAsync(await ReceiveAsync(Hr, "kimai.csv"), plan => plan with { Others = PersonChoice.New(null) });
        Assert.Equal(5, await Host.Database(db => db.People.CountAsync()));
        Assert.True(await Host.Database(db => db.WorkedHours.AnyAsync()));

        await InScope<ImportUndo>(undo => undo.UndoAsync(import.Id, default));

        Assert.Empty(await EntriesAsync());
        Assert.False(await Host.Database(db => db.WorkedHours.AnyAsync()));
        Assert.Equal(4, await Host.Database(db => db.People.CountAsync()));
        Assert.Equal(0, await Host.Database(db => db.Projects.CountAsync()));
        Assert.Equal(ImportState.Undone, (await Host.Database(db => db.TimeImports.SingleAsync())).State);
        // As the second of two who press Undo at once.
        Assert.NotNull(await InScope<ImportUndo, string?>(undo => undo.UndoAsync(import.Id, default)));
    }

    [Fact]
    [Trait("Feature", "T7")]
    public async Task An_import_that_is_taken_back_changes_its_weeks_so_that_nobody_hands_in_what_they_have_not_seen()
    {
        await Host.Database(db =>
        {
            db.Add(new Timesheet(Employee.Id, new(2026, 10, 5)));
            return db.SaveChangesAsync();
        });
        var import = await RunAsync(await ReceiveTextAsync(Hr, "Date,Person,Hours\n2026-10-05,Member One,1\n"), plan => plan);
        var shown = await VersionAsync();

        await InScope<ImportUndo>(undo => undo.UndoAsync(import.Id, default));

        Assert.Equal(shown + 1, await VersionAsync());
        Task<int> VersionAsync() => Host.Database(db => db.Timesheets.Select(s => s.Version).SingleAsync());
    }

    [Fact]
    public async Task A_large_import_is_taken_back_some_rows_at_a_time_so_that_nobody_is_kept_from_the_table()
    {
        var rows = Enumerable
            .Range(0, ImportUndo.RowsAtOnce + 1)
            .Select(i => $"{new LocalDate(2026, 1, 1).PlusDays(i % 300):uuuu-MM-dd},Member One,0.{i % 9 + 1}\n");
        var import = await RunAsync(await ReceiveTextAsync(Hr, $"Date,Person,Hours\n{string.Concat(rows)}"), plan => plan);
        Assert.Equal(ImportUndo.RowsAtOnce + 1, import.EntriesAdded);

        var commands = await Host.Commands.OfWork(() => InScope<ImportUndo>(undo => undo.UndoAsync(import.Id, default)));

        Assert.Equal(
            2,
            commands.Count(c =>
                c.StartsWith("DELETE", StringComparison.Ordinal) && c.Contains("TimeEntries", StringComparison.Ordinal)
            )
        );
        Assert.Empty(await EntriesAsync());
        Assert.Equal(ImportState.Undone, (await Host.Database(db => db.TimeImports.SingleAsync())).State);
    }

    [Fact]
    public async Task What_others_use_by_now_stays_when_an_import_is_taken_back()
    {
        var import = await RunAsync(await ReceiveAsync(Hr, "kimai.csv"), plan => plan with { Others = PersonChoice.New(null) });
        var given = Host.Given();
        given.Person("Olga").Logged("2026-11-10", "1:00", "Platform");
        await Host.Database(async db =>
        {
            var platform = await db.Projects.SingleAsync(p => p.Name == "Platform");
            db.Add(
                new TimeEntry(
                    Employee.Id,
                    null,
                    WorkedTime.On(new(2026, 11, 10), DateTimeZone.Utc, 60),
                    new(platform.Id, null),
                    Employee.Id,
                    Host.Clock.GetCurrentInstant()
                )
            );
            await db.SaveChangesAsync();
        });

        await InScope<ImportUndo>(undo => undo.UndoAsync(import.Id, default));

        Assert.Equal(["Platform"], await Host.Database(db => db.Projects.Select(p => p.Name).ToListAsync()));
        Assert.Single(await EntriesAsync());
    }

    [Fact]
    public async Task What_boards_cards_and_timers_use_by_now_stays_and_the_rest_is_taken_back()
    {
        const string file = "Date,Person,Email,Project,Activity,Hours\n";
        var import = await RunAsync(
            await ReceiveTextAsync(
                Hr,
                file
                    + "2026-10-05,Olga,olga@x.example,Platform,Build,1\n2026-10-05,Pia,pia@x.example,Website,Test,1\n"
                    + "2026-10-05,Rosa,rosa@x.example,Support,Call,1\n"
            ),
            plan => plan with { Others = PersonChoice.New(null) }
        );
        await Host.Database(async db =>
        {
            var projects = await db.Projects.ToDictionaryAsync(p => p.Name, p => p.Id);
            var now = Host.Clock.GetCurrentInstant();
            var team = await db.Teams.Select(t => t.Id).FirstAsync();
            var board = new Board(
                "Roadmap",
                team,
                DateTimeZone.Utc,
                await db.People.Where(p => p.Name == "Pia").Select(p => p.Id).SingleAsync(),
                now
            );
            board.LogOn(projects["Platform"]);
            db.Add(board);
            var build = await db.Activities.Where(a => a.Name == "Build").Select(a => a.Id).SingleAsync();
            db.Add(new RunningTimer(Employee.Id, DateTimeZone.Utc, new(projects["Website"], build), now));
            await db.SaveChangesAsync();
        });

        Assert.Null(await InScope<ImportUndo, string?>(undo => undo.UndoAsync(import.Id, default)));

        Assert.Empty(await EntriesAsync());
        Assert.Equal(["Platform", "Website"], await Host.Database(db => db.Projects.Select(p => p.Name).Order().ToListAsync()));
        Assert.Equal(["Build"], await Host.Database(db => db.Activities.Select(a => a.Name).ToListAsync()));
        var people = await Host.Database(db => db.People.Select(p => p.Name).ToListAsync());
        Assert.Contains("Pia", people);
        Assert.Equal(5, people.Count);
        Assert.True(
            await Host.Database(db => db.WorkSchedules.AnyAsync(s => db.People.Any(p => p.Id == s.PersonId && p.Name == "Pia")))
        );
    }

    [Fact]
    [Trait("Feature", "T7")]
    public async Task The_first_days_of_a_month_are_brought_in_when_the_month_before_is_closed()
    {
        await Host.Database(db =>
        {
            db.Add(new ClosedMonth(new(2026, 9), Hr.Id, Host.Clock.GetCurrentInstant()));
            return db.SaveChangesAsync();
        });

        // Thursday; its Monday lies in September.
        var import = await RunAsync(await ReceiveTextAsync(Hr, "Date,Person,Hours\n2026-10-01,Member One,1\n"), plan => plan);

        Assert.Equal((ImportState.Done, null, 1), (import.State, import.Problem, import.EntriesAdded));
    }

    [Fact]
    public async Task Somebody_known_by_a_very_long_address_alone_is_brought_in()
    {
        var email = new string('x', 230) + "@x.example";

        var import = await RunAsync(
            await ReceiveTextAsync(Hr, $"Date,Email,Hours\n2026-10-05,{email},1\n"),
            plan => plan with { Others = PersonChoice.New(null) }
        );

        Assert.Equal((ImportState.Done, null), (import.State, import.Problem));
        Assert.Equal(
            email,
            await Host.Database(db => db.People.Where(p => p.Name.StartsWith("xxx")).Select(p => p.Email).SingleAsync())
        );
    }

    [Fact]
    public async Task Names_that_only_the_database_takes_as_equal_are_told_as_such()
    {
        var told = await Host.Database(async db =>
        {
            var directory = await ImportDirectory.LoadAsync(db, default);
            // On SQL Server “Gross” and “Groß” are one name; here one that the directory has not seen is.
            db.Add(new Project("Platform"));
            await db.SaveChangesAsync();
            var plan = (await ReceiveTextAsync(Hr, "Date,Project,Hours\n2026-10-05,Platform,1\n")).Plan;
            var rights = await db.ImportRightsOfAsync(Hr.Id, Given.Day("2026-11-12"), default);
            var names = new ImportNames(db, directory, new MeetingTags(plan, directory), rights);
            var row = new SourceRow(2, "", "", new(2026, 10, 5), null, null, null, 3600, "Platform", "", "", "", "", false);
            names.Add(new(row, new RowResolver(plan, directory, rights).Target(row), null, 3600, null));
            return await Assert.ThrowsAsync<ImportRefusedException>(() => names.StoreAsync(new(2026, 10, 5), default));
        });

        Assert.Contains("differs only a little", told.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_import_that_was_running_when_the_app_stopped_is_run_again_from_the_start()
    {
        var desk = await ReceiveTextAsync(Hr, "Date,Person,Hours\n2026-10-05,Hanna,1\n");
        await Host.Database(async db =>
        {
            // As a stopped process leaves it: confirmed, claimed, and nobody at work. No bell rings.
            var import = await db.TimeImports.SingleAsync();
            import.PlanAs(desk.Plan.ToJson());
            import.Start(1);
            await db.SaveChangesAsync();
        });
        Host.Services.GetRequiredService<ImportProgress<TimeImport>>().Ring();

        await FinishedAsync(desk.Id);
        Assert.Single(await EntriesAsync());
    }

    [Fact]
    [Trait("Feature", "I3")]
    public async Task Of_two_imports_that_bring_the_same_hours_at_once_one_adds_them_and_the_other_knows_them()
    {
        const string Hours = "Date,Person,Project,Hours\n2026-10-05,Hanna,Pier,1\n2026-10-06,Hanna,Pier,2\n";
        int[] ids = [(await ReceiveTextAsync(Hr, Hours)).Id, (await ReceiveTextAsync(Hr, Hours)).Id];
        Task[] runs = [];

        // As two nodes do; they wait for their turn before this one's runner sees what there is to do.
        await Host.Database(db =>
            db.InTransactionAsync(async token =>
            {
                foreach (var import in await db.TimeImports.ToListAsync(token))
                    import.Start(2);
                await db.SaveChangesAsync(token);
                runs = [.. ids.Select(id => InScope<IImportRun<TimeImport>>(run => run.RunAsync(id, default)))];
            })
        );
        await Task.WhenAll(runs);

        var imports = await Host.Database(db => db.TimeImports.AsNoTracking().ToListAsync());
        Assert.Equal([(0, 2), (2, 0)], imports.Select(i => (i.EntriesAdded, i.EntriesKnown)).Order());
        Assert.Equal([60, 120], (await EntriesAsync()).Select(e => e.Minutes));
        Assert.Equal(1, await Host.Database(db => db.Projects.CountAsync(p => p.Name == "Pier")));
    }

    [Fact]
    public async Task An_import_that_breaks_stores_nothing_and_says_so()
    {
        var desk = await ReceiveAsync(Hr, "kimai.csv");
        Host.Services.GetRequiredService<ImportFiles>()
            .Delete((await Host.Database(db => db.TimeImports.SingleAsync())).StoredAs);

        var import = await RunAsync(desk, plan => plan with { Others = PersonChoice.New(null) }, lookAgain: false);

        Assert.Equal(ImportState.Failed, import.State);
        Assert.Contains("Send it again", import.Problem, StringComparison.Ordinal);
        Assert.Empty(await EntriesAsync());
    }

    [Fact]
    public async Task Files_are_gone_when_the_import_is_done()
    {
        await RunAsync(await ReceiveTextAsync(Hr, "Date,Person,Hours\n2026-10-05,Hanna,1\n"), plan => plan);

        await Eventually(() => Directory.GetFiles(Path.Combine(Host.FilesFolder, "imports")).Length == 0);
    }

    [Fact]
    [Trait("Feature", "T7")]
    public async Task Rows_of_a_locked_week_are_told_and_not_taken_and_those_that_are_here_are_recognised()
    {
        const string file = "Date,Person,Hours\n2026-10-05,Member One,1\n2026-10-12,Member One,2\n";
        var import = await RunAsync(await ReceiveTextAsync(Hr, file), plan => plan);
        await HandInAsync(new(2026, 10, 5), 60);

        var again = await ReceiveTextAsync(Hr, file + "2026-10-06,Member One,3\n");

        Assert.Equal((2, 1), (again.Plan.Found!.Known, again.Plan.Found.BadRows));
        var bad = Assert.Single(again.Plan.Found.Bad);
        Assert.Equal((4, "The week is handed in. Take it back to change it."), (bad.Line, bad.Reason));
        await RunAsync(again, plan => plan with { LeavesBadRowsOut = true });
        Assert.Equal(2, (await EntriesAsync()).Count);
        Assert.Equal(
            "A day of this import is handed in, approved or closed. Its hours stay.",
            await InScope<ImportUndo, string?>(undo => undo.WhyNotUndoAsync(import, default))
        );
    }

    [Fact]
    [Trait("Feature", "T7")]
    public async Task A_week_that_is_handed_in_after_the_preview_refuses_the_import()
    {
        var received = await ReceiveTextAsync(Hr, "Date,Person,Hours\n2026-10-05,Member One,1\n");
        await HandInAsync(new(2026, 10, 5), 0);

        var import = await RunAsync(received, plan => plan, lookAgain: false);

        Assert.Equal(ImportState.Failed, import.State);
        Assert.Contains("cannot take hours any more", import.Problem, StringComparison.Ordinal);
        Assert.Empty(await EntriesAsync());
    }

    Task HandInAsync(LocalDate monday, int minutes) =>
        Host.Database(async db =>
        {
            var sheet = new Timesheet(Employee.Id, monday);
            sheet.Submit(minutes, monday.PlusDays(6), Host.Clock.GetCurrentInstant());
            db.Add(sheet);
            await db.SaveChangesAsync();
        });
}
