using System.Globalization;
using AsyncWork.Domain.History;
using AsyncWork.Domain.People;
using AsyncWork.Web.Backups;
using AsyncWork.Web.Data;
using AsyncWork.Web.Data.Demo;
using AsyncWork.Web.History;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Search;
using Microsoft.EntityFrameworkCore;

namespace AsyncWork.Web;

/// <summary>
/// What AsyncWork does from the command line instead of serving: <c>AsyncWork.Web migrate</c>, <c>backup</c>, <c>restore-test</c>, <c>restore</c>, <c>export</c>,
/// <c>search-rebuild</c>, <c>audit</c>, <c>drop-second-factor</c> or <c>demo</c>. Settings are given as to the server, by environment, file or <c>--Name:Part value</c>.
/// </summary>
public static class Commands
{
    const string Usage =
        "Without a command AsyncWork serves. Commands: migrate (brings the database up to date), "
        + "backup DIR (copies a SQLite database and the files while the app runs), "
        + "restore-test [DIR] (shows that a backup, or the database of the settings, is whole and can be read), "
        + "restore DIR (puts a backup where there is no database), "
        + "export DIR (everything as CSV, JSON, Markdown and files), "
        + "search-rebuild (makes anew what search finds things by), "
        + "audit [--place N --seal HEX] (checks that the audit log is as it was sealed, and as a copy says), "
        + "drop-second-factor ADDRESS (for an administrator who has lost it), "
        + "demo [--people N --months M --seed S] (fills an empty database with an invented company).";

    /// <summary>Runs the command that is named first; null when none is, and the app shall serve.</summary>
    /// <returns>The exit code: 0 done, 1 refused, 2 not a command of ours.</returns>
    public static async Task<int?> RunAsync(WebApplication app, string[] args)
    {
        if (args is not [var command, ..] || command.StartsWith('-') || command.StartsWith('/') || command.Contains('='))
            return null;
        switch (command)
        {
            case "migrate":
                await app.Services.MigrateAsync();
                await Console.Out.WriteLineAsync("The database is up to date.");
                return 0;
            case "backup":
                return await SayAsync(app.Services, s => s.GetRequiredService<Backup>().MakeAsync(Named(args)));
            case "restore-test":
                return await SayAsync(app.Services, s => s.GetRequiredService<RestoreTest>().RunAsync(Named(args)));
            case "restore":
                return await SayAsync(app.Services, s => s.GetRequiredService<Restore>().RunAsync(Named(args)));
            case "export":
                return await SayAsync(app.Services, s => s.GetRequiredService<CompanyExport>().WriteAsync(Named(args)));
            case "search-rebuild":
                return await RebuildSearchAsync(app);
            case "audit":
                return await CheckAuditAsync(app.Services, app.Configuration["Place"], app.Configuration["Seal"]);
            case "drop-second-factor":
                return await DropSecondFactorAsync(app.Services, args.ElementAtOrDefault(1));
            case "demo":
                return await DemoAsync(app);
            default:
                await Console.Error.WriteLineAsync($"“{command}” is not a command. {Usage}");
                return 2;
        }
    }

    /// <summary>What is named after the command; null when a setting or nothing is.</summary>
    static string? Named(string[] args) =>
        args.ElementAtOrDefault(1) is { Length: > 0 } name && !name.StartsWith("--", StringComparison.Ordinal) ? name : null;

    /// <summary>Does it and says what came of it.</summary>
    static async Task<int> SayAsync(IServiceProvider services, Func<IServiceProvider, Task<Outcome>> work)
    {
        await using var scope = services.CreateAsyncScope();
        Outcome outcome;
        try
        {
            outcome = await work(scope.ServiceProvider);
        }
        catch (IOException why)
        {
            outcome = new(false, $"It was broken off: {why.Message}");
        }
        catch (UnauthorizedAccessException why)
        {
            outcome = new(false, $"It was broken off: {why.Message}");
        }
        await (outcome.IsDone ? Console.Out : Console.Error).WriteLineAsync(outcome.Text);
        return outcome.IsDone ? 0 : 1;
    }

    static async Task<int> RebuildSearchAsync(WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var made = await scope.ServiceProvider.GetRequiredService<SearchFilling>().RebuildAsync();
        await Console.Out.WriteLineAsync($"{made} things can be found.");
        return 0;
    }

    /// <param name="place">With <paramref name="seal"/>, from a copy; null without one.</param>
    internal static async Task<int> CheckAuditAsync(IServiceProvider services, string? place, string? seal)
    {
        var copy = long.TryParse(place, CultureInfo.InvariantCulture, out var number) ? AuditSeal.Read(number, seal ?? "") : null;
        if (copy is null && (place is not null || seal is not null))
        {
            await Console.Error.WriteLineAsync(
                "Give --place and --seal together, as an exported file or the app's log has them."
            );
            return 2;
        }
        await using var scope = services.CreateAsyncScope();
        var answer = await scope.ServiceProvider.GetRequiredService<AuditChecks>().CheckAsync(copy);
        await (answer.IsBroken ? Console.Error : Console.Out).WriteLineAsync(answer.Text);
        return answer.IsBroken ? 1 : 0;
    }

    internal static async Task<int> DropSecondFactorAsync(IServiceProvider services, string? address)
    {
        await using var scope = services.CreateAsyncScope();
        var email = Person.NormalEmail(address);
        var people = scope.ServiceProvider.GetRequiredService<AppDbContext>().People;
        var person = await people.AsNoTracking().SingleOrDefaultAsync(p => email != null && p.Email == email);
        var administration = scope.ServiceProvider.GetRequiredService<AccountAdministration>();
        var reason = person is null ? "Nobody has that address." : await administration.DropSecondFactorAsync(person, by: null);
        await (reason is null ? Console.Out : Console.Error).WriteLineAsync(
            reason ?? $"{person!.Name} signs in with the password alone."
        );
        return reason is null ? 0 : 1;
    }

    static async Task<int> DemoAsync(WebApplication app)
    {
        var size = app.Configuration.Get<DemoSize>() ?? new();
        if (size is { People: < 1 or > 5000 } or { Months: < 1 or > 120 })
        {
            await Console.Error.WriteLineAsync("A demo has 1 to 5000 people and 1 to 120 months.");
            return 2;
        }
        await app.Services.MigrateAsync();
        await using var scope = app.Services.CreateAsyncScope();
        var demo = scope.ServiceProvider.GetRequiredService<DemoCompany>();
        if (await demo.WhyNotFillAsync() is { } reason)
        {
            await Console.Error.WriteLineAsync(reason);
            return 1;
        }
        var entries = await demo.FillAsync(size);
        await Console.Out.WriteLineAsync($"{size.People} people with {entries} time entries in {size.Months} months.");
        return 0;
    }
}
