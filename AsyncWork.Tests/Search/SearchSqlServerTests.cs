using AsyncWork.Tests.Support;
using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Pages.Search;
using AsyncWork.Web.Search;
using Microsoft.EntityFrameworkCore;

namespace AsyncWork.Tests.Search;

/// <summary>What the search asks of SQL Server, found right or wrong without one (product.md D10).</summary>
[Trait("Feature", "D10")]
public sealed class SearchSqlServerTests
{
    static readonly Viewer Somebody = new(
        new(1),
        "Mia",
        Given.Zone("Europe/Berlin"),
        Given.Day("2026-11-12"),
        "system",
        false,
        false,
        false
    );

    static readonly SearchFilter[] Filters =
    [
        .. SearchKinds.Subjects.SelectMany(s => s.States).Select(s => new SearchFilter { State = s.Value }),
        new() { In = "board-1", Kind = "Card" },
        new() { In = "space-1", Tag = "bug" },
        new()
        {
            In = "team-1",
            By = "mia",
            Since = 7,
        },
        new() { By = SearchFilter.Me },
    ];

    [Fact]
    public async Task SQL_Server_takes_every_filter_with_and_without_its_full_text()
    {
        await using var db = new SqlServerDesign().CreateDbContext([]);
        using var script = new SqlServerScript().Add(db.Database.GenerateCreateScript()).Add(FullText.Script.Format);
        foreach (var (i, filter) in Filters.Index())
        foreach (var index in new ITextIndex[] { new FullTextIndex(), new LikeIndex() })
        foreach (var typed in new[] { "harbour", "harbour \"two words\" pla" })
        {
            var server = new UnconnectedSqlServer(0);
            await using var asked = server.Open();
            await asked.ListHits(Somebody, index, SearchWords.Read(typed), filter, AppHost.Start, 1000).ToListAsync();
            await asked
                .ListHits(Somebody, index, SearchWords.Read(typed), filter, AppHost.Start, 1000, among: 1500)
                .ToListAsync();
            foreach (var (n, (sql, parameters)) in server.Asked.Index())
                script.AddQuery($"{i} {index.GetType().Name} {typed.Length} {n}", parameters, sql);
        }

        Assert.Empty(script.Problems());
    }

    [Fact]
    public async Task The_full_text_index_is_over_what_is_there()
    {
        await using var db = new SqlServerDesign().CreateDbContext([]);
        using var without = new SqlServerScript().Add(FullText.Script.Format);
        using var with = new SqlServerScript().Add(db.Database.GenerateCreateScript()).Add(FullText.Script.Format);

        Assert.NotEmpty(without.Problems());
        Assert.Empty(with.Problems());
    }

    [Theory]
    [InlineData("a missing column", "SELECT [KEY] FROM CONTAINSTABLE([SearchContents], ([Nope]), N'x')")]
    [InlineData("a missing table", "SELECT [KEY] FROM CONTAINSTABLE([Nope], ([Title]), N'x')")]
    [InlineData("a column without full text", "SELECT [KEY] FROM CONTAINSTABLE([SearchEntries], ([Title]), N'x')")]
    [InlineData("a column that it does not give", "SELECT [Nope] FROM CONTAINSTABLE([SearchContents], ([Title]), N'x')")]
    [InlineData("bad grammar", "SELECT [KEY] FROM CONTAINSTABLE([SearchContents] ([Title]), N'x')")]
    public async Task The_check_of_full_text_sees(string what, string sql)
    {
        await using var db = new SqlServerDesign().CreateDbContext([]);
        using var script = new SqlServerScript().Add(db.Database.GenerateCreateScript()).Add(FullText.Script.Format);
        script.AddQuery("wrong", [], sql);

        Assert.True(script.Problems().Count > 0, what);
    }
}
