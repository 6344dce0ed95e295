using System.Linq.Expressions;
using AsyncWork.Domain;
using AsyncWork.Domain.Decisions;
using AsyncWork.Web.Data;
using AsyncWork.Web.Pages.Decisions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace AsyncWork.Web.Search.Kinds;

/// <summary>Decisions by number, title, all parts of their text and their options.</summary>
sealed class DecisionSearch : SearchKind<Decision, int>, ISearchSubject
{
    const string Open = "decision-open";
    const string Decided = "decision-decided";
    const string Superseded = "decision-superseded";
    const string Closed = "decision-closed";

    public override string Name => "Decision";
    public override string Word => "decision";
    public override string Words => "Decisions";
    public override string Icon => "decision";
    public SearchKind Kind => this;
    public IReadOnlyList<(string Value, string Words)> States =>
        [
            (Open, "Open decisions"),
            (Decided, "Decisions that hold"),
            (Superseded, "Superseded decisions"),
            (Closed, "Decisions closed without a result"),
        ];

    /// <summary>Each change of the text, and of what was decided.</summary>
    protected override IReadOnlyList<string> Properties =>
        [nameof(Decision.Title), nameof(Decision.Revision), nameof(Decision.DecidedAt), nameof(Decision.ProposedBy)];

    protected override SearchText Read(Decision thing)
    {
        var options = thing.Options.OrderBy(o => o.Rank).SelectMany(o => new[] { o.Title, PlainText.FromHtml(o.About.Html) });
        IEnumerable<Prose> before = [thing.Context, thing.Drivers];
        IEnumerable<Prose> after = [thing.Outcome, thing.Consequences, thing.Confirmation, thing.More];
        return new(
            $"{DecisionNumber.Text(thing.Number)} {thing.Title}",
            PlainText.Of([
                .. before.Select(p => PlainText.FromHtml(p.Html)),
                .. options,
                .. after.Select(p => PlainText.FromHtml(p.Html)),
            ]),
            thing.ProposedBy,
            thing.LoggedAt
        );
    }

    protected override IQueryable<Decision> Things(AppDbContext db) => db.Decisions.Include(d => d.Options);

    protected override async Task CompleteAsync(EntityEntry thing, CancellationToken cancellation)
    {
        var options = thing.Collection(nameof(Decision.Options));
        if (!options.IsLoaded)
            await options.LoadAsync(cancellation);
    }

    public Expression<Func<SearchEntry, bool>>? IsWithin(AppDbContext db, SearchScope scope)
    {
        if (scope.LeavesOut(this) || scope.Place is { Kind: not SearchPlace.Team })
            return null;
        var decisions = db.DecisionsSeenBy(scope.Viewer);
        decisions = scope.State switch
        {
            Open => decisions.Where(d => d.State == DecisionState.Proposed || d.State == DecisionState.Deciding),
            Decided => decisions.Where(d => d.State == DecisionState.Decided),
            Superseded => decisions.Where(d => d.State == DecisionState.Superseded),
            Closed => decisions.Where(d =>
                d.State == DecisionState.Rejected || d.State == DecisionState.Withdrawn || d.State == DecisionState.Expired
            ),
            _ => decisions,
        };
        if (scope.Place is { Id: var team })
            decisions = decisions.Where(d => d.TeamId == team);
        if (scope.Tag is { } tag)
        {
            var name = Like.Exactly(tag);
            decisions = decisions.Where(d => d.Tags.Any(t => EF.Functions.Like(t.Tag, name, Like.Escape)));
        }
        return e => EF.Property<int?>(e, "DecisionId") != null && decisions.Any(d => d.Id == EF.Property<int?>(e, "DecisionId"));
    }

    public Expression<Func<SearchEntry, bool>>? IsNamed(AppDbContext db, string words) =>
        DecisionNumber.Read(words) is { } number
            ? e => e.Kind == "Decision" && db.Decisions.Any(d => d.Id == EF.Property<int?>(e, "DecisionId") && d.Number == number)
            : null;

    public Expression<Func<SearchEntry, string?>> TitleOf(AppDbContext db) =>
        e => db.Decisions.Where(d => d.Id == EF.Property<int?>(e, "DecisionId")).Select(d => d.Title).FirstOrDefault();

    public Expression<Func<SearchEntry, string?>> PlaceOf(AppDbContext db) =>
        e =>
            db.Decisions.Where(d => d.Id == EF.Property<int?>(e, "DecisionId"))
                .Join(db.Teams, d => d.TeamId, t => t.Id, (d, t) => t.Name)
                .FirstOrDefault();

    public Expression<Func<SearchEntry, string?>> StateOf(AppDbContext db) =>
        e =>
            db.Decisions.Where(d => d.Id == EF.Property<int?>(e, "DecisionId"))
                .Select(d =>
                    d.State == DecisionState.Draft ? "Draft"
                    : d.State == DecisionState.Proposed ? "Proposed"
                    : d.State == DecisionState.Deciding ? "Deciding"
                    : d.State == DecisionState.Decided ? "Decided"
                    : d.State == DecisionState.Rejected ? "Rejected"
                    : d.State == DecisionState.Withdrawn ? "Withdrawn"
                    : d.State == DecisionState.Superseded ? "Superseded"
                    : "Expired"
                )
                .FirstOrDefault();

    public Expression<Func<SearchEntry, string?>> UrlOf(AppDbContext db) =>
        e =>
            db.Decisions.Where(d => d.Id == EF.Property<int?>(e, "DecisionId"))
                .Select(d =>
                    "/decisions/D-"
                    + (
                        d.Number < 10 ? "000"
                        : d.Number < 100 ? "00"
                        : d.Number < 1000 ? "0"
                        : ""
                    )
                    + d.Number
                )
                .FirstOrDefault();
}
