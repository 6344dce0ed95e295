using AsyncWork.Domain.Boards;
using AsyncWork.Domain.People;
using AsyncWork.Domain.TimeLogs;
using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Pages.Boards;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Time;

/// <summary>Work that can be logged again: pinned, or done before.</summary>
public sealed class AgainRow
{
    public required bool IsPinned { get; init; }

    /// <summary>Of what is pinned, or of the entry.</summary>
    public required long Id { get; init; }
    public required int? ProjectId { get; init; }
    public required int? ActivityId { get; init; }
    public required string Description { get; init; }

    /// <summary>When it was pinned or done.</summary>
    public required LocalDate Date { get; init; }

    /// <summary>0 for what is pinned.</summary>
    public required int Minutes { get; init; }

    /// <summary>What makes it the same work as another row.</summary>
    public (int?, int?, string) Work => (ProjectId, ActivityId, Description);
}

/// <summary>A card of mine that is being worked on.</summary>
/// <param name="ProjectId">On which its hours are logged; null when the board does not say.</param>
public sealed record CardAgain(int Id, string Title, string Board, int? ProjectId);

/// <summary>What a person may want to log again. Each query takes the person.</summary>
public static class AgainQueries
{
    /// <summary>What is pinned, and the newest entries, in one question.</summary>
    public static readonly Func<AppDbContext, PersonId, int, IAsyncEnumerable<AgainRow>> ListWorkAgain = EF.CompileAsyncQuery(
        (AppDbContext db, PersonId person, int newest) =>
            db
                .TimeEntries.AsNoTracking()
                .Where(e => e.PersonId == person && e.ReversalOfId == null)
                .OrderByDescending(e => e.Date)
                .ThenByDescending(e => e.Id)
                .Take(newest)
                .Select(e => new AgainRow
                {
                    IsPinned = false,
                    Id = e.Id,
                    ProjectId = e.ProjectId,
                    ActivityId = e.ActivityId,
                    Description = e.Description,
                    Date = e.Date,
                    Minutes = e.Minutes,
                })
                .Concat(
                    db.PinnedWork.AsNoTracking()
                        .Where(p => p.PersonId == person)
                        .Select(p => new AgainRow
                        {
                            IsPinned = true,
                            Id = (long)p.Id,
                            ProjectId = (int?)p.ProjectId,
                            ActivityId = p.ActivityId,
                            Description = p.Description,
                            Date = p.PinnedOn,
                            Minutes = 0,
                        })
                )
    );

    /// <summary>Cards this person owns in a column of work, begun last first.</summary>
    public static IQueryable<CardAgain> ListCardsInWork(this AppDbContext db, Viewer viewer, int most)
    {
        var person = viewer.Person;
        var mine =
            from c in db.CardsOf(viewer).AsNoTracking()
            where c.OwnerId == person && c.FinishedAt == null && c.ArchivedAt == null && c.DeletedAt == null
            join k in db.Columns on c.ColumnId equals k.Id
            where k.State == FlowState.Active
            join b in db.Boards on c.BoardId equals b.Id
            where b.ArchivedAt == null && !b.IsTemplate
            orderby c.StartedAt descending, c.Id
            select new CardAgain(c.Id, c.Title, b.Name, b.ProjectId);
        return mine.Take(most);
    }
}
