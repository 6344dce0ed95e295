using System.Globalization;
using AsyncWork.Domain.Decisions;
using AsyncWork.Domain.People;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.EntityFrameworkCore;

namespace AsyncWork.Web.Pages.Decisions;

/// <summary>Which decisions the log shows: all of it stands in the address, so that it can be sent (product.md D18).</summary>
public sealed record LogFilter
{
    const int LongestSearch = 100;

    /// <summary>Part of a title, or a number.</summary>
    public string? Q { get; init; }
    public DecisionState? State { get; init; }

    /// <summary>The id of a team; 0 for the company's own.</summary>
    public int? Team { get; init; }
    public string? Tag { get; init; }

    /// <summary>Who proposed it.</summary>
    public int? Owner { get; init; }
    public DecisionMethod? Method { get; init; }

    /// <summary>Decided, or rejected, without a meeting.</summary>
    public bool Alone { get; init; }

    public bool IsOn =>
        !string.IsNullOrWhiteSpace(Q)
        || State is not null
        || Team is not null
        || !string.IsNullOrWhiteSpace(Tag)
        || Owner is not null
        || Method is not null
        || Alone;

    /// <summary>The address of a page of the log with this filter.</summary>
    public string UrlOf(int page) => "/decisions" + Query(page);

    /// <summary>Where all that it leaves is got as files.</summary>
    public string ExportUrl => "/decisions/export.zip" + Query(1);

    QueryBuilder Query(int page)
    {
        var query = new QueryBuilder();
        Add("q", string.IsNullOrWhiteSpace(Q) ? null : Q.Trim());
        Add("state", State?.ToString());
        Add("team", Team?.ToString(CultureInfo.InvariantCulture));
        Add("tag", string.IsNullOrWhiteSpace(Tag) ? null : Tag.Trim());
        Add("owner", Owner?.ToString(CultureInfo.InvariantCulture));
        Add("method", Method?.ToString());
        Add("alone", Alone ? "true" : null);
        Add("p", page > 1 ? page.ToString(CultureInfo.InvariantCulture) : null);
        return query;

        void Add(string name, string? value)
        {
            if (value is not null)
                query.Add(name, value);
        }
    }

    public IQueryable<Decision> Of(IQueryable<Decision> decisions)
    {
        if (!string.IsNullOrWhiteSpace(Q))
        {
            var like = Data.Like.Containing(Q.Length > LongestSearch ? Q[..LongestSearch] : Q);
            var number = DecisionNumber.Read(Q) ?? 0;
            decisions = decisions.Where(d => EF.Functions.Like(d.Title, like, Data.Like.Escape) || d.Number == number);
        }
        if (State is { } state)
            decisions = decisions.Where(d => d.State == state);
        if (Team is { } team)
            decisions = team == 0 ? decisions.Where(d => d.TeamId == null) : decisions.Where(d => d.TeamId == team);
        if (!string.IsNullOrWhiteSpace(Tag))
        {
#pragma warning disable CA1308 // tags are written in lower case
            var tag = Tag.Trim().ToLowerInvariant();
#pragma warning restore CA1308
            decisions = decisions.Where(d => d.Tags.Any(t => t.Tag == tag));
        }
        if (Owner is { } owner)
        {
            var person = new PersonId(owner);
            decisions = decisions.Where(d => d.ProposedBy == person);
        }
        if (Method is { } method)
            decisions = decisions.Where(d => d.Method == method);
        if (Alone)
            decisions = decisions.Where(d => d.DecidedAt != null && !d.HadMeeting);
        return decisions;
    }
}
