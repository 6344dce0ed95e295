using AsyncWork.Domain;
using AsyncWork.Web.Data;
using AsyncWork.Web.Htmx;
using AsyncWork.Web.Identity;
using AsyncWork.Web.TagHelpers;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Playbook.Escalation;

/// <summary>When to talk at once, and who is on call (product.md P13).</summary>
public sealed class IndexModel(AppDbContext db, EscalationDesk desk, IClock clock) : EscalationPage(db, clock)
{
    [BindProperty]
    public CallInput Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(int? id) => await LoadAsync(id) ? this.PageOrFragment("_Escalation") : NotFound();

    public async Task<IActionResult> OnPostCallAsync(int version)
    {
        if (!await LoadAsync(null))
            return NotFound();
        if (!MayKeep)
            return Forbid();
        if (!ModelState.IsValid)
            return Refuse(StatusCodes.Status422UnprocessableEntity, "Give the first and the last day.", "Input.From");
        if (Callable.FirstOrDefault(p => p.Id.Value == Input.Person) is not { } person)
            return Refuse(
                StatusCodes.Status422UnprocessableEntity,
                $"Choose somebody who works here{(Team is null ? "" : $" and is in {Team.Name}")}.",
                "Input.Person"
            );
        var answer = await desk.ChangeAsync(
            Team,
            version,
            ladder =>
            {
                if (ladder.WhyNotCall(Input.Reach, Input.From, Input.To, Today) is { } reason)
                    return reason;
                ladder.Call(person.Id, Input.Reach, Input.From, Input.To, Today, Viewer.Person, Now);
                return null;
            },
            "put somebody on call",
            person.Name
        );
        return await AnswerAsync(answer, $"{person.Name} is on call{(Input.From is { } from ? $" from {from.Text()} on" : "")}.");
    }

    /// <summary>Ends somebody's time on call.</summary>
    public async Task<IActionResult> OnPostEndAsync(int contact, int version)
    {
        if (!await LoadAsync(null))
            return NotFound();
        if (!MayKeep)
            return Forbid();
        Input = new();
        var answer = await desk.ChangeAsync(
            Team,
            version,
            ladder =>
            {
                if (ladder.Contacts.FirstOrDefault(c => c.Id == contact) is not { } found)
                    return "This is not there any more.";
                ladder.End(found, Today);
                return null;
            },
            "ended somebody’s time on call"
        );
        return await AnswerAsync(answer, "It has ended.");
    }

    /// <summary>Hides the hint under a conversation for who reads it.</summary>
    public async Task<IActionResult> OnPostHideAsync(SubjectKind kind, int of, string? back)
    {
        var subject = new Subject(kind, of);
        if (!ModelState.IsValid || kind == SubjectKind.Space || !await Db.FindThreadSeenBy(Viewer, subject).AnyAsync())
            return NotFound();
        if (!(await Db.ListWhoHid(subject).ToListAsync()).Contains(Viewer.Person))
        {
            Db.HiddenHints.Add(new(subject, Viewer.Person, Now));
            try
            {
                await Db.SaveChangesAsync();
            }
            catch (DbUpdateException) // pressed twice
            {
                Db.ChangeTracker.Clear();
            }
        }
        return Request.IsHtmx() ? this.PageOrFragment("_Hidden")
            : Url.IsLocalUrl(back) ? LocalRedirect($"{back}#comments")
            : LocalRedirect("/");
    }

    IActionResult Refuse(int status, string reason, string field = "")
    {
        ModelState.Clear();
        ModelState.AddModelError(field, reason);
        return this.PageOrFragment("_Escalation", status);
    }

    async Task<IActionResult> AnswerAsync((int Status, string Reason)? refused, string said)
    {
        Db.ChangeTracker.Clear();
        await LoadAsync(null);
        if (refused is { } no)
            return Refuse(
                no.Status,
                no.Reason,
                no.Status == StatusCodes.Status422UnprocessableEntity ? Input.FieldOf(no.Reason) : ""
            );
        this.Toast(said);
        if (!Request.IsHtmx())
            return LocalRedirect($"/playbook/escalation?team={Slug}");
        ModelState.Clear();
        Input = new();
        return this.PageOrFragment("_Escalation");
    }
}
