using System.Collections;
using System.Reflection;
using AsyncWork.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace AsyncWork.Tests.Support;

/// <summary>A query of a <c>*Queries</c> class, and what it asks of SQL Server.</summary>
sealed record QueryMethod(string Name, Func<SqlServerDbContext, Invented, object?> Call)
{
    /// <summary>Every method that the rest of the app can call, and every compiled query, of the classes named <c>*Queries</c>.</summary>
    public static IEnumerable<QueryMethod> Of(IEnumerable<Type> types) =>
        from type in types
        where type.Name.EndsWith("Queries", StringComparison.Ordinal)
        from query in MethodsOf(type).Concat(CompiledOf(type))
        select query;

    static IEnumerable<QueryMethod> MethodsOf(Type type) =>
        from method in type.GetMethods(
            BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly
        )
        where !method.IsPrivate && TakesContext(method)
        select new QueryMethod(
            $"{type.Name}.{method.Name}",
            (db, invented) => method.Invoke(null, [db, .. invented.For(method.GetParameters()[1..])])
        );

    static IEnumerable<QueryMethod> CompiledOf(Type type) =>
        from field in type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
        where field.FieldType.IsAssignableTo(typeof(Delegate)) && TakesContext(field.FieldType.GetMethod("Invoke")!)
        select new QueryMethod(
            $"{type.Name}.{field.Name}",
            (db, invented) =>
                Recompiled((Delegate)field.GetValue(null)!)
                    .DynamicInvoke([db, .. invented.For(field.FieldType.GetMethod("Invoke")!.GetParameters()[1..])])
        );

    static bool TakesContext(MethodInfo method) =>
        method.GetParameters() is [var first, ..] && typeof(AppDbContext).IsAssignableFrom(first.ParameterType);

    // A compiled query belongs to the first model it meets, which may have been SQLite's.
    static Delegate Recompiled(Delegate compiled)
    {
        var target = compiled.Target!;
        var expression =
            target.GetType().BaseType!.GetField("_queryExpression", BindingFlags.Instance | BindingFlags.NonPublic)
            ?? throw new MissingFieldException($"{target.GetType()} keeps its expression elsewhere.");
        return Delegate.CreateDelegate(
            compiled.GetType(),
            Activator.CreateInstance(target.GetType(), expression.GetValue(target))!,
            compiled.Method
        );
    }

    /// <summary>
    /// Calls it with much and with little, and answers it with nothing and with a row, so that what depends on a first answer is asked too.
    /// </summary>
    /// <returns>What was asked, and why it could not be called, if so.</returns>
    public async Task<(
        IReadOnlyList<(string Sql, IReadOnlyList<string> Parameters)> Asked,
        IReadOnlyList<string> Problems
    )> RunAsync()
    {
        var asked = new List<(string, IReadOnlyList<string>)>();
        var problems = new List<string>();
        foreach (var filled in new[] { true, false })
        foreach (var rows in new[] { 0, 1 })
        {
            var server = new UnconnectedSqlServer(rows);
            await using var db = server.Open();
            if (await ProblemOfAsync(db, new Invented(filled)) is { } problem && !IsAboutTheAnswer(problem, rows))
                problems.Add($"{Name}: {problem.Message}");
            asked.AddRange(server.Asked);
        }
        if (asked.Count == 0 && problems.Count == 0)
            problems.Add($"{Name}: asks nothing.");
        return (asked.DistinctBy(a => a.Item1).ToList(), problems.Distinct(StringComparer.Ordinal).ToList());
    }

    async Task<Exception?> ProblemOfAsync(SqlServerDbContext db, Invented invented)
    {
        var problem = await Record.ExceptionAsync(() => ReadAsync(Call(db, invented)));
        return (problem as TargetInvocationException)?.InnerException ?? problem;
    }

    static async Task ReadAsync(object? answer)
    {
        switch (answer)
        {
            case Task task:
                await task;
                if (task.GetType().GetProperty("Result")?.GetValue(task) is IEnumerable result and not string)
                    ReadAll(result);
                break;
            case IAsyncEnumerable<object> many:
                await foreach (var _ in many) { }
                break;
            case IEnumerable items:
                ReadAll(items);
                break;
        }
    }

    static void ReadAll(IEnumerable items)
    {
        foreach (var _ in items) { }
    }

    // An empty answer may be too little (SingleAsync), and an invented row may not be read by every conversion.
    static bool IsAboutTheAnswer(Exception problem, int rows) =>
        rows == 1
            ? problem is not InvalidOperationException || !problem.Message.Contains("translat", StringComparison.Ordinal)
            : problem is InvalidOperationException
                && problem.Message.StartsWith("Sequence contains no", StringComparison.Ordinal);
}
