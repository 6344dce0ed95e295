using AsyncWork.Domain;
using AsyncWork.Domain.HandOffs;
using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Pages.Boards;
using AsyncWork.Web.Pages.Decisions;
using AsyncWork.Web.Pages.Wiki;

namespace AsyncWork.Web.Pages.HandOffs;

/// <summary>Whose hand-offs are whose: of the two between whom the work goes, and readable for who sees all that is handed over.</summary>
public static class HandOffAccess
{
    public static IQueryable<HandOff> HandOffsSeenBy(this AppDbContext db, Viewer viewer)
    {
        var person = viewer.Person;
        var cards = db.CardsSeenBy(viewer).Where(c => c.DeletedAt == null);
        var (pages, decisions) = (db.PagesSeenBy(viewer), db.DecisionsSeenBy(viewer));
        return db.HandOffs.Where(h =>
            h.GiverId == person
            || h.ReceiverId == person
            || (
                db.HandOffItems.Any(i => i.HandOffId == h.Id)
                && !db.HandOffItems.Any(i =>
                    i.HandOffId == h.Id
                    && !(
                        (i.SubjectKind == SubjectKind.Card && cards.Any(c => c.Id == i.SubjectId))
                        || (i.SubjectKind == SubjectKind.Page && pages.Any(p => p.Id == i.SubjectId))
                        || (i.SubjectKind == SubjectKind.Decision && decisions.Any(d => d.Id == i.SubjectId))
                    )
                )
            )
        );
    }

    /// <summary>One of the two who bring it on.</summary>
    public static bool MayAct(this Viewer viewer, HandOff handOff) =>
        handOff.GiverId == viewer.Person || handOff.ReceiverId == viewer.Person;
}
