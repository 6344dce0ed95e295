using AsyncWork.Web.Data;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Search;

/// <summary>The full-text index of SQL Server, which is not installed everywhere.</summary>
static partial class FullText
{
    /// <summary>
    /// Makes the index where it can be made and is not there. Not a migration: this cannot run in a transaction, and not every server takes
    /// it. A migration that alters the title or text of entries has to drop the index first; this makes it again.
    /// </summary>
    public static readonly FormattableString Script = $"""
        IF FULLTEXTSERVICEPROPERTY('IsFullTextInstalled') = 1
            AND NOT EXISTS (SELECT 1 FROM sys.fulltext_indexes WHERE object_id = OBJECT_ID(N'[SearchContents]'))
        BEGIN
            IF NOT EXISTS (SELECT 1 FROM sys.fulltext_catalogs WHERE name = N'AsyncWorkSearch')
                EXEC(N'CREATE FULLTEXT CATALOG [AsyncWorkSearch] WITH ACCENT_SENSITIVITY = OFF');
            EXEC(N'CREATE FULLTEXT INDEX ON [SearchContents] ([Title] LANGUAGE 0, [Text] LANGUAGE 0) KEY INDEX [PK_SearchContents] ON [AsyncWorkSearch] WITH (CHANGE_TRACKING = AUTO, STOPLIST = OFF)');
        END
        """;

    /// <summary>Without the right or the room for it the app works all the same, with <see cref="LikeIndex"/>.</summary>
    public static async Task PrepareAsync(AppDbContext db, ILogger log)
    {
        try
        {
            await db.Database.ExecuteSqlAsync(Script);
        }
        catch (SqlException refused)
        {
            LogRefused(log, refused);
        }
    }

    public static async Task<bool> IsThereAsync(AppDbContext db, CancellationToken cancellation) =>
        await db
            .Database.SqlQuery<int>(
                $"SELECT COUNT(*) AS [Value] FROM sys.fulltext_indexes WHERE object_id = OBJECT_ID(N'[SearchContents]') AND is_enabled = 1"
            )
            .SingleAsync(cancellation) > 0;

    [LoggerMessage(LogLevel.Warning, "The full-text index could not be made; search looks through all texts instead.")]
    static partial void LogRefused(ILogger log, Exception problem);
}

/// <summary>Chooses how words are found: by the database, and by what is asked.</summary>
public sealed class TextIndexes(IClock clock)
{
    /// <summary>So long an answer of the server counts: somebody may install or take away its full-text search.</summary>
    static readonly Duration Known = Duration.FromMinutes(10);
    readonly Fts5Index sqlite = new();
    readonly FullTextIndex server = new();
    readonly LikeIndex like = new();
    (bool IsThere, Instant At)? fullText;

    public async ValueTask<ITextIndex> ForAsync(AppDbContext db, SearchWords words, CancellationToken cancellation) =>
        words.NeedsParts ? like
        : db is SqliteDbContext ? sqlite
        // Signs of scripts that write no spaces: what the server takes for a word there depends on its languages.
        : words.Terms.Any(t => Letters.HasUnspaced(t.Text)) ? like
        : await HasFullTextAsync(db, cancellation) ? server
        : like;

    /// <summary>Whether SQL Server keeps an index of words; known for ten minutes.</summary>
    public async ValueTask<bool> HasFullTextAsync(AppDbContext db, CancellationToken cancellation)
    {
        var now = clock.GetCurrentInstant();
        if (fullText is { } known && now - known.At < Known)
            return known.IsThere;
        var isThere = await FullText.IsThereAsync(db, cancellation);
        fullText = (isThere, now);
        return isThere;
    }
}
