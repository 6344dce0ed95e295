using AsyncWork.Domain.Wiki;
using AsyncWork.Web.Data;
using AsyncWork.Web.Htmx;
using AsyncWork.Web.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace AsyncWork.Web.Pages.Wiki;

/// <summary>Makes a space (product.md D16). Everybody may; who makes it keeps it.</summary>
public sealed class NewSpaceModel(AppDbContext db, IClock clock) : PageModel
{
    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Description { get; set; }

    [BindProperty]
    public SpaceRight EverybodyMay { get; set; } = SpaceRight.Write;

    [BindProperty]
    public Guid FormKey { get; set; }

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync()
    {
        var why = ModelState.IsValid
            ? AsyncWork.Domain.Wiki.Space.WhyNotName(Name)
                ?? AsyncWork.Domain.Wiki.Space.WhyNotDescription(Description)
                ?? AsyncWork.Domain.Wiki.Space.WhyNotAgree(EverybodyMay, null)
            : "Something in the form could not be read. Fill it in again.";
        if (why is null)
        {
            var now = clock.GetCurrentInstant();
            var (made, slug) = await db.NewSpaceAsync(User.Viewer().Person, Name!, Description, EverybodyMay, FormKey, now);
            if (made.IsDone)
            {
                this.Toast($"Space “{Name!.Trim()}” made. Write its first page.");
                return this.GoTo($"/wiki/{slug}");
            }
            why = made.Refused ?? "";
        }
        ModelState.AddModelError(
            why == AsyncWork.Domain.Wiki.Space.WhyNotName(Name) ? nameof(Name)
                : why == AsyncWork.Domain.Wiki.Space.WhyNotDescription(Description) ? nameof(Description)
                : "",
            why
        );
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}
