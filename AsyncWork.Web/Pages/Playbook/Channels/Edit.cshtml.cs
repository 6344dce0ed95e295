using AsyncWork.Domain.Norms;
using AsyncWork.Web.Data;
using AsyncWork.Web.History;
using AsyncWork.Web.Htmx;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace AsyncWork.Web.Pages.Playbook.Channels;

/// <summary>What a channel is for and what not; a new one has no id (product.md P2).</summary>
public sealed class EditModel(AppDbContext db, AuditTrail audit) : PageModel
{
    public sealed class ChannelInput
    {
        public string? Name { get; set; }
        public string? UseFor { get; set; }
        public string? NotFor { get; set; }
        public string? KeptIn { get; set; }
        public List<Purposes> Purposes { get; set; } = [];
        public Sensitivity Sensitivity { get; set; }
        public bool AllowsUrgent { get; set; }
        public int Version { get; set; }

        public ChannelText Text =>
            new(
                Name,
                UseFor,
                NotFor,
                KeptIn,
                Purposes.Aggregate(Domain.Norms.Purposes.None, (all, one) => all | one),
                Sensitivity,
                AllowsUrgent
            );

        public static ChannelInput Of(Channel channel) =>
            new()
            {
                Name = channel.Name,
                UseFor = channel.UseFor,
                NotFor = channel.NotFor,
                KeptIn = channel.KeptIn,
                Purposes = [.. NormWords.AllPurposes.Select(p => p.Purpose).Where(p => (channel.Purposes & p) == p)],
                Sensitivity = channel.Sensitivity,
                AllowsUrgent = channel.AllowsUrgent,
                Version = channel.Version,
            };
    }

    [FromRoute(Name = "id")]
    public int? ChannelId { get; set; }

    [BindProperty]
    public ChannelInput Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync()
    {
        if (ChannelId is not { } id)
            return Page();
        if (await db.Channels.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id) is not { } channel)
            return NotFound();
        Input = ChannelInput.Of(channel);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var text = Input.Text;
        if (ModelState.IsValid && Channel.Wrong(text) is { } wrong)
            ModelState.AddModelError($"Input.{wrong.Part}", wrong.Reason);
        var channel = ChannelId is { } id ? await db.Channels.SingleOrDefaultAsync(c => c.Id == id) : null;
        if (ChannelId is not null && channel is null)
            return NotFound();
        if (ModelState.IsValid && await IsTakenAsync(text.Name!.Trim()))
            ModelState.AddModelError(
                "Input.Name",
                "Another channel is called so. Restore it if it is archived, or choose another name."
            );
        if (!ModelState.IsValid)
            return Refuse(StatusCodes.Status422UnprocessableEntity);
        if (channel is null)
            db.Channels.Add(channel = new Channel(text, (await db.Channels.MaxAsync(c => (int?)c.Rank) ?? 0) + 1));
        else
        {
            db.Entry(channel).Property(c => c.Version).OriginalValue = Input.Version;
            channel.Describe(text);
        }
        audit.Record(ChannelId is null ? "added a channel" : "changed a channel", $"Channel {channel.Name}", channel.UseFor);
        try
        {
            await db.SaveChangesAsync();
        }
        catch (DbUpdateException) // changed, or the name taken, at the same moment
        {
            db.ChangeTracker.Clear();
            if (ChannelId is { } known && await db.Channels.AsNoTracking().SingleOrDefaultAsync(c => c.Id == known) is { } now)
                Input = ChannelInput.Of(now);
            ModelState.Clear();
            ModelState.AddModelError("", "Somebody else changed the channels first. This is how it stands now.");
            return Refuse(StatusCodes.Status409Conflict);
        }
        this.Toast("The channel is saved.");
        return this.GoTo($"/playbook/channels/{channel.Id}");
    }

    Task<bool> IsTakenAsync(string name) => db.Channels.AnyAsync(c => c.Name == name && c.Id != ChannelId);

    PageResult Refuse(int status)
    {
        Response.StatusCode = status;
        return Page();
    }
}
