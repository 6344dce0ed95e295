using System.Globalization;
using AsyncWork.Domain.Boards;
using AsyncWork.Web.Data;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Cards;

/// <summary>Links of a card: places in the app, seen from both ends, and files elsewhere (product.md B21, F4).</summary>
public sealed class LinksModel(AppDbContext db, IClock clock) : CardPage(db, clock)
{
    const int Most = 100;

    [BindProperty(Name = "url")]
    public string? Target { get; set; }

    [BindProperty(Name = "title")]
    public string? Title { get; set; }

    public Task<IActionResult> OnGetAsync() => ShowAsync("_Links");

    public async Task<IActionResult> OnPostAddAsync()
    {
        var url = Inside(Target?.Trim() ?? "");
        var answer = await ChangeAsync(
            async (card, token) =>
            {
                var title = string.IsNullOrWhiteSpace(Title) ? await TitleOfAsync(url, token) : Title;
                if (CardLink.WhyNot(url, title) is { } reason)
                    return reason;
                var stored = CardLink.Stored(url);
                if (await Db.CardLinks.CountAsync(l => l.CardId == CardId, token) >= Most)
                    return $"A card has at most {Most} links.";
                if (await Db.CardLinks.AnyAsync(l => l.CardId == CardId && l.Url == stored, token))
                    return "The card has this link already.";
                Db.CardLinks.Add(new CardLink(CardId, url, title!, Viewer.Person, Now));
                Tell(card, $"linked “{title!.Trim()}”");
                return null;
            },
            field: "url"
        );
        if (answer.IsDone)
            (Target, Title) = (null, null);
        return await AnswerAsync(answer, "_Links", $"{Address}#links");
    }

    public async Task<IActionResult> OnPostRemoveAsync(int link)
    {
        var answer = await ChangeAsync(
            async (card, token) =>
            {
                if (await Db.CardLinks.SingleOrDefaultAsync(l => l.Id == link && l.CardId == CardId, token) is not { } gone)
                    return "The link is not there any more.";
                Db.Remove(gone);
                Tell(card, $"removed the link “{gone.Title}”");
                return null;
            }
        );
        return await AnswerAsync(answer, "_Links", $"{Address}#links");
    }

    /// <summary>An address of this site is a path, however it was copied.</summary>
    string Inside(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri)
        && uri.Scheme is "https" or "http"
        && uri.Authority == Request.Host.Value
            ? uri.PathAndQuery + uri.Fragment
            : url;

    /// <summary>The name a link has when none is typed: the card's title, the page's path, or the site.</summary>
    async Task<string?> TitleOfAsync(string url, CancellationToken token) =>
        url.StartsWith("/cards/", StringComparison.Ordinal)
        && int.TryParse(url.AsSpan("/cards/".Length), NumberStyles.None, CultureInfo.InvariantCulture, out var card)
            ? await Db.FindTitle(Viewer, card).SingleOrDefaultAsync(token) ?? url
        : Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Host.Length is > 0 and <= CardLink.LongestTitle ? uri.Host
        : url is { Length: > 0 and <= CardLink.LongestTitle } ? url
        : "link";

    protected override async Task LoadPartsAsync()
    {
        Links = await Db.ListLinks(Viewer, CardId, Address).ToListAsync();
        (TypedUrl, TypedTitle) = (Target, Title);
    }
}
