using System.ComponentModel.DataAnnotations;
using AsyncWork.Domain.People;
using AsyncWork.Web.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace AsyncWork.Web.Pages;

/// <summary>The first page of an installation, behind the link that the first start prints.</summary>
[LimitAttempts]
public sealed class SetupModel(SetupLinks links, AccountSessions sessions, IClock clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Token { get; set; }

    [BindProperty]
    public SetupInput Input { get; set; } = new();
    public bool IsOpen { get; private set; }
    public Instant Now => clock.GetCurrentInstant();

    public sealed record SetupInput
    {
        [Required(ErrorMessage = "Say what the company is called.")]
        [StringLength(AsyncWork.Domain.People.Company.LongestName, ErrorMessage = "That name is too long.")]
        public string? Company { get; init; }
        public string? Zone { get; init; }
        public string? Name { get; init; }
        public string? Email { get; init; }
        public string? Password { get; init; }
    }

    public async Task<IActionResult> OnGetAsync()
    {
        ModelState.Clear();
        return await AnswerAsync(StatusCodes.Status200OK);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await links.IsOpenAsync(Token))
            return await AnswerAsync(StatusCodes.Status200OK);
        var zone = Zones.Find(Input.Zone);
        Refuse("Zone", zone is null ? "Choose a time zone from the list." : null);
        Refuse("Name", Person.WhyNotName(Input.Name));
        Refuse("Email", string.IsNullOrWhiteSpace(Input.Email) ? "Enter your e-mail address." : Person.WhyNotEmail(Input.Email));
        Refuse("Password", PasswordRules.WhyNot(Input.Password, Input.Email));
        if (Input.Company?.Any(char.IsControl) == true)
            Refuse("Company", "A name is one line, without control characters.");
        if (!ModelState.IsValid)
            return await AnswerAsync(StatusCodes.Status422UnprocessableEntity);
        var first = new FirstAdministrator(Input.Company!, zone!, Input.Name!, Input.Email!, Input.Password!);
        if (await links.UseAsync(Token, first) is not { } account)
            return await AnswerAsync(StatusCodes.Status409Conflict);
        await sessions.StartAsync(account);
        return LocalRedirect("/");
    }

    void Refuse(string field, string? reason)
    {
        if (reason is null || ModelState[$"Input.{field}"]?.Errors.Count > 0)
            return;
        ModelState.AddModelError($"Input.{field}", reason);
    }

    async Task<IActionResult> AnswerAsync(int status)
    {
        IsOpen = await links.IsOpenAsync(Token);
        Response.StatusCode = !IsOpen && status == StatusCodes.Status200OK ? StatusCodes.Status404NotFound : status;
        return Page();
    }
}
