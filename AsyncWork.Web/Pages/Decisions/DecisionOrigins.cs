using System.Globalization;
using System.Text.RegularExpressions;
using AsyncWork.Domain;
using AsyncWork.Domain.Boards;
using AsyncWork.Domain.Decisions;
using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Pages.Boards;
using AsyncWork.Web.Pages.Cards;
using AsyncWork.Web.Pages.Playbook.Reviews;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Decisions;

/// <summary>The place in the app from which a decision is asked for (product.md D19). A card gets a link of its own; from there both show each other.</summary>
static partial class DecisionOrigins
{
    const string Cards = "/cards/";

    /// <summary>The path and how it is called; nothing when it is no path of the app or not for this person.</summary>
    public static async Task<(string? Path, string? Title)> FindOriginAsync(this AppDbContext db, Viewer viewer, string? from)
    {
        if (from is null || from.Length > Decision.LongestAddress || !Inside().IsMatch(from))
            return default;
        var found =
            CardOf(from) is { } card ? await db.FindTitle(viewer, card).SingleOrDefaultAsync()
            : WikiPage().Match(from) is { Success: true } page
                ? await db.FindPageTitle(viewer, page.Groups["space"].Value, page.Groups["page"].Value).SingleOrDefaultAsync()
            : NormReviewPage().Match(from) is { Success: true } review
                ? await db.FindReviewTitleAsync(viewer, int.Parse(review.Groups["id"].Value, CultureInfo.InvariantCulture))
            : from;
        return found is null ? default : (from, found);
    }

    /// <summary>What the context of a decision begins with that is asked for from somewhere.</summary>
    public static string? ContextOf(string? path, string? title) =>
        path is null || title is null ? null : $"Asked from [{title.Replace("]", "\\]", StringComparison.Ordinal)}]({path}).\n";

    /// <summary>Links the card from which it was asked for, if this person may change it.</summary>
    public static async Task LinkOriginAsync(
        this AppDbContext db,
        Viewer viewer,
        Decision decision,
        Instant now,
        CancellationToken cancellation
    )
    {
        if (CardOf(decision.AskedFrom) is not { } card || !await db.CardsOf(viewer).AnyAsync(c => c.Id == card, cancellation))
            return;
        db.LinkCard(card, decision, viewer, now);
        db.CardEvents.Add(new CardEvent(card, viewer.Person, now, $"asked for a decision: {decision.Name} “{decision.Title}”"));
    }

    /// <summary>Lets a card lead to a decision, and the decision show the card.</summary>
    public static void LinkCard(this AppDbContext db, int card, Decision decision, Viewer viewer, Instant now)
    {
        var title = StoredText.Cut($"{decision.Name} {decision.Title}", CardLink.LongestTitle);
        db.CardLinks.Add(new CardLink(card, decision.Url, title, viewer.Person, now));
    }

    static int? CardOf(string? path) =>
        path is not null
        && path.StartsWith(Cards, StringComparison.Ordinal)
        && int.TryParse(path.AsSpan(Cards.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var card)
            ? card
            : null;

    [GeneratedRegex("^/playbook/reviews/(?<id>[0-9]{1,9})$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NormReviewPage();

    [GeneratedRegex("^/(?!/)[A-Za-z0-9/_.~=&?%-]*$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Inside();

    [GeneratedRegex(
        "^/wiki/(?<space>[^/?]+)/(?<page>[^/?]+)$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex WikiPage();
}
