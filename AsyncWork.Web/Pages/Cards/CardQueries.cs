using AsyncWork.Domain;
using AsyncWork.Domain.Boards;
using AsyncWork.Domain.HandOffs;
using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Pages.Boards;
using AsyncWork.Web.Pages.People;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Cards;

/// <summary>What is read of one card. Cards in the trash are shown to those who work on the board only.</summary>
public static class CardQueries
{
    public static IQueryable<CardView> FindCard(this AppDbContext db, Viewer viewer, int id)
    {
        var (ours, me) = (db.BoardsOf(viewer), viewer.Person);
        return db.CardsSeenBy(viewer)
            .AsNoTracking()
            .Where(c => c.Id == id && (c.DeletedAt == null || ours.Any(b => b.Id == c.BoardId)))
            .Join(db.Boards, c => c.BoardId, b => b.Id, (c, b) => new { Card = c, Board = b })
            .Select(c => new CardView
            {
                Card = c.Card,
                Board = c.Board.Name,
                BoardIsArchived = c.Board.ArchivedAt != null,
                ProjectId = c.Board.ProjectId,
                IsOurs = ours.Any(b => b.Id == c.Card.BoardId),
                Column = db.Columns.Where(k => k.Id == c.Card.ColumnId).Select(k => k.Name).First(),
                State = db.Columns.Where(k => k.Id == c.Card.ColumnId).Select(k => k.State).First(),
                Lane = db.Lanes.Where(l => l.Id == c.Card.LaneId).Select(l => l.Name).FirstOrDefault(),
                Owner = db.People.Where(p => p.Id == c.Card.OwnerId).Select(p => new PersonName(p.Id, p.Name)).FirstOrDefault(),
                OwnerZone = db.People.Where(p => p.Id == c.Card.OwnerId).Select(p => p.Zone).FirstOrDefault(),
                WaitingOn = db
                    .People.Where(p => p.Id == c.Card.WaitingOn)
                    .Select(p => new PersonName(p.Id, p.Name))
                    .FirstOrDefault(),
                CreatedBy = db.People.Where(p => p.Id == c.Card.CreatedBy).Select(p => p.Name).FirstOrDefault(),
                Helpers = db
                    .CardHelpers.Where(h => h.CardId == c.Card.Id)
                    .Join(db.People, h => h.PersonId, p => p.Id, (h, p) => new PersonName(p.Id, p.Name))
                    .ToList(),
                Labels = db
                    .CardLabels.Where(l => l.CardId == c.Card.Id)
                    .Join(db.Labels, l => l.LabelId, l => l.Id, (c, l) => new LabelView(l.Id, l.Name, l.Hue))
                    .ToList(),
                IsHandedOff = db.HandOffItems.Any(i =>
                    i.SubjectKind == SubjectKind.Card
                    && i.SubjectId == c.Card.Id
                    && db.HandOffs.Any(h =>
                        h.Id == i.HandOffId
                        && (h.State == HandOffState.Offered || h.State == HandOffState.Asked || h.State == HandOffState.Returned)
                    )
                ),
                Minutes = db.TimeEntries.Where(e => e.CardId == c.Card.Id).Sum(e => e.Minutes),
                MyMinutes = db.TimeEntries.Where(e => e.CardId == c.Card.Id && e.PersonId == me).Sum(e => e.Minutes),
            })
            .AsSingleQuery();
    }

    /// <summary>The same card, to change it.</summary>
    public static IQueryable<CardToChange> FindCardToChange(this AppDbContext db, Viewer viewer, int id)
    {
        var ours = db.BoardsOf(viewer);
        return db.CardsSeenBy(viewer)
            .Where(c => c.Id == id && (c.DeletedAt == null || ours.Any(b => b.Id == c.BoardId)))
            .Select(c => new CardToChange(
                c,
                ours.Any(b => b.Id == c.BoardId),
                db.Boards.Any(b => b.Id == c.BoardId && b.ArchivedAt != null)
            ));
    }

    /// <summary>Who works on a board: its team, those who lead it, its guests. Cards are theirs to own.</summary>
    public static IQueryable<PersonName> ListPeopleOf(this AppDbContext db, int board, LocalDate today) =>
        db.PeopleOf(board, today).OrderBy(p => p.Name).ThenBy(p => p.Id).Select(p => new PersonName(p.Id, p.Name));

    /// <summary>Whether somebody is one of them.</summary>
    public static Task<bool> WorksOnAsync(
        this AppDbContext db,
        PersonId person,
        int board,
        LocalDate today,
        CancellationToken cancellation = default
    ) => db.PeopleOf(board, today).AnyAsync(p => p.Id == person, cancellation);

    /// <summary>Who can be told of something on a board: who works on it, and everybody when it is shown to the company.</summary>
    public static IQueryable<PersonName> ListPeopleWhoSee(this AppDbContext db, int board, LocalDate today)
    {
        var people = db.PeopleOf(board, today).Select(p => p.Id);
        return db
            .People.AsNoTracking()
            .Where(p => p.LastDay == null || p.LastDay >= today)
            .Where(p => people.Contains(p.Id) || db.Boards.Any(b => b.Id == board && b.Audience == BoardAudience.Company))
            .Select(p => new PersonName(p.Id, p.Name));
    }

    /// <summary>The labels of a board, by name.</summary>
    public static IQueryable<LabelView> ListLabelsOf(this AppDbContext db, int board) =>
        db.Labels.Where(l => l.BoardId == board).OrderBy(l => l.Name).Select(l => new LabelView(l.Id, l.Name, l.Hue));

    static IQueryable<Person> PeopleOf(this AppDbContext db, int board, LocalDate today)
    {
        var members = db.MembersOn(today);
        return db
            .People.AsNoTracking()
            .Where(p => p.LastDay == null || p.LastDay >= today)
            .Where(p =>
                db.Boards.Any(b =>
                    b.Id == board
                    && (
                        members.Any(m => m.TeamId == b.TeamId && m.PersonId == p.Id)
                        || db.TeamLeads.Any(l => l.TeamId == b.TeamId && l.PersonId == p.Id)
                        || db.BoardGuests.Any(g => g.BoardId == b.Id && g.PersonId == p.Id)
                    )
                )
            );
    }
}
