using AsyncWork.Domain;
using AsyncWork.Domain.Decisions;
using AsyncWork.Domain.Wiki;
using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Pages.Boards;
using AsyncWork.Web.Pages.Decisions;
using AsyncWork.Web.Pages.Wiki;
using NodaTime;

namespace AsyncWork.Web.Pages.HandOffs;

/// <summary>A file of something that is handed over.</summary>
public sealed record HandOffFile(SubjectKind Kind, int SubjectId, int Id, string Name, int VersionId, long Bytes, Instant At);

/// <summary>Something that a person owns, to be chosen from.</summary>
public sealed record OwnThing(string Title, int? Card, string? Page)
{
    public string Url => Card is { } card ? $"/cards/{card}" : $"/wiki/{Page}";
}

/// <summary>What is read of the things that are handed over (product.md F3). Each query takes the viewer.</summary>
public static class HandOffThingQueries
{
    public static IQueryable<HandOffThing> ListCardsToHandOff(this AppDbContext db, Viewer viewer, IReadOnlyCollection<int> ids)
    {
        var ours = db.BoardsOf(viewer);
        return from c in db.CardsSeenBy(viewer)
            where c.DeletedAt == null && ids.Contains(c.Id)
            join b in db.Boards on c.BoardId equals b.Id
            select new HandOffThing(SubjectKind.Card, c.Id, c.Title, b.Name, null, null, b.Id, ours.Any(o => o.Id == b.Id));
    }

    public static IQueryable<HandOffThing> ListPagesToHandOff(this AppDbContext db, Viewer viewer, IReadOnlyCollection<int> ids)
    {
        var written = db.PagesOf(viewer, SpaceRight.Write);
        return from p in db.PagesSeenBy(viewer)
            where ids.Contains(p.Id)
            join s in db.Spaces on p.SpaceId equals s.Id
            select new HandOffThing(
                SubjectKind.Page,
                p.Id,
                p.Title,
                s.Name,
                null,
                s.Slug + "/" + p.Slug,
                null,
                written.Any(w => w.Id == p.Id)
            );
    }

    public static IQueryable<HandOffThing> ListDecisionsToHandOff(
        this AppDbContext db,
        Viewer viewer,
        IReadOnlyCollection<int> ids
    )
    {
        var (person, all) = (viewer.Person, viewer.IsAdministrator);
        return from d in db.DecisionsSeenBy(viewer)
            where ids.Contains(d.Id)
            select new HandOffThing(
                SubjectKind.Decision,
                d.Id,
                d.Title,
                "Decision",
                d.Number,
                null,
                null,
                all
                    || d.ProposedBy == person
                    || db.DecisionPeople.Any(p => p.DecisionId == d.Id && p.PersonId == person && p.Part == DecisionPart.Decides)
            );
    }

    public static IQueryable<int> FindDecisionToHandOff(this AppDbContext db, Viewer viewer, int number) =>
        db.DecisionsSeenBy(viewer).Where(d => d.Number == number).Select(d => d.Id);

    public static IQueryable<int> FindPageToHandOff(this AppDbContext db, Viewer viewer, string space, string slug) =>
        from p in db.PagesSeenBy(viewer)
        where p.Slug == slug && db.Spaces.Any(s => s.Id == p.SpaceId && s.Slug == space)
        select p.Id;

    /// <summary>The open cards that this person owns, the newest first.</summary>
    public static IQueryable<OwnThing> ListOwnCards(this AppDbContext db, Viewer viewer, int most)
    {
        var person = viewer.Person;
        return db.CardsOf(viewer)
            .Where(c => c.OwnerId == person && c.ArchivedAt == null && c.DeletedAt == null && c.FinishedAt == null)
            .OrderByDescending(c => c.ChangedAt)
            .Take(most)
            .Select(c => new OwnThing(c.Title, c.Id, null));
    }

    /// <summary>The pages that this person keeps right, the newest first.</summary>
    public static IQueryable<OwnThing> ListOwnPages(this AppDbContext db, Viewer viewer, int most)
    {
        var person = viewer.Person;
        return db.PagesOf(viewer, SpaceRight.Write)
            .Where(p => p.OwnerId == person && p.ArchivedAt == null)
            .OrderByDescending(p => p.ChangedAt)
            .Take(most)
            .Select(p => new OwnThing(
                p.Title,
                null,
                db.Spaces.Where(s => s.Id == p.SpaceId).Select(s => s.Slug).FirstOrDefault() + "/" + p.Slug
            ));
    }

    /// <summary>The newest versions of the files of what this viewer sees of a hand-off.</summary>
    public static IQueryable<HandOffFile> ListFilesOfHandOff(this AppDbContext db, Viewer viewer, int handOff)
    {
        var cards = db.CardsSeenBy(viewer).Where(c => c.DeletedAt == null);
        var (pages, decisions) = (db.PagesSeenBy(viewer), db.DecisionsSeenBy(viewer));
        return from i in db.HandOffItems
            where
                i.HandOffId == handOff
                && (
                    (i.SubjectKind == SubjectKind.Card && cards.Any(c => c.Id == i.SubjectId))
                    || (i.SubjectKind == SubjectKind.Page && pages.Any(p => p.Id == i.SubjectId))
                    || (i.SubjectKind == SubjectKind.Decision && decisions.Any(d => d.Id == i.SubjectId))
                )
            join a in db.Attachments on new { i.SubjectKind, i.SubjectId } equals new { a.SubjectKind, a.SubjectId }
            where a.DeletedAt == null
            join v in db.FileVersions on a.Id equals v.AttachmentId
            where v.Number == db.FileVersions.Where(x => x.AttachmentId == a.Id).Max(x => x.Number)
            orderby i.Id, a.Name, a.Id
            select new HandOffFile(i.SubjectKind, i.SubjectId, a.Id, a.Name, v.Id, v.Bytes, v.At);
    }
}
