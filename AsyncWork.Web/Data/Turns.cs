using AsyncWork.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace AsyncWork.Web.Data;

/// <summary>
/// Rules that no row of their own guards, because the row they are about is not there yet: who may break one takes a turn at a row that is,
/// inside the transaction and before anything else is read. On SQLite writers take turns anyway.
/// </summary>
public static class Turns
{
    /// <summary>Held until the transaction ends: by who makes what another may forbid for the whole company.</summary>
    public static Task TakeCompanyTurnAsync(this AppDbContext db, CancellationToken cancellation) =>
        db.WriteAsync(
            stop => db.Companies.ExecuteUpdateAsync(set => set.SetProperty(c => c.Name, c => c.Name), stop),
            cancellation
        );

    /// <summary>Held until the transaction ends: by who makes something of which a person has one at a time.</summary>
    public static Task TakeTurnOfAsync(this AppDbContext db, PersonId person, CancellationToken cancellation) =>
        db.WriteAsync(
            stop =>
                db.People.Where(p => p.Id == person).ExecuteUpdateAsync(set => set.SetProperty(p => p.Name, p => p.Name), stop),
            cancellation
        );

    /// <summary>
    /// Held until the transaction ends: by who moves a page, so that no two stand below each other, and by who makes a page below another, brings one
    /// back or says who sees one, so that none stays open below one that is being closed.
    /// </summary>
    /// <param name="spaces">Of a move, the one that the page leaves and the one it enters.</param>
    public static Task TakeTurnOfSpacesAsync(
        this AppDbContext db,
        IReadOnlyCollection<int> spaces,
        CancellationToken cancellation
    ) =>
        db.WriteAsync(
            stop =>
                db.Spaces.Where(s => spaces.Contains(s.Id))
                    .ExecuteUpdateAsync(set => set.SetProperty(s => s.Name, s => s.Name), stop),
            cancellation
        );
}
