using AsyncWork.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace AsyncWork.Web.Search;

/// <summary>An entry that has all words, and how well it fits: more is better, and of what is compared only within one search.</summary>
public sealed class FoundText
{
    /// <summary>Of the <see cref="SearchEntry"/>.</summary>
    public int Id { get; set; }
    public double Score { get; set; }
}

/// <summary>How a database finds words: each has its own way (architecture.md 13).</summary>
public interface ITextIndex
{
    /// <summary>Of all entries; who may see them is asked by who calls.</summary>
    IQueryable<FoundText> Find(AppDbContext db, SearchWords words);

    /// <summary>
    /// Whether it says sooner how well a text fits than the rest of the database says whether somebody may see it. Then not all that a common
    /// word finds has to be looked at.
    /// </summary>
    bool RanksFirst { get; }
}

/// <summary>SQLite's own index of words. Its table and the triggers that keep it are made by a migration.</summary>
sealed class Fts5Index : ITextIndex
{
    public bool RanksFirst => true;

    public IQueryable<FoundText> Find(AppDbContext db, SearchWords words)
    {
        var match = string.Join(" AND ", words.Terms.Select(Quoted));
        // The table ranks a word in a title as many in a text; the better, the farther below zero.
        return db.Database.SqlQuery<FoundText>(
            $"SELECT rowid AS \"Id\", -rank AS \"Score\" FROM \"SearchText\" WHERE \"SearchText\" MATCH {match}"
        );
    }

    /// <summary>As a string no sign in it is part of the index's language.</summary>
    static string Quoted(SearchTerm term) => $"\"{term.Text}\"{(term.IsBeginning ? "*" : "")}";
}
