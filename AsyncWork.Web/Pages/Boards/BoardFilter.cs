using System.Globalization;
using AsyncWork.Domain.Boards;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Boards;

/// <summary>By what the rows across a board are made.</summary>
public enum LaneBy
{
    /// <summary>The lanes of the board.</summary>
    Hand,
    None,
    Owner,
    Label,
    Priority,
}

public enum DueFilter
{
    Overdue,

    /// <summary>Within seven days, and overdue.</summary>
    Week,
    None,
}

public enum StateFilter
{
    Blocked,
    Waiting,

    /// <summary>Older than 85 % of the cards of the last 90 days took (kpis.md K5).</summary>
    Aging,
}

/// <summary>What of a board is shown, and how: all of it stands in the address, so that it can be saved and sent (product.md B11).</summary>
public sealed record BoardFilter
{
    public const int LongestSearch = 100;

    /// <summary>Part of a title, or a card's number.</summary>
    public string? Q { get; init; }

    /// <summary>The id of a person; 0 for cards without owner.</summary>
    public int? Owner { get; init; }
    public int? Label { get; init; }
    public Priority? Priority { get; init; }
    public DueFilter? Due { get; init; }
    public StateFilter? State { get; init; }
    public LaneBy? Lanes { get; init; }

    /// <summary>Long columns in full.</summary>
    public bool All { get; init; }

    /// <summary>Leaves cards out.</summary>
    public bool IsOn =>
        !string.IsNullOrWhiteSpace(Q)
        || Owner is not null
        || Label is not null
        || Priority is not null
        || Due is not null
        || State is not null;

    /// <summary>As the part of an address after the question mark; empty for the plain board.</summary>
    public string Query()
    {
        var query = new QueryBuilder();
        Add("q", string.IsNullOrWhiteSpace(Q) ? null : Q.Trim());
        Add("owner", Owner?.ToString(CultureInfo.InvariantCulture));
        Add("label", Label?.ToString(CultureInfo.InvariantCulture));
        Add("priority", Priority?.ToString());
        Add("due", Due?.ToString());
        Add("state", State?.ToString());
        Add("lanes", Lanes?.ToString());
        Add("all", All ? "true" : null);
        return query.ToString().TrimStart('?');

        void Add(string name, string? value)
        {
            if (value is not null)
                query.Add(name, value);
        }
    }

    /// <summary>The address of a board with this filter.</summary>
    public string UrlOf(int board) => Query() is { Length: > 0 } query ? $"/boards/{board}?{query}" : $"/boards/{board}";

    /// <summary>The cards that are meant; the rest of the filter, how they are shown, is not asked here.</summary>
    /// <param name="aging">The moment before which work in progress was begun that counts as ageing; null when it is not known.</param>
    public IQueryable<Card> Of(IQueryable<Card> cards, Instant now, Instant? aging)
    {
        if (!string.IsNullOrWhiteSpace(Q))
        {
            var words = Q.Length > LongestSearch ? Q[..LongestSearch] : Q;
            var like = Data.Like.Containing(words);
            var number = int.TryParse(Q.Trim().TrimStart('#'), NumberStyles.None, CultureInfo.InvariantCulture, out var id)
                ? id
                : 0;
            cards = cards.Where(c => EF.Functions.Like(c.Title, like, Data.Like.Escape) || c.Id == number);
        }
        if (Owner is { } owner)
        {
            var person = new Domain.People.PersonId(owner);
            cards =
                owner == 0
                    ? cards.Where(c => c.OwnerId == null)
                    : cards.Where(c => c.OwnerId == person || c.Helpers.Any(h => h.PersonId == person));
        }
        if (Label is { } label)
            cards = cards.Where(c => c.Labels.Any(l => l.LabelId == label));
        if (Priority is { } priority)
            cards = cards.Where(c => c.Priority == priority);
        var week = now + Duration.FromDays(7);
        cards = Due switch
        {
            DueFilter.Overdue => cards.Where(c => c.DueAt < now && c.FinishedAt == null),
            DueFilter.Week => cards.Where(c => c.DueAt < week && c.FinishedAt == null),
            DueFilter.None => cards.Where(c => c.DueAt == null),
            _ => cards,
        };
        return State switch
        {
            StateFilter.Blocked => cards.Where(c => c.FinishedAt == null && (c.BlockedSince != null || c.OpenBlockers > 0)),
            StateFilter.Waiting => cards.Where(c => c.WaitingOn != null),
            StateFilter.Aging => cards.Where(c => c.FinishedAt == null && c.StartedAt < aging),
            _ => cards,
        };
    }
}
