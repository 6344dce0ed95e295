using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using AsyncWork.Web.Pages.Admin.People;
using Microsoft.EntityFrameworkCore;

namespace AsyncWork.Web.Pages.Onboarding.Plans;

/// <summary>What somebody who leaves would leave without an owner (product.md O12).</summary>
public static class Ownership
{
    const int Most = 1_000;

    public static async Task<int> CountOwnedAsync(this AppDbContext db, PersonId person, CancellationToken token) =>
        await db.ListOpenCardsOwnedBy(person, Most).CountAsync(token)
        + await db.ListPagesOwnedBy(person, Most).CountAsync(token)
        + await db.ListOpenDecisionsOf(person, Most).CountAsync(token)
        + await db.ListOpenHandOffsWith(person, Most).CountAsync(token);
}
