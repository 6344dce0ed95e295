using AsyncWork.Domain.Writing;
using AsyncWork.Web.Data;
using AsyncWork.Web.Htmx;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Pages.Inbox;
using AsyncWork.Web.Pages.Requests;
using AsyncWork.Web.Pages.Wiki;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace AsyncWork.Web.Pages.Writing;

/// <summary>What readers of a text will miss, while it is written or asked for here (product.md P7). Nothing of it is stored.</summary>
[TypeFilter<TextLimit>]
public sealed class IndexModel(AppDbContext db) : PageModel
{
    public const int LongestText = 100_000;

    public WritingKind Kind { get; private set; }
    public string Text { get; private set; } = "";

    /// <summary>Null before something was checked, and for who switched the hints off.</summary>
    public WritingAdvice? Advice { get; private set; }

    public void OnGet() { }

    /// <param name="field">The name of the field that holds the text.</param>
    /// <param name="ask">The name of the field that says who is asked.</param>
    /// <param name="writing">What it is. The form of the text comes along whole, and a post has a kind of its own.</param>
    public async Task<IActionResult> OnPostAsync(WritingKind writing, [FromQuery] string? field, [FromQuery] string? ask)
    {
        if (!ModelState.IsValid || !Request.HasFormContentType)
            return BadRequest();
        var typed = Request.Form[field ?? nameof(Text)].ToString();
        (Kind, Text) = (writing, typed.Length > LongestText ? typed[..LongestText] : typed);
        // Whom it asks and by when, the request beside it says.
        var asks = ask is not null && Request.Form[ask].ToString() is not ("" or AskInput.Anybody);
        if (asks)
            Kind = WritingKind.Request;
        if (!Request.IsHtmx() || await db.WantsAdviceAsync(User.Viewer().Person))
            Advice = WritingAdvice.On(Text, Kind, hasDeadline: asks || writing == WritingKind.Decision, hasExpectation: asks);
        return this.PageOrFragment("_Advice");
    }
}
