using AsyncWork.Domain.Kpis;
using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using AsyncWork.Web.TagHelpers;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Reports;

/// <summary>The requests behind a figure, as rows (product.md K-g). What one neither asked nor was asked has no title.</summary>
static class RequestRows
{
    public static async Task<(IReadOnlyList<string> Columns, IReadOnlyList<FigureRow> Rows)> LoadAsync(
        AppDbContext db,
        Viewer viewer,
        List<int> shown,
        CancellationToken cancellation
    )
    {
        var open = (await db.ListOpenRequests(viewer, shown).ToListAsync(cancellation)).ToHashSet();
        var found = await db.ListFigureRequests(shown).ToListAsync(cancellation);
        return (
            ["Asked by", "Asked", "Expected by", "Answered", "Working hours", "New date"],
            [
                .. found.Select(r => new FigureRow(
                    open.Contains(r.Id) ? r.Title : $"Request {r.Id}",
                    open.Contains(r.Id) ? (r.CommentId is { } comment ? $"{r.Url}#comment-{comment}" : r.Url) : null,
                    [
                        r.AskedBy ?? FigureText.None,
                        At(r.AskedAt),
                        At(r.DueAt),
                        At(r.AnsweredAt),
                        r.Minutes is { } minutes ? FigureText.Hours(minutes) : FigureText.None,
                        At(r.PromisedFor),
                    ]
                )),
            ]
        );

        string At(Instant? moment) => moment?.Text(viewer.Zone) ?? FigureText.None;
    }
}
