using AsyncWork.Web.Data;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

namespace AsyncWork.Web.Pages.Cards;

/// <summary>What happened to a card, in words (product.md B17).</summary>
public sealed class HistoryModel(AppDbContext db, IClock clock) : CardPage(db, clock)
{
    const int Size = 30;
    const int MostPages = 200;

    [BindProperty(SupportsGet = true, Name = "p")]
    public int Asked { get; set; } = 1;
    public int Number => Math.Clamp(Asked, 1, MostPages);
    public IReadOnlyList<HistoryRow> Rows { get; private set; } = [];
    public bool HasMore { get; private set; }

    public Task<IActionResult> OnGetAsync() => ShowAsync("_History");

    protected override async Task LoadPartsAsync() =>
        (Rows, HasMore) = await Db.ListHistoryAsync(CardId, (Number - 1) * Size, Size);
}
