using AsyncWork.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace AsyncWork.Web.Search;

/// <summary>SQL Server's index of words, where it is installed and <see cref="FullText"/> could make it.</summary>
sealed class FullTextIndex : ITextIndex
{
    public bool RanksFirst => true;

    public IQueryable<FoundText> Find(AppDbContext db, SearchWords words)
    {
        // A word at a time: one condition for all of them would ask for all in the title, or all in the text.
        var found = words
            .Terms.Select(t => Having(db, Quoted(t)))
            .Aggregate(
                (all, one) =>
                    all.Join(one, a => a.Id, o => o.Id, (a, o) => new FoundText { Id = a.Id, Score = a.Score + o.Score })
            );
        var titles = InTitle(db, string.Join(" OR ", words.Terms.Select(Quoted)));
        return from f in found
            join t in titles on f.Id equals t.Id into inTitle
            from t in inTitle.DefaultIfEmpty()
            select new FoundText { Id = f.Id, Score = f.Score + (((double?)t.Score) ?? 0) * TitleWeight };
    }

    /// <summary>As much as a word in a title counts beside one in a text.</summary>
    const double TitleWeight = 8;

    static IQueryable<FoundText> Having(AppDbContext db, string condition) =>
        db.Database.SqlQuery<FoundText>(
            $"SELECT [KEY] AS [Id], CAST([RANK] AS float) AS [Score] FROM CONTAINSTABLE([SearchContents], ([Title], [Text]), {condition})"
        );

    static IQueryable<FoundText> InTitle(AppDbContext db, string condition) =>
        db.Database.SqlQuery<FoundText>(
            $"SELECT [KEY] AS [Id], CAST([RANK] AS float) AS [Score] FROM CONTAINSTABLE([SearchContents], ([Title]), {condition})"
        );

    /// <summary>Between quotation marks no sign is part of the index's language, but for an asterisk at the end.</summary>
    static string Quoted(SearchTerm term) => $"\"{term.Text.TrimEnd('*')}{(term.IsBeginning ? "*" : "")}\"";
}
