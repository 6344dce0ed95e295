using AsyncWork.Domain.Decisions;
using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Importing.Decisions;
using Microsoft.EntityFrameworkCore;

namespace AsyncWork.Web.Pages.Decisions.Export;

/// <summary>Decisions as files of MADR that name each other (product.md D2).</summary>
static class DecisionFiles
{
    public static async Task<IReadOnlyList<(string Name, string Text)>> WriteRecordsAsync(
        this AppDbContext db,
        Viewer viewer,
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
        var newer = (await db.ListReplacements(viewer).ToListAsync(cancellation)).ToLookup(r => r.OldId);
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
