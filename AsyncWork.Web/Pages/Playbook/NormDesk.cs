using AsyncWork.Domain.Norms;
using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using AsyncWork.Web.History;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Pages.Playbook.Channels;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Playbook;

/// <summary>A norm as somebody sets it.</summary>
public sealed class NormInput
{
    public int Channel { get; set; }
    public Urgency Urgency { get; set; }

    /// <summary>Null to have none.</summary>
    public int? Value { get; set; }
    public NormUnit Unit { get; set; } = NormUnit.WorkingDays;
    public string? Note { get; set; }

    /// <summary>The norm that held when the form was shown; null for none.</summary>
    public int? Seen { get; set; }
}

/// <summary>Sets norms: the one that held ends, and the new one follows, so that the history stays (product.md P3).</summary>
public sealed class NormDesk(AppDbContext db, AuditTrail audit, IClock clock)
{
    /// <param name="team">Null for the company.</param>
    /// <param name="of">As people name the channel and the team.</param>
    /// <returns>Why nothing was set, with the status; null when it was.</returns>
    public async Task<(int Status, string Reason)?> SetAsync(Viewer viewer, NormInput input, int? team, string of)
    {
        (int, string)? refused = null;
        try
        {
            await db.InTransactionAsync(async token =>
            {
                db.ChangeTracker.Clear();
                refused = await SetAlsoAsync(viewer, input, team, of, clock.GetCurrentInstant(), token);
            });
        }
        catch (DbUpdateException) // set by somebody else at the same moment
        {
            db.ChangeTracker.Clear();
            return (StatusCodes.Status409Conflict, "Somebody else set this norm first. This is how it stands now.");
        }
        return refused;
    }

    /// <summary>A team takes what is usual in its way of working, for each channel on which it has agreed on nothing of its own (product.md P12).</summary>
    /// <param name="way">As the team worked when this was offered.</param>
    /// <returns>Why nothing was set, with the status; null when it was.</returns>
    public async Task<(int Status, string Reason)?> TakeUsualAsync(Viewer viewer, Team team, AsyncModel way)
    {
        if (team.Model != way)
            return (
                StatusCodes.Status409Conflict,
                "The team agreed on another way of working meanwhile. This is how it stands now."
            );
        try
        {
            await db.InTransactionAsync(async token =>
            {
                db.ChangeTracker.Clear();
                var (list, now) = (await ChannelList.LoadAsync(db, archived: false), clock.GetCurrentInstant());
                foreach (var (channel, urgency) in list.WithoutOwn(team.Id))
                {
                    var usual = ResponseNorm.UsualFor(way, urgency);
                    var input = new NormInput
                    {
                        Channel = channel.Id,
                        Urgency = urgency,
                        Value = usual.Value,
                        Unit = usual.Unit,
                        Note = "Usual for how the team works",
                        Seen = list.Held(channel.Id, team.Id, urgency)?.Id,
                    };
                    var of = $"Channel {channel.Name}, team {team.Name}";
                    if (await SetAlsoAsync(viewer, input, team.Id, of, now, token) is { } no)
                        throw new RefusedException(no.Status, no.Reason);
                }
            });
        }
        catch (RefusedException refused)
        {
            db.ChangeTracker.Clear();
            return (refused.Status, refused.Message);
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            return (StatusCodes.Status409Conflict, "Somebody else set a norm first. This is how it stands now.");
        }
        return null;
    }

    /// <summary>The same inside a transaction of the caller, in which more is done; that nothing is set is the caller's to undo.</summary>
    public async Task<(int Status, string Reason)?> SetAlsoAsync(
        Viewer viewer,
        NormInput input,
        int? team,
        string of,
        Instant now,
        CancellationToken token
    )
    {
        var norm = input.Value is { } value ? new ResponseNorm(value, input.Unit) : (ResponseNorm?)null;
        if (ChannelNorm.WhyNot(norm, input.Note) is { } reason)
            return (StatusCodes.Status422UnprocessableEntity, reason);
        var channel = await db.Channels.SingleOrDefaultAsync(c => c.Id == input.Channel, token);
        if (channel is null or { ArchivedAt: not null })
            return (StatusCodes.Status422UnprocessableEntity, "The channel is archived. Restore it first.");
        if (input.Urgency == Urgency.Urgent && norm is not null && !channel.AllowsUrgent)
            return (StatusCodes.Status422UnprocessableEntity, "The channel is not for urgent things. Allow them first.");
        var held = await db.FindHoldingNorm(channel.Id, team, input.Urgency).SingleOrDefaultAsync(token);
        if (held?.Id != input.Seen)
            return (StatusCodes.Status409Conflict, "Somebody else set this norm first. This is how it stands now.");
        if (held is null && norm is null || held is not null && held.Norm == norm && held.Note == (input.Note?.Trim() ?? ""))
            return null;
        held?.End(now);
        await db.SaveChangesAsync(token);
        db.ChannelNorms.Add(new(channel.Id, team, input.Urgency, norm, input.Note, viewer.Person, now));
        audit.Record("set a response norm", of, $"{input.Urgency}: {held?.Norm?.Words ?? "none"} → {norm?.Words ?? "none"}");
        await db.SaveChangesAsync(token);
        return null;
    }
}
