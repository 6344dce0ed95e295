using AsyncWork.Domain.Wiki;
using AsyncWork.Web.Data;
using AsyncWork.Web.History;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Wiki;

/// <summary>People and teams who may do more in a space than everybody (product.md D16).</summary>
public sealed class SpaceRightsModel(AppDbContext db, IClock clock, AuditTrail audit) : KeptSpace(db, clock, audit)
{
    public IReadOnlyList<GrantRow> Grants { get; private set; } = [];
    public GranteeChoices Choices { get; private set; } = GranteeChoices.None;

    public Task<IActionResult> OnPostAddAsync(string? who, SpaceRight right) =>
        ChangeAsync(
            null,
            async space =>
            {
                var (person, team) = Grantee.Of(who);
                if (!ModelState.IsValid || (person is null && team is null))
                    return "Choose a person or a team, and what they may do.";
                if (space.WhyNotGrant(person, team, right) is { } reason)
                    return reason;
                if (await Db.FindGranteeAsync(person, team, Today) is not { } name)
                    return "Choose somebody from the list.";
                space.Grant(person, team, right);
                Record("gave a right to a space", $"{name} may {GrantWords.Of(right)}");
                return null;
            },
            "They have the right now."
        );

    public Task<IActionResult> OnPostRemoveAsync(int grant) =>
        ChangeAsync(
            null,
            async space =>
            {
                if (space.Grants.FirstOrDefault(g => g.Id == grant) is not { } found)
                    return null;
                if (space.WhyNotRevoke(found) is { } reason)
                    return reason;
                space.Revoke(found);
                var name = await Db.FindGranteeAsync(found.PersonId, found.TeamId, null);
                Record("took a right to a space away", $"{name} may no longer {GrantWords.Of(found.Right)}");
                return null;
            },
            "The right is taken away."
        );

    protected override async Task LoadAsync()
    {
        Grants = await Db.ListSpaceGrants(Kept.Id).ToListAsync();
        Choices = await GranteeChoices.LoadAsync(Db, Today);
    }
}
