using AsyncWork.Web.Data;
using AsyncWork.Web.Pages.Decisions;
using AsyncWork.Web.Pages.People;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Pilots;

/// <summary>A page with the tasks of a pilot.</summary>
public abstract class PilotTasksPage(AppDbContext db, IClock clock) : PilotPage(db, clock)
{
    /// <summary>Who can be given a task; for those who may give one.</summary>
    public IReadOnlyList<PersonName> People { get; private set; } = [];

    /// <summary>What was typed and refused.</summary>
    public string? Title { get; protected set; }

    protected async Task<bool> LoadAllAsync()
    {
        if (!await LoadAsync())
            return false;
        if (MayRun && !Pilot.HasEnded)
            People = await Db.ListPeopleHere(Today).ToListAsync();
        return true;
    }
}
