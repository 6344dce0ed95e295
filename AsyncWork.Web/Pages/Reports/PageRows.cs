using AsyncWork.Domain.Kpis;
using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using AsyncWork.Web.TagHelpers;
using Microsoft.EntityFrameworkCore;

namespace AsyncWork.Web.Pages.Reports;

/// <summary>The pages behind a figure, as rows (product.md K-g). The title of a page that is not this person's to see says too much.</summary>
static class PageRows
{
    /// <param name="month">The pages as they stood at its end.</param>
    public static async Task<(IReadOnlyList<string> Columns, IReadOnlyList<FigureRow> Rows)> LoadAsync(
        AppDbContext db,
        Viewer viewer,
        FreshnessOfMonth month,
        List<int> shown,
        CancellationToken cancellation
    )
    {
        var open = (await db.ListOpenPages(viewer, shown).ToListAsync(cancellation)).ToHashSet();
        var atEnd = month.Pages.ToDictionary(p => p.Page);
        var found = await db.ListFigurePages(shown).ToListAsync(cancellation);
        return (
            ["Space", "Owner", "Owner had left", "Review by", "Days overdue"],
            [
                .. found.Select(p => new FigureRow(
                    open.Contains(p.Id) ? p.Title : "A page that you cannot open",
                    open.Contains(p.Id) ? $"/wiki/{p.SpaceSlug}/{p.Slug}" : null,
                    [
                        open.Contains(p.Id) ? p.Space : "",
                        p.Owner,
                        atEnd[p.Id].IsOrphan ? "yes" : "no",
                        atEnd[p.Id].ReviewOn?.Text() ?? FigureText.None,
                        FigureText.Of(month.DaysOverdueOf(atEnd[p.Id]), FigureUnit.Count, 0),
                    ]
                )),
            ]
        );
    }
}
