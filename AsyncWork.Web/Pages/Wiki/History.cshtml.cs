using AsyncWork.Domain;
using AsyncWork.Web.Data;
using AsyncWork.Web.Pages.HandOffs;
using AsyncWork.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Wiki;

/// <summary>What a page said before, who wrote it and why, and when somebody said that it holds (product.md D9).</summary>
public sealed class HistoryModel(AppDbContext db, IClock clock) : OnPage(db, clock)
{
    const int Size = 50;
    const int MostReviews = 20;

    [BindProperty(SupportsGet = true, Name = "p")]
    public int Asked { get; set; } = 1;
    public IReadOnlyList<RevisionRow> Revisions { get; private set; } = [];
    public IReadOnlyList<ReviewRow> Reviews { get; private set; } = [];
    public IReadOnlyList<HandOffPast> HandOffs { get; private set; } = [];
    public Pager Pager { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await FindPageAsync())
            return NotFound();
        Pager = new(Asked, Size, await Db.CountRevisionsAsync(Shown.Id, Shown.MayWrite), page => $"{Shown.Url}/history?p={page}");
        Revisions = await Db.ListRevisions(Shown.Id, Shown.MayWrite, Pager.Skip, Size).ToListAsync();
        Reviews = await Db.ListReviews(Shown.Id, MostReviews).ToListAsync();
        HandOffs = await Db.ListHandOffsOf(SubjectKind.Page, Shown.Id, MostReviews).ToListAsync();
        return Page();
    }
}
