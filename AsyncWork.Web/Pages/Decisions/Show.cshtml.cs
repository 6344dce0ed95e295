using AsyncWork.Domain;
using AsyncWork.Domain.Decisions;
using AsyncWork.Web.Data;
using AsyncWork.Web.Pages.Comments;
using AsyncWork.Web.Pages.HandOffs;
using AsyncWork.Web.Pages.Wiki;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Decisions;

/// <summary>A decision with all that belongs to it (product.md D1, D2, D3, D8, D22).</summary>
public sealed class ShowModel(AppDbContext db, IClock clock) : DecisionPage(db, clock)
{
    public IReadOnlyList<SupersessionRow> Supersessions { get; private set; } = [];

    /// <summary>What holds today in its place; empty unless it is superseded.</summary>
    public IReadOnlyList<DecisionHead> Newest { get; private set; } = [];
    public IReadOnlyList<ReviewRow> Reviews { get; private set; } = [];
    public IReadOnlyList<DecisionCardRow> Cards { get; private set; } = [];

    /// <summary>Pages, decisions and cards that speak of it.</summary>
    public IReadOnlyList<Mention> Mentions { get; private set; } = [];

    public IReadOnlyList<HandOffNote> HandOffs { get; private set; } = [];

    /// <summary>The page or card from which it was asked for; null for none, and for one that is not this person's to see.</summary>
    public string? FromTitle { get; private set; }

    public async Task<IActionResult> OnGetAsync() =>
        Number != 0 && Named != DecisionNumber.Text(Number)
            ? RedirectPermanent(DecisionNumber.Url(Number))
            : await ShowAsync("_Decision");

    protected override async Task LoadPartsAsync()
    {
        if (Decision.Supersessions > 0)
            Supersessions = await Db.ListSupersessions(Viewer, Decision.Id).ToListAsync();
        if (Decision.State == DecisionState.Superseded)
            Newest = await Db.ListHeads(Viewer, [.. await Db.FindNewestAsync(Decision.Id)]).ToListAsync();
        if (Decision.ReviewResult is not null)
            Reviews = await DecisionHistoryQueries.ListReviews(Db, Decision.Id).ToListAsync();
        if (Found.HasCards)
            Cards = await Db.ListCardsOf(Viewer, Address).ToListAsync();
        if (Decision.AskedFrom is { } from && Cards.All(c => $"/cards/{c.Id}" != from))
            (_, FromTitle) = await Db.FindOriginAsync(Viewer, from);
        if (Found.IsMentioned)
            Mentions = await Wiki.Mentions.LoadAsync(Db, Viewer, SubjectKind.Decision, Decision.Number);
        if (Found.IsHandedOff)
            HandOffs = await Db.ListOpenHandOffsOf(Viewer, SubjectKind.Decision, Decision.Id).ToListAsync();
        if (Decision.Comments > 0)
            await LoadCommentsAsync(null, new CommentInput());
        if (Decision.Attachments > 0)
            await LoadFilesAsync();
    }
}
