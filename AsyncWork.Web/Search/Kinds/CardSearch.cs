using System.Globalization;
using System.Linq.Expressions;
using AsyncWork.Domain.Boards;
using AsyncWork.Web.Data;
using AsyncWork.Web.Pages.Boards;
using Microsoft.EntityFrameworkCore;

namespace AsyncWork.Web.Search.Kinds;

/// <summary>Cards by title and description. Those in the trash keep their entries and are not shown, so that they are found again once restored.</summary>
sealed class CardSearch : SearchKind<Card, int>, ISearchSubject
{
    const string Open = "card-open";
    const string Done = "card-done";
    const string Archived = "card-archived";

    public override string Name => "Card";
    public override string Word => "card";
    public override string Words => "Cards";
    public override string Icon => "board";
    public SearchKind Kind => this;
    public IReadOnlyList<(string Value, string Words)> States =>
        [(Open, "Open cards"), (Done, "Done cards"), (Archived, "Archived cards")];

    protected override IReadOnlyList<string> Properties => [nameof(Card.Title), nameof(Card.Html), nameof(Card.OwnerId)];

    protected override SearchText Read(Card thing) =>
        new(thing.Title, PlainText.FromHtml(thing.Html), thing.OwnerId, thing.ChangedAt);

    protected override IQueryable<Card> Things(AppDbContext db) => db.Cards;

    public Expression<Func<SearchEntry, bool>>? IsWithin(AppDbContext db, SearchScope scope)
    {
        if (scope.LeavesOut(this) || scope.Place is { Kind: SearchPlace.Space })
            return null;
        var cards = db.CardsSeenBy(scope.Viewer)
            .Where(c => c.DeletedAt == null && !db.Boards.Any(b => b.Id == c.BoardId && b.IsTemplate));
        cards = scope.State switch
        {
            Open => cards.Where(c => c.FinishedAt == null && c.ArchivedAt == null),
            Done => cards.Where(c => c.FinishedAt != null && c.ArchivedAt == null),
            Archived => cards.Where(c => c.ArchivedAt != null),
            _ => cards,
        };
        cards = scope.Place switch
        {
            { Kind: SearchPlace.Board, Id: var board } => cards.Where(c => c.BoardId == board),
            { Id: var team } => cards.Where(c => db.Boards.Any(b => b.Id == c.BoardId && b.TeamId == team)),
            _ => cards,
        };
        if (scope.Tag is { } tag)
        {
            var label = Like.Exactly(tag);
            cards = cards.Where(c =>
                c.Labels.Any(l => db.Labels.Any(x => x.Id == l.LabelId && EF.Functions.Like(x.Name, label, Like.Escape)))
            );
        }
        return e => EF.Property<int?>(e, "CardId") != null && cards.Any(c => c.Id == EF.Property<int?>(e, "CardId"));
    }

    public Expression<Func<SearchEntry, bool>>? IsNamed(AppDbContext db, string words)
    {
        var digits = words.AsSpan().Trim();
        digits =
            digits.StartsWith('#') ? digits[1..]
            : digits.StartsWith("card ", StringComparison.OrdinalIgnoreCase) ? digits[5..]
            : digits;
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? e => e.Kind == "Card" && EF.Property<int?>(e, "CardId") == id
            : null;
    }

    public Expression<Func<SearchEntry, string?>> TitleOf(AppDbContext db) =>
        e => db.Cards.Where(c => c.Id == EF.Property<int?>(e, "CardId")).Select(c => c.Title).FirstOrDefault();

    public Expression<Func<SearchEntry, string?>> PlaceOf(AppDbContext db) =>
        e =>
            db.Cards.Where(c => c.Id == EF.Property<int?>(e, "CardId"))
                .Join(db.Boards, c => c.BoardId, b => b.Id, (c, b) => b.Name)
                .FirstOrDefault();

    public Expression<Func<SearchEntry, string?>> StateOf(AppDbContext db) =>
        e =>
            db.Cards.Where(c => c.Id == EF.Property<int?>(e, "CardId"))
                .Join(db.Columns, c => c.ColumnId, k => k.Id, (c, k) => c.ArchivedAt == null ? k.Name : "Archived")
                .FirstOrDefault();

    public Expression<Func<SearchEntry, string?>> UrlOf(AppDbContext db) =>
        e => db.Cards.Where(c => c.Id == EF.Property<int?>(e, "CardId")).Select(c => "/cards/" + c.Id).FirstOrDefault();
}
