using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using AsyncWork.Web.History;
using AsyncWork.Web.Pages.People;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Boards.Settings;

/// <summary>People from outside the team who work on a board (product.md B2, B22).</summary>
public sealed class GuestsModel(AppDbContext db, AuditTrail audit, IClock clock) : SettingsPage(db, audit)
{
    protected override string Fragment => "_Guests";

    /// <summary>Everybody who works here and could be a guest, and the names of those who are.</summary>
    public IReadOnlyList<PersonName> People { get; private set; } = [];

    public Task<IActionResult> OnPostAddAsync(int id, int version, int person) =>
        ChangeAsync(
            id,
            version,
            board =>
            {
                if (People.All(p => p.Id.Value != person))
                    return Task.FromResult<string?>("Choose somebody from the list.");
                board.Invite(new PersonId(person));
                Audit.Record("invited to a board", board.Name, NameOf(person));
                return Task.FromResult<string?>(null);
            },
            "They can work on this board now."
        );

    public Task<IActionResult> OnPostRemoveAsync(int id, int version, int person) =>
        ChangeAsync(
            id,
            version,
            board =>
            {
                board.Uninvite(new PersonId(person));
                Audit.Record("uninvited from a board", board.Name, NameOf(person));
                return Task.FromResult<string?>(null);
            },
            "They are no guest any more. Cards they own stay theirs."
        );

    string NameOf(int person) => People.FirstOrDefault(p => p.Id.Value == person)?.Name ?? $"person {person}";

    protected override async Task<bool> FindAsync(int id)
    {
        if (!await base.FindAsync(id))
            return false;
        var today = clock.GetCurrentInstant().InUtc().Date;
        People = await Db
            .People.Where(p => p.LastDay == null || p.LastDay >= today)
            .OrderBy(p => p.Name)
            .Select(p => new PersonName(p.Id, p.Name))
            .ToListAsync();
        return true;
    }
}
