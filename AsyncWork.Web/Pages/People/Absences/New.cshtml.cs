using System.ComponentModel.DataAnnotations;
using AsyncWork.Domain.Calendar;
using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using AsyncWork.Web.Htmx;
using AsyncWork.Web.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.People.Absences;

/// <summary>Ask for days off; HR and administrators also record them for somebody (product.md T12, S6).</summary>
public sealed class NewModel(AppDbContext db, AbsenceChanges changes, IClock clock) : PageModel
{
    public sealed class AbsenceInput
    {
        /// <summary>Only HR and administrators choose; else it is who asks.</summary>
        public int? Person { get; set; }

        [Required(ErrorMessage = "Give the first day, as 2026-11-30.")]
        public LocalDate? FirstDay { get; set; }

        [Required(ErrorMessage = "Give the last day, as 2026-11-30.")]
        public LocalDate? LastDay { get; set; }
        public AbsenceKind Kind { get; set; }
        public int? Deputy { get; set; }
        public string? Note { get; set; }
    }

    [BindProperty]
    public AbsenceInput Input { get; set; } = new();

    [BindProperty]
    public Guid FormKey { get; set; }
    public Viewer Viewer => User.Viewer();
    public IReadOnlyList<DeputyChoice> People { get; private set; } = [];

    public async Task OnGetAsync(int? person)
    {
        Input.Person = person;
        await LoadAsync();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await LoadAsync();
        if (await db.UsedFormKeys.AnyAsync(k => k.Key == FormKey))
            return this.GoTo("/people/absences"); // sent twice
        var id = Viewer.SeesCompany && Input.Person is { } chosen ? new PersonId(chosen) : Viewer.Person;
        var person = await db.People.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id);
        if (person is null)
            ModelState.AddModelError("Input.Person", "Choose a person from the list.");
        if (Input.Deputy is { } deputy && People.All(p => p.Id != new PersonId(deputy)))
            ModelState.AddModelError("Input.Deputy", "Choose a deputy from the list.");
        if (!ModelState.IsValid)
            return Refuse();
        var asked = new AbsenceRequest(
            Input.FirstDay!.Value,
            Input.LastDay!.Value,
            Input.Kind,
            Input.Deputy is { } standIn ? new PersonId(standIn) : null,
            Input.Note
        );
        if (await changes.WhyNotAsync(person!, asked) is { } reason)
        {
            ModelState.AddModelError("", reason);
            return Refuse();
        }
        if (await changes.AskAsync(person!, asked, Viewer.Person, FormKey) is { } meanwhile)
        {
            ModelState.AddModelError("", meanwhile);
            return Refuse(StatusCodes.Status409Conflict);
        }
        var days = AbsenceText.Days(asked.First, asked.Last);
        this.Toast(id == Viewer.Person ? $"Asked for {days}." : $"{person!.Name} is away {days}.");
        return this.GoTo("/people/absences");
    }

    PageResult Refuse(int status = StatusCodes.Status422UnprocessableEntity)
    {
        Response.StatusCode = status;
        return Page();
    }

    async Task LoadAsync() =>
        People = await db.ListDeputies(Viewer.Person, clock.GetCurrentInstant().InZone(Viewer.Zone).Date).ToListAsync();
}
