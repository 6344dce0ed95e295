using AsyncWork.Domain.Decisions;
using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using AsyncWork.Web.Importing.Decisions;
using Microsoft.EntityFrameworkCore;

namespace AsyncWork.Web.Pages.Decisions.Export;

/// <summary>Decisions as files of MADR that name each other (product.md D2).</summary>
static class DecisionFiles
{
    /// <param name="replacements">What took the place of decisions, of several the newest last.</param>
    public static async Task<IReadOnlyList<(string Name, string Text)>> WriteRecordsAsync(
        this AppDbContext db,
        IQueryable<Replacement> replacements,
        IReadOnlyList<Decision> decisions,
        CancellationToken cancellation
    )
    {
        var people = await db.ListNamedPeople()
            .ToDictionaryAsync(
                p => p.Id,
                p => (IReadOnlyList<string>)(p.Email is null ? [p.Name] : [p.Name, p.Email]),
                cancellation
            );
        var newer = (await replacements.ToListAsync(cancellation)).ToLookup(r => r.OldId);
        var files = decisions.ToDictionary(d => d.Number, d => DecisionRecords.FileNameOf(d.Number, d.Title));
        return
        [
            .. decisions.Select(d =>
                (files[d.Number], MadrWriter.Write(DecisionRecords.Of(new(d, NamesOf, By(d)), files.GetValueOrDefault)))
            ),
        ];

        IReadOnlyList<string> NamesOf(PersonId person) => people.GetValueOrDefault(person, []);

        (int, string)? By(Decision decision) => newer[decision.Id].LastOrDefault() is { } by ? (by.Number, by.Title) : null;
    }
}
