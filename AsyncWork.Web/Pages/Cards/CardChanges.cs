using AsyncWork.Domain.Boards;
using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Pages.Boards.Rules;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Cards;

/// <summary>How a change of a card ended.</summary>
/// <param name="Status">As HTTP says it: 200, 403, 404, 409 or 422.</param>
/// <param name="Refused">Why nothing was changed; null when it was, or when there is nothing to tell.</param>
public sealed record CardAnswer(int Status, string? Refused = null)
{
    public static readonly CardAnswer Done = new(StatusCodes.Status200OK);

    public static CardAnswer No(string reason) => new(StatusCodes.Status422UnprocessableEntity, reason);

    public bool IsDone => Status == StatusCodes.Status200OK;
}

/// <summary>Changes of a card that two people may make at once, such as a comment beside a comment: each is done, one after the other.</summary>
public static class CardChanges
{
    const int MostTries = 4;

    /// <summary>
    /// Does something to a card, all or nothing, once for each form. When somebody else changed the card meanwhile it is done again, so the
    /// work starts from the card that it is given.
    /// </summary>
    /// <param name="work">Gives the reason when it does nothing.</param>
    /// <param name="afterwards">What needs the ids of what was stored.</param>
    public static async Task<CardAnswer> ChangeCardAsync(
        this AppDbContext db,
        Viewer viewer,
        int id,
        Guid formKey,
        Instant now,
        Func<Card, CancellationToken, Task<string?>> work,
        Func<Card, CancellationToken, Task>? afterwards = null,
        CancellationToken cancellation = default
    )
    {
        for (var tries = 1; tries <= MostTries; tries++)
        {
            var answer = CardAnswer.Done;
            try
            {
                await db.InTransactionAsync(
                    async token =>
                    {
                        db.ChangeTracker.Clear();
                        answer = await TryAsync(token);
                    },
                    cancellation
                );
                return answer;
            }
            catch (RefusedException refused)
            {
                db.ChangeTracker.Clear();
                return refused.Status == StatusCodes.Status200OK ? CardAnswer.Done : CardAnswer.No(refused.Message);
            }
            catch (DbUpdateConcurrencyException)
            {
                db.ChangeTracker.Clear();
            }
        }
        return new(StatusCodes.Status409Conflict, "Others change this card right now. Send it again.");

        async Task<CardAnswer> TryAsync(CancellationToken token)
        {
            if (await db.FindCardToChange(viewer, id).SingleOrDefaultAsync(token) is not { } found)
                return new(StatusCodes.Status404NotFound);
            if (!found.IsOurs)
                return new(StatusCodes.Status403Forbidden);
            var card = found.Card;
            var wasComplete = IsComplete(card);
            // What the work has stored by itself goes too.
            if ((CardAccess.WhyClosed(card, found.BoardIsArchived) ?? await work(card, token)) is { } reason)
                throw new RefusedException(StatusCodes.Status422UnprocessableEntity, reason);
            var labels = AddedLabels();
            if (!await db.SaveOnceAsync(formKey, now, token))
                throw new RefusedException(StatusCodes.Status200OK, "");
            if (afterwards is not null)
            {
                await afterwards(card, token);
                await db.SaveChangesAsync(token);
            }
            foreach (var label in labels)
                await db.RunRulesAsync(card, CardTrigger.LabelAdded, label, now, token);
            if (IsComplete(card) && !wasComplete)
                await db.RunRulesAsync(card, CardTrigger.ChecklistComplete, null, now, token);
            return CardAnswer.Done;
        }

        List<int> AddedLabels() =>
            [.. db.ChangeTracker.Entries<CardLabel>().Where(l => l.State == EntityState.Added).Select(l => l.Entity.LabelId)];

        static bool IsComplete(Card card) => card.ChecklistItems > 0 && card.ChecklistDone == card.ChecklistItems;
    }
}
