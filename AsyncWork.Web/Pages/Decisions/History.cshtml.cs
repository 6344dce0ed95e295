using AsyncWork.Web.Data;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Decisions;

/// <summary>All that happened to a decision, what it said before, and answers that do not count any more (product.md D9).</summary>
public sealed class HistoryModel(AppDbContext db, IClock clock) : DecisionPage(db, clock)
{
    const int Size = 50;
    const int MostPages = 1000;

    [BindProperty(SupportsGet = true, Name = "p")]
    public int Part { get; set; } = 1;
    public IReadOnlyList<DecisionEventRow> Rows { get; private set; } = [];
    public IReadOnlyList<EarlierAnswer> Earlier { get; private set; } = [];
    public IReadOnlyList<EarlierText> Texts { get; private set; } = [];
    public bool HasMore { get; private set; }

    public Task<IActionResult> OnGetAsync() => ShowAsync("_History");

    protected override async Task LoadPartsAsync()
    {
        Part = Math.Clamp(Part, 1, MostPages);
        var rows = await Db.ListEvents(Decision.Id, (Part - 1) * Size, Size + 1).ToListAsync();
        (Rows, HasMore) = ([.. rows.Take(Size)], rows.Count > Size);
        if (Part > 1)
            return;
        Earlier = await Db.ListEarlierAnswers(Decision.Id, Decision.Round).ToListAsync();
        Texts = await Db.ListEarlierTexts(Decision.Id, MayKeep).ToListAsync();
    }
}
