using System.Data.Common;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace AsyncWork.Tests.Support;

/// <summary>Counts the SQL commands that are sent while a request is answered; jobs in the background do not count, unless a test runs them (<see cref="OfWork"/>).</summary>
public sealed class CommandCounter : DbCommandInterceptor, IStartupFilter
{
    readonly AsyncLocal<bool> isCounted = new();
    readonly List<string> commands = [];

    /// <summary>The commands that one action causes, in order: <c>await host.Commands.Of(() => browser.GetAsync("/time"))</c>.</summary>
    public async Task<IReadOnlyList<string>> Of(Func<Task> requests)
    {
        lock (commands)
            commands.Clear();
        await requests();
        lock (commands)
            return [.. commands];
    }

    /// <summary>The commands that work outside of requests causes, such as the run of a job.</summary>
    public Task<IReadOnlyList<string>> OfWork(Func<Task> work) =>
        Of(() =>
        {
            isCounted.Value = true;
            return work();
        });

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) =>
        app =>
        {
            app.Use(
                (http, rest) =>
                {
                    isCounted.Value = true;
                    return rest(http);
                }
            );
            next(app);
        };

    public override InterceptionResult<DbDataReader> ReaderExecuting(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<DbDataReader> result
    ) => Counted(command, result);

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default
    ) => ValueTask.FromResult(Counted(command, result));

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<int> result,
        CancellationToken cancellationToken = default
    ) => ValueTask.FromResult(Counted(command, result));

    public override ValueTask<InterceptionResult<object>> ScalarExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<object> result,
        CancellationToken cancellationToken = default
    ) => ValueTask.FromResult(Counted(command, result));

    T Counted<T>(DbCommand command, T result)
    {
        if (isCounted.Value)
            lock (commands)
                commands.Add(command.CommandText);
        return result;
    }
}
