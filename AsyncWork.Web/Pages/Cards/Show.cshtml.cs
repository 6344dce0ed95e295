using AsyncWork.Web.Data;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

namespace AsyncWork.Web.Pages.Cards;

/// <summary>A card with all that belongs to it (product.md B2, B3).</summary>
public sealed class ShowModel(AppDbContext db, IClock clock) : CardPage(db, clock)
{
    public Task<IActionResult> OnGetAsync() => ShowAsync("_Card");

    protected override Task LoadPartsAsync() => LoadAllAsync();
}
