using AsyncWork.Domain.Norms;
using AsyncWork.Web.Data;
using AsyncWork.Web.History;
using AsyncWork.Web.Htmx;
using AsyncWork.Web.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Playbook.Channels;

/// <summary>A channel with its norms, those of teams, and what held before (product.md P2, P3, P4).</summary>
public sealed class ShowModel(AppDbContext db, NormDesk desk, AuditTrail audit, IClock clock) : PageModel
{
    const int MostHistory = 100;

    [FromRoute(Name = "id")]
    public int ChannelId { get; set; }

    [BindProperty(Name = "Norm")]
    public NormInput Input { get; set; } = new();
    public Channel Channel { get; private set; } = null!;
    public IReadOnlyList<NormRow> History { get; private set; } = [];
    public Viewer Viewer => User.Viewer();

    /// <summary>What holds for the company.</summary>
    public NormRow? Held(Urgency urgency) =>
        History.FirstOrDefault(n => n.TeamId is null && n.Urgency == urgency && n.EndedAt is null);

    public IEnumerable<NormRow> OfTeams =>
        History
            .Where(n => n is { TeamId: not null, EndedAt: null, Norm: not null })
            .OrderBy(n => n.Team, StringComparer.CurrentCulture)
            .ThenBy(n => n.Urgency);

    public async Task<IActionResult> OnGetAsync() => await LoadAsync() ? this.PageOrFragment("_Channel") : NotFound();

    public async Task<IActionResult> OnPostNormAsync()
    {
        if (await WhyNotAsync() is { } refused)
            return refused;
        if (!ModelState.IsValid)
            return Refuse(StatusCodes.Status422UnprocessableEntity, "Write the norm as a whole number, such as 2.");
        Input.Channel = ChannelId;
        if (await desk.SetAsync(Viewer, Input, null, $"Channel {Channel.Name}") is { } why)
        {
            await LoadAsync();
            return Refuse(why.Status, why.Reason);
        }
        return await DoneAsync("The norm is set. What was asked before keeps the norm of its day.");
    }

    public Task<IActionResult> OnPostArchiveAsync(int version) =>
        ChangeAsync(version, c => c.Archive(clock.GetCurrentInstant()), "archived a channel", "The channel is archived.");

    public Task<IActionResult> OnPostRestoreAsync(int version) =>
        ChangeAsync(version, c => c.Restore(), "restored a channel", "The channel is in use again.");

    /// <summary>Makes it the first, by which requests go when nothing else is chosen.</summary>
    public async Task<IActionResult> OnPostFirstAsync(int version)
    {
        var first = await db.Channels.MinAsync(c => (int?)c.Rank) ?? 0;
        return await ChangeAsync(version, c => c.MoveTo(first - 1), "put a channel first", "The channel is the first now.");
    }

    async Task<IActionResult> ChangeAsync(int version, Action<Channel> change, string what, string said)
    {
        if (await WhyNotAsync() is { } refused)
            return refused;
        var channel = await db.Channels.SingleAsync(c => c.Id == ChannelId);
        db.Entry(channel).Property(c => c.Version).OriginalValue = version;
        change(channel);
        audit.Record(what, $"Channel {channel.Name}");
        try
        {
            await db.SaveChangesAsync();
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return await LoadAsync()
                ? Refuse(StatusCodes.Status409Conflict, "Somebody else changed the channel first. This is how it stands now.")
                : NotFound();
        }
        return await DoneAsync(said);
    }

    async Task<IActionResult?> WhyNotAsync() =>
        !await LoadAsync() ? NotFound()
        : Viewer.KeepsChannels() ? null
        : Forbid();

    async Task<bool> LoadAsync()
    {
        if (await db.Channels.AsNoTracking().SingleOrDefaultAsync(c => c.Id == ChannelId) is not { } found)
            return false;
        Channel = found;
        History = await db.ListNormHistory(ChannelId, MostHistory).ToListAsync();
        return true;
    }

    IActionResult Refuse(int status, string reason)
    {
        ModelState.Clear();
        ModelState.AddModelError("", reason);
        return this.PageOrFragment("_Channel", status);
    }

    async Task<IActionResult> DoneAsync(string said)
    {
        this.Toast(said);
        if (!Request.IsHtmx())
            return RedirectToPage();
        ModelState.Clear();
        await LoadAsync();
        return this.PageOrFragment("_Channel");
    }
}
