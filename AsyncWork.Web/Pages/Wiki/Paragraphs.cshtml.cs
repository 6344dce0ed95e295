using AngleSharp.Html.Parser;
using AsyncWork.Domain;
using AsyncWork.Web.Data;
using AsyncWork.Web.Markdown;
using AsyncWork.Web.Pages.Comments;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Wiki;

/// <summary>A paragraph with what readers see of it, and how many comments on it are open.</summary>
public sealed record ParagraphRow(TextBlock Block, string Html, int Open);

/// <summary>The published text paragraph by paragraph, each with the way to comment on it (product.md D15).</summary>
public sealed class ParagraphsModel(AppDbContext db, IClock clock) : OnPage(db, clock)
{
    public IReadOnlyList<ParagraphRow> Rows { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await FindPageAsync())
            return NotFound();
        var blocks = await Db.ReadBlocksAsync(Shown.Id, cancellation);
        var open = await Db.ListOpenAnchors(Subject.Page(Shown.Id)).ToListAsync(cancellation);
        var count = open.Select(a => TextBlock.At(blocks, a.Anchor)?.Number).CountBy(n => n ?? -1).ToDictionary();
        var parts = (await new HtmlParser().ParseDocumentAsync(Shown.Html, cancellation))
            // The id of code is within its frame.
            .Body!.Children.Select(c => (Id: c.HasAttribute("id") ? c.Id! : c.QuerySelector("[id]")?.Id ?? "", c.OuterHtml))
            .DistinctBy(c => c.Id, StringComparer.Ordinal)
            .ToDictionary(c => c.Id, c => c.OuterHtml, StringComparer.Ordinal);
        Rows =
        [
            .. blocks
                .Where(b => parts.ContainsKey(b.Id))
                .Select(b => new ParagraphRow(b, parts[b.Id], count.GetValueOrDefault(b.Number))),
        ];
        return Page();
    }
}
