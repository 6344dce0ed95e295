using AsyncWork.Domain.People;
using AsyncWork.Tests.Support;
using AsyncWork.Web.Data;
using AsyncWork.Web.Search;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Tests.House;

/// <summary>
/// Every query of the app is taken to SQL Server's SQL, parsed, and its columns looked up: what only SQLite would answer is found here.
/// </summary>
public sealed class QueryTests
{
    [Fact]
    public async Task SQL_Server_takes_every_query_of_the_app()
    {
        var queries = QueryMethod.Of(typeof(AppDbContext).Assembly.GetTypes()).ToList();

        var problems = await ProblemsOfAsync(queries);

        Assert.True(problems.Count == 0, string.Join('\n', problems));
    }

    [Fact]
    public async Task The_check_of_queries_sees_what_is_wrong()
    {
        var problems = await ProblemsOfAsync(QueryMethod.Of([typeof(WrongQueries)]));

        Assert.All(
            new[] { "MissingColumn", "GroupedWrongly", "AfterAnAnswer", "ClientFunction", "DifferenceOfMoments", "NotCallable" },
            name => Assert.Contains(problems, p => p.Contains(name, StringComparison.Ordinal))
        );
        Assert.DoesNotContain(problems, p => p.Contains("Fine", StringComparison.Ordinal));
    }

    static async Task<IReadOnlyList<string>> ProblemsOfAsync(IEnumerable<QueryMethod> queries)
    {
        using var db = new SqlServerDesign().CreateDbContext([]);
        using var script = new SqlServerScript().Add(db.Database.GenerateCreateScript()).Add(FullText.Script.Format);
        var problems = new List<string>();
        foreach (var query in queries.GroupBy(q => q.Name, StringComparer.Ordinal).SelectMany(Numbered))
        {
            var (asked, refused) = await query.RunAsync();
            problems.AddRange(refused);
            foreach (var (number, (sql, parameters)) in asked.Index())
                script.AddQuery($"{query.Name} {number + 1}", parameters, sql);
        }
        return [.. problems, .. script.Problems()];

        static IEnumerable<QueryMethod> Numbered(IEnumerable<QueryMethod> overloads) =>
            overloads.Select((query, i) => i == 0 ? query : query with { Name = $"{query.Name} ({i + 1})" });
    }

    static class WrongQueries
    {
        public static readonly Func<AppDbContext, int, IAsyncEnumerable<string>> FineCompiled = EF.CompileAsyncQuery(
            (AppDbContext db, int id) => db.Teams.Where(t => t.Id == id).Select(t => t.Name)
        );

        public static readonly Func<AppDbContext, int, IAsyncEnumerable<string>> CompiledClientFunction = EF.CompileAsyncQuery(
            (AppDbContext db, int id) => db.Teams.Where(t => t.Slug == Team.SlugOf(t.Name)).Select(t => t.Name)
        );

        public static IQueryable<Person> Fine(AppDbContext db, string? name, IReadOnlyList<PersonId> ids) =>
            db.People.Where(p => p.Name == name && ids.Contains(p.Id));

        public static async Task<int> FineInTwoStepsAsync(AppDbContext db, CancellationToken cancellation)
        {
            var team = await db.Teams.Select(t => new { t.Id }).FirstAsync(cancellation);
            return await db.TeamMembers.CountAsync(m => m.TeamId == team.Id, cancellation);
        }

        public static IQueryable<int> MissingColumn(AppDbContext db) =>
            db.Database.SqlQuery<int>($"SELECT [Nope] AS [Value] FROM [People]");

        public static IQueryable<int> GroupedWrongly(AppDbContext db) =>
            db.Database.SqlQuery<int>($"SELECT [Id] AS [Value] FROM [People] GROUP BY [Name]");

        public static async Task<int> AfterAnAnswerAsync(AppDbContext db)
        {
            var names = await db.Teams.Select(t => t.Name).ToListAsync();
            return names.Count == 0 ? 0 : await db.Database.SqlQuery<int>($"SELECT [Nope] AS [Value] FROM [Teams]").CountAsync();
        }

        public static IQueryable<Team> ClientFunction(AppDbContext db) => db.Teams.Where(t => t.Slug == Team.SlugOf(t.Name));

        public static IQueryable<double> DifferenceOfMoments(AppDbContext db) =>
            db.TimeEntries.OrderBy(e => (e.End!.Value - e.Start!.Value).TotalMinutes).Select(e => 1.0);

        public static int NotCallable(AppDbContext db, Func<LocalDate, bool> isOpen) => 0;
    }
}
