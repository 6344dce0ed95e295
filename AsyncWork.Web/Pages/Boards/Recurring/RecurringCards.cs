using AsyncWork.Domain.Boards;
using AsyncWork.Domain.Calendar;
using AsyncWork.Web.Calendar;
using AsyncWork.Web.Data;
using AsyncWork.Web.Hosting;
using AsyncWork.Web.Pages.Boards.Rules;
using AsyncWork.Web.Pages.Boards.Templates;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Boards.Recurring;

/// <summary>Makes the cards that recur (product.md B13). Each once, however many nodes look: who is second finds the recurrence changed.</summary>
public sealed class RecurringCards(AppDbContext db, IClock clock)
{
    const int DaysAhead = 400;

    /// <returns>How many cards were made.</returns>
    public async Task<int> MakeDueAsync(CancellationToken cancellation = default)
    {
        var made = 0;
        foreach (var id in await db.DueRecurrences(clock.GetCurrentInstant()).ToListAsync(cancellation))
            try
            {
                var isMade = false;
                await db.InTransactionAsync(async token => isMade = await MakeAsync(id, token), cancellation);
                made += isMade ? 1 : 0;
            }
            catch (DbUpdateConcurrencyException)
            {
                // Another node was first, or somebody changed the rule at this moment.
                db.ChangeTracker.Clear();
            }
        return made;
    }

    /// <returns>False when it is not its time after all, or there was no room.</returns>
    async Task<bool> MakeAsync(int id, CancellationToken cancellation)
    {
        db.ChangeTracker.Clear();
        var now = clock.GetCurrentInstant();
        var recurrence = await db.Recurrences.SingleOrDefaultAsync(
            r => r.Id == id && r.NextAt <= now && !r.IsPaused,
            cancellation
        );
        if (recurrence is null)
            return false;
        var template = await db.CardTemplates.SingleAsync(t => t.Id == recurrence.TemplateId, cancellation);
        var zone = await db.Boards.Where(b => b.Id == recurrence.BoardId).Select(b => b.Zone).SingleAsync(cancellation);
        if (!await IsStillDueAsync(recurrence, template, zone, now, cancellation))
        {
            await db.SaveChangesAsync(cancellation);
            return false;
        }
        var filled = await db.FillFromTemplateAsync(template, recurrence.ColumnId, zone, now, cancellation);
        var placed = await db.AddCardAsync(recurrence.BoardId, filled.Card, null, zone, Guid.Empty, now, cancellation);
        if (placed.Card is not { } card)
        {
            recurrence.Fail(placed.Refused ?? "Its column is not on the board any more.");
            await db.SaveChangesAsync(cancellation);
            return false;
        }
        card.By(recurrence);
        await db.AddStepsAsync(card, filled.Steps, now, cancellation);
        // However many were missed meanwhile, one card is enough.
        await ExpectNextAsync(recurrence, template, zone, now, cancellation);
        await db.SaveChangesAsync(cancellation);
        await db.RunRulesAsync(card, CardTrigger.Created, null, now, cancellation);
        await db.RunRulesAsync(card, CardTrigger.EntersColumn, recurrence.ColumnId, now, cancellation);
        return true;
    }

    /// <summary>Days off may have been entered since the day was worked out; then the card is expected later.</summary>
    async Task<bool> IsStillDueAsync(
        Recurrence recurrence,
        CardTemplate template,
        DateTimeZone zone,
        Instant now,
        CancellationToken cancellation
    )
    {
        if (recurrence.NextOn is not { } on)
            return true;
        var before = zone.AtStartOfDay(on).ToInstant() - Duration.Epsilon;
        var next = await PreviewAsync(recurrence, template, zone, before, 1, cancellation) is [var first, ..] ? first : null;
        if (next?.At <= now)
            return true;
        recurrence.Expect(next?.On, next?.At);
        return false;
    }

    /// <summary>Works out anew when the cards of a board appear, as its clock is another. The caller saves.</summary>
    public async Task ExpectAllAsync(Board board, Instant now, CancellationToken cancellation = default)
    {
        var recurrences = await db.RecurrencesOf(board.Id).ToListAsync(cancellation);
        var templates = await db.ListCardTemplates(board.Id).ToDictionaryAsync(t => t.Id, cancellation);
        foreach (var recurrence in recurrences)
            await ExpectNextAsync(recurrence, templates[recurrence.TemplateId], board.Zone, now, cancellation);
    }

    /// <summary>Works out when the next card appears.</summary>
    public async Task ExpectNextAsync(
        Recurrence recurrence,
        CardTemplate template,
        DateTimeZone zone,
        Instant now,
        CancellationToken cancellation
    )
    {
        var next = await PreviewAsync(recurrence, template, zone, now, 1, cancellation) is [var first, ..] ? first : null;
        recurrence.Expect(next?.On, next?.At);
    }

    /// <summary>The next cards, with the days off of the template's owner, or of who made the recurrence.</summary>
    public async Task<IReadOnlyList<NextCard>> PreviewAsync(
        Recurrence recurrence,
        CardTemplate template,
        DateTimeZone zone,
        Instant now,
        int count,
        CancellationToken cancellation
    )
    {
        var person = template.OwnerId ?? recurrence.CreatedBy;
        var today = now.InZone(zone).Date;
        WorkingTime? working = null;
        if (recurrence.OnDayOff != OnDayOff.Appear)
        {
            var from = LocalDate.Max(today, recurrence.FirstOn).PlusDays(-70);
            working = (await WorkingTimes.LoadAsync(db, [person], from, from.PlusDays(DaysAhead + 70), cancellation))[person];
        }
        return [.. RecurringDates.After(recurrence, zone, working, now).Take(count)];
    }
}

/// <summary>Looks every minute for cards that should be there, and for those whose due date passed.</summary>
sealed partial class RecurringRounds(IServiceScopeFactory scopes, ILogger<RecurringRounds> log)
    : Rounds(scopes, log, TimeSpan.FromMinutes(1), "Recurring cards")
{
    protected override async Task RoundAsync(IServiceProvider services, CancellationToken cancellation)
    {
        await services.GetRequiredService<RecurringCards>().MakeDueAsync(cancellation);
        var now = services.GetRequiredService<IClock>().GetCurrentInstant();
        await services.GetRequiredService<AppDbContext>().RunDuePassedAsync(now, cancellation);
    }
}
