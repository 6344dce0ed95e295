using AsyncWork.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace AsyncWork.Web.Search;

/// <summary>
/// Looks through all texts. For databases without an index of words, and for what no index has as a word. What is found in a title fits better
/// than what is found in a text.
/// </summary>
sealed class LikeIndex : ITextIndex
{
    public bool RanksFirst => false;

    public IQueryable<FoundText> Find(AppDbContext db, SearchWords words)
    {
        var found = db.SearchContents.AsNoTracking().AsQueryable();
        foreach (var term in words.Terms)
        {
            var part = Like.Containing(term.Text);
            found = found.Where(e =>
                EF.Functions.Like(e.Title, part, Like.Escape) || EF.Functions.Like(e.Text, part, Like.Escape)
            );
        }
        var first = Like.Beginning(words.Terms[0].Text);
        var some = Like.Containing(words.Terms[0].Text);
        var all = Like.Containing(string.Join(' ', words.Terms.Select(t => t.Text)));
        return found.Select(e => new FoundText
        {
            Id = e.EntryId,
            Score =
                1.0
                + (EF.Functions.Like(e.Title, some, Like.Escape) ? 3.0 : 0.0)
                + (EF.Functions.Like(e.Title, first, Like.Escape) ? 2.0 : 0.0)
                + (EF.Functions.Like(e.Title, all, Like.Escape) ? 2.0 : 0.0)
                + (EF.Functions.Like(e.Text, all, Like.Escape) ? 0.5 : 0.0),
        });
    }
}
