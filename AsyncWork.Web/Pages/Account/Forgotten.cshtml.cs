using System.ComponentModel.DataAnnotations;
using AsyncWork.Domain.People;
using AsyncWork.Web.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AsyncWork.Web.Pages.Account;

/// <summary>One answer, whether there is such an account or not.</summary>
[LimitAttempts]
public sealed class ForgottenModel(ForgottenPasswords forgotten, AttemptLimits limits) : PageModel
{
    [BindProperty]
    [Required(ErrorMessage = "Enter your e-mail address.")]
    [StringLength(Person.LongestEmail, ErrorMessage = "That is too long for an e-mail address.")]
    public string Email { get; set; } = "";

    public bool IsAsked { get; private set; }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }
        if (!limits.Allow(Email))
            return StatusCode(StatusCodes.Status429TooManyRequests);
        await forgotten.AskAsync(Email);
        IsAsked = true;
        return Page();
    }
}
