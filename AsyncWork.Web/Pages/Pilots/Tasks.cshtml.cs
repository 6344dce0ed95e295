using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using AsyncWork.Web.Htmx;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

namespace AsyncWork.Web.Pages.Pilots;

/// <summary>The tasks of a pilot: added and taken out by those who run it, done by everybody of the team.</summary>
public sealed class TasksModel(AppDbContext db, IClock clock) : PilotTasksPage(db, clock)
{
    public async Task<IActionResult> OnGetAsync() => await LoadAllAsync() ? this.PageOrFragment("_Tasks") : NotFound();

    public async Task<IActionResult> OnPostAddAsync(string? title, int? person, string? due)
    {
        if (await WhyNotRunAsync() is { } refused)
            return refused;
        await LoadAllAsync();
        Title = title;
        if (!ModelState.IsValid || PilotInput.ReadDay(due) is not { } day)
            return Refuse("_Tasks", "Choose the day by which the task is done.");
        if (Pilot.WhyNotAddTask(title, day) is { } reason)
            return Refuse("_Tasks", reason);
        PersonId? of = person is { } id ? new PersonId(id) : null;
        if (of is not null && People.All(p => p.Id != of))
            return Refuse("_Tasks", "Choose somebody who works here, or the team.");
        Pilot.AddTask(title!, of, day);
        return await DoneAsync("The task is added.");
    }

    public async Task<IActionResult> OnPostMarkAsync(int task, bool isDone)
    {
        if (await WhyNotTakePartAsync() is { } refused)
            return refused;
        if (Pilot.WhyNotMark(task) is { } reason)
            return await RefuseGoneAsync(reason);
        Pilot.Mark(task, isDone, Viewer.Person, Now);
        return await DoneAsync(isDone ? "The task is done." : "The task is open again.");
    }

    public async Task<IActionResult> OnPostRemoveAsync(int task)
    {
        if (await WhyNotRunAsync() is { } refused)
            return refused;
        if (Pilot.WhyNotMark(task) is { } reason)
            return await RefuseGoneAsync(reason);
        Pilot.RemoveTask(task);
        return await DoneAsync("The task is taken out.");
    }

    async Task<IActionResult> DoneAsync(string said)
    {
        if (!await SaveAsync())
        {
            await LoadAllAsync();
            return Refuse("_Tasks", SomebodyElse, StatusCodes.Status409Conflict);
        }
        this.Toast(said);
        if (!Request.IsHtmx())
            return LocalRedirect(Pilot.Url);
        ModelState.Clear();
        Title = null;
        await LoadAllAsync();
        return this.PageOrFragment("_Tasks");
    }

    async Task<IActionResult> RefuseGoneAsync(string reason)
    {
        await LoadAllAsync();
        return Refuse("_Tasks", reason);
    }
}
