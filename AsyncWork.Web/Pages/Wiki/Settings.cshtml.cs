using AsyncWork.Web.Data;
using AsyncWork.Web.History;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Wiki;

/// <summary>What a space is for and how it publishes; for those who keep it (product.md D14, D16).</summary>
public sealed class SettingsModel(AppDbContext db, IClock clock, AuditTrail audit) : KeptSpace(db, clock, audit)
{
    const int MostEvents = 20;

    [BindProperty]
    public SpaceInput Input { get; set; } = new();
    public IReadOnlyList<SpaceEvent> Events { get; private set; } = [];

    public Task<IActionResult> OnPostAsync(int version) =>
        ChangeAsync(
            version,
            space =>
            {
                if (!ModelState.IsValid)
                    return Task.FromResult<string?>("Something in the form could not be read. Look at it again.");
                var before = SpaceInput.Of(space).Words;
                if (Input.Apply(space) is { } reason)
                    return Task.FromResult<string?>(reason);
                Record("changed a space", $"{before} → {SpaceInput.Of(space).Words}");
                return Task.FromResult<string?>(null);
            },
            "Settings saved."
        );

    public Task<IActionResult> OnPostArchiveAsync(int version) =>
        ChangeAsync(
            version,
            space =>
            {
                Record(space.ArchivedAt is null ? "archived a space" : "brought a space back from the archive", space.Name);
                if (space.ArchivedAt is null)
                    space.Archive(Now);
                else
                    space.Unarchive();
                return Task.FromResult<string?>(null);
            },
            "Done."
        );

    protected override void Forget() => Input = SpaceInput.Of(Kept);

    protected override async Task LoadAsync() =>
        Events = await Db.ListSpaceEvents(PageView.AuditName(SpaceSlug), MostEvents).ToListAsync();
}
