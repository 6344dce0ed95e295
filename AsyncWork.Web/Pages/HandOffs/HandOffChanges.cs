using AsyncWork.Domain.HandOffs;
using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Pages.Inbox;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.HandOffs;

/// <summary>How a change of a hand-off ended.</summary>
/// <param name="Status">As HTTP says it: 200, 403, 404, 409 or 422.</param>
/// <param name="Refused">Why nothing was changed; null when it was, or when there is nothing to tell.</param>
/// <param name="Field">Beside which the reason stands.</param>
/// <param name="Id">Of what was made.</param>
public sealed record HandOffChanged(int Status, string? Refused = null, string Field = "", int? Id = null)
{
    public static readonly HandOffChanged Done = new(StatusCodes.Status200OK);

    public static HandOffChanged No(string reason, string field = "") =>
        new(StatusCodes.Status422UnprocessableEntity, reason, field);

    public bool IsDone => Status == StatusCodes.Status200OK;
}

/// <summary>A hand-off and the two between whom the work goes, to change it.</summary>
public sealed record ChangedHandOff(HandOff HandOff, FoundHandOff Found, HandOffNews News);

/// <summary>
/// Steps of a hand-off (product.md F3). The two may act at the same moment: the first one counts, the other is shown how it stands.
/// </summary>
public static class HandOffChanges
{
    const int MostTries = 4;
    const string GoneOn = "It has gone on since you opened this. Nothing was changed by you; this is how it stands now.";

    /// <summary>Hands work over, once for each form.</summary>
    public static async Task<HandOffChanged> HandOffAsync(
        this AppDbContext db,
        Viewer giver,
        HandOffInput input,
        Guid formKey,
        Instant now,
        CancellationToken cancellation = default
    )
    {
        var answer = HandOffChanged.Done;
        await db.TryAsync(
            async token =>
            {
                answer = HandOffChanged.Done;
                if (formKey != Guid.Empty && await db.UsedFormKeys.AnyAsync(k => k.Key == formKey, token))
                    return;
                var planned = await HandOffPlans.PlanAsync(db, giver, input, now, token);
                if (planned.Plan is not { } plan)
                    throw new RefusedException(planned.Refused ?? "", planned.Field);
                var made = new HandOff(
                    giver.Person,
                    plan.Receiver.Id,
                    plan.Text,
                    plan.Subjects,
                    plan.DueAt,
                    plan.MakesOwner,
                    now
                );
                db.HandOffs.Add(made);
                if (!await db.SaveOnceAsync(formKey, now, token))
                    return;
                await new HandOffNews(db, made, new(giver.Name, plan.Receiver.Name, plan.Receiver.Zone), now).TellOfGivingAsync(
                    again: false,
                    token
                );
                await db.SaveChangesAsync(token);
                answer = new(StatusCodes.Status200OK, Id: made.Id);
            },
            refused => answer = refused,
            cancellation
        );
        return answer;
    }

    /// <summary>Hands it over again: with an answer to what was asked, or to somebody else.</summary>
    public static Task<HandOffChanged> HandOffAgainAsync(
        this AppDbContext db,
        Viewer giver,
        int id,
        int version,
        HandOffInput input,
        Guid formKey,
        Instant now
    ) =>
        db.ChangeHandOffAsync(
            giver,
            id,
            version,
            formKey,
            now,
            async (changed, token) =>
            {
                var handOff = changed.HandOff;
                if (handOff.WhyNotAgain(giver.Person) is { } over)
                    return over;
                var planned = await HandOffPlans.PlanAsync(db, giver, input, now, token);
                if (planned.Plan is not { } plan)
                    throw new RefusedException(planned.Refused ?? "", planned.Field);
                if (
                    handOff.WhyNotGiveAgain(plan.Receiver.Id, plan.Text, plan.Subjects, plan.DueAt, input.Answer, now) is
                    { } reason
                )
                    throw new RefusedException(reason, handOff.State == HandOffState.Asked ? "Input.Answer" : "Input.Receiver");
                handOff.GiveAgain(plan.Receiver.Id, plan.Text, plan.Subjects, plan.DueAt, plan.MakesOwner, input.Answer, now);
                await new HandOffNews(
                    db,
                    handOff,
                    new(giver.Name, plan.Receiver.Name, plan.Receiver.Zone),
                    now
                ).TellOfGivingAsync(again: true, token);
                return null;
            }
        );

    /// <summary>Does something to a hand-off, all or nothing, once for each form.</summary>
    /// <param name="version">As whoever acts has seen it.</param>
    /// <param name="work">Gives the reason when it does nothing.</param>
    public static async Task<HandOffChanged> ChangeHandOffAsync(
        this AppDbContext db,
        Viewer viewer,
        int id,
        int version,
        Guid formKey,
        Instant now,
        Func<ChangedHandOff, CancellationToken, Task<string?>> work,
        CancellationToken cancellation = default
    )
    {
        var answer = HandOffChanged.Done;
        await db.TryAsync(
            async token =>
            {
                answer = HandOffChanged.Done;
                if (await db.FindHandOff(viewer, id).SingleOrDefaultAsync(token) is not { } found)
                {
                    answer = new(StatusCodes.Status404NotFound);
                    return;
                }
                var handOff = found.HandOff;
                if (!viewer.MayAct(handOff))
                {
                    answer = new(StatusCodes.Status403Forbidden);
                    return;
                }
                if (formKey != Guid.Empty && await db.UsedFormKeys.AnyAsync(k => k.Key == formKey, token))
                    return;
                if (version != handOff.Version)
                {
                    answer = new(StatusCodes.Status409Conflict, GoneOn);
                    return;
                }
                db.Entry(handOff).Property(h => h.Version).OriginalValue = version;
                var news = new HandOffNews(db, handOff, new(found.Giver, found.Receiver, found.ReceiverZone), now);
                // Whichever step it is, what the two were asked before is settled by it.
                await db.FinishAskedAsync([handOff.GiverId, handOff.ReceiverId], handOff.Url, now, token);
                if (await work(new(handOff, found, news), token) is { } reason)
                    throw new RefusedException(reason, "");
                await db.SaveOnceAsync(formKey, now, token);
            },
            refused => answer = refused,
            cancellation
        );
        return answer;
    }

    static async Task TryAsync(
        this AppDbContext db,
        Func<CancellationToken, Task> work,
        Action<HandOffChanged> refuse,
        CancellationToken cancellation
    )
    {
        for (var tries = 1; tries <= MostTries; tries++)
        {
            try
            {
                await db.InTransactionAsync(
                    async token =>
                    {
                        db.ChangeTracker.Clear();
                        await work(token);
                    },
                    cancellation
                );
                return;
            }
            catch (RefusedException refused)
            {
                db.ChangeTracker.Clear();
                refuse(HandOffChanged.No(refused.Message, refused.Field));
                return;
            }
            catch (DbUpdateConcurrencyException)
            {
                db.ChangeTracker.Clear();
            }
        }
        refuse(new(StatusCodes.Status409Conflict, "Others change what is handed over right now. Send it again."));
    }

    /// <summary>Takes back what the work did before it found a reason not to.</summary>
    sealed class RefusedException(string reason, string field) : Exception(reason)
    {
        public string Field { get; } = field;
    }
}
