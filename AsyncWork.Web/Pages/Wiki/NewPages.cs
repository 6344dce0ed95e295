using AsyncWork.Domain.Boards;
using AsyncWork.Domain.People;
using AsyncWork.Domain.Wiki;
using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Wiki;

/// <summary>A page that somebody wants to begin.</summary>
/// <param name="Parent">The page below which it stands; null for the top of the space.</param>
/// <param name="Template">The pattern it begins with; null for an empty page.</param>
public sealed record NewPage(string? Title, int? Parent, int? Template);

/// <summary>Makes pages and spaces.</summary>
public static class NewPages
{
    const int MostTries = 4;

    /// <summary>Makes a page with a first draft that only those who may write see.</summary>
    /// <returns>Its address within the space, when it was made.</returns>
    public static async Task<(PageAnswer Answer, string Slug)> NewPageAsync(
        this AppDbContext db,
        Viewer viewer,
        string spaceSlug,
        NewPage asked,
        Guid formKey,
        Instant now
    )
    {
        var (answer, slug) = (PageAnswer.Done, "");
        for (var tries = 1; tries <= MostTries; tries++)
            try
            {
                await db.InTransactionAsync(async token =>
                {
                    db.ChangeTracker.Clear();
                    (answer, slug) = (PageAnswer.Done, "");
                    answer = await TryAsync(token);
                });
                return (answer, slug);
            }
            catch (DbUpdateException problem) when (db.IsTaken(problem))
            {
                db.ChangeTracker.Clear(); // its name was taken at the same moment: look again
            }
        return (PageAnswer.No(PageNames.TooSimilar), "");

        async Task<PageAnswer> TryAsync(CancellationToken token)
        {
            if (await db.FindSpace(viewer, spaceSlug).SingleOrDefaultAsync(token) is not { } space)
                return PageAnswer.NotThere;
            if (space.ArchivedAt is not null)
                return PageAnswer.No("The space is archived: no pages are made in it any more.");
            if (await db.UsedFormKeys.AnyAsync(k => k.Key == formKey, token))
                return await SameAsBeforeAsync(space.Id, token);
            if (asked.Parent is not null)
                await db.TakeTurnOfSpacesAsync([space.Id], token);
            var parent = asked.Parent is { } id ? await db.FindPlace(viewer, space.Id, id).SingleOrDefaultAsync(token) : null;
            if (asked.Parent is not null && parent is null)
                return PageAnswer.No("The page above it is not there any more, or not yours to write on. Choose another place.");
            if (!space.MayWrite && parent is null)
                return PageAnswer.Forbidden;
            var template = asked.Template is { } pattern
                ? await db.ListTemplates(space.Id).FirstOrDefaultAsync(t => t.Id == pattern, token)
                : null;
            if (asked.Template is not null && template is null)
                return PageAnswer.No("The template is not there any more. Choose another one.");
            if (await db.WhyNotCallAsync(space.Id, asked.Title, null, token) is { } reason)
                return PageAnswer.No(reason);
            if (parent is not null && parent.Depth + 1 >= WikiPage.Deepest)
                return PageAnswer.No($"At most {WikiPage.Deepest} pages stand above each other. Choose a place further up.");
            slug = await db.FreeSlugAsync(space.Id, asked.Title!, null, token);
            var rank = CardRank.Between(await db.FindLastRankAsync(space.Id, parent?.Id, token), null) ?? 0;
            var page = new WikiPage(space.Id, parent, asked.Title!, slug, rank, viewer.Person, viewer.Person, now);
            if (template is not null)
                page.MadeFrom(template);
            page.Write(template?.Text ?? "", viewer.Person, now);
            db.WikiPages.Add(page);
            if (!await db.SaveOnceAsync(formKey, now, token))
                return await SameAsBeforeAsync(space.Id, token);
            await db.HealAsync(page, viewer.Today, token);
            return PageAnswer.Done;
        }

        // Sent twice: the answer is the same as the first time.
        async Task<PageAnswer> SameAsBeforeAsync(int space, CancellationToken token)
        {
            var key = PageName.KeyOf(asked.Title ?? "");
            slug = (await db.ListNamed(viewer, [key], []).ToListAsync(token)).Find(p => p.SpaceId == space)?.PageSlug ?? "";
            return slug == "" ? PageAnswer.No("The page was made already.") : PageAnswer.Done;
        }
    }

    /// <summary>Makes a space, which the viewer keeps.</summary>
    /// <returns>Its name in addresses, when it was made.</returns>
    public static async Task<(PageAnswer Answer, string Slug)> NewSpaceAsync(
        this AppDbContext db,
        PersonId by,
        string name,
        string? description,
        SpaceRight everybodyMay,
        Guid formKey,
        Instant now
    )
    {
        for (var tries = 1; tries <= MostTries; tries++)
        {
            var slug = PageName.SlugOfSpace(name);
            var taken = (await db.ListTakenSpaceSlugsAsync(slug)).ToHashSet(StringComparer.OrdinalIgnoreCase);
            slug = Enumerable.Range(1, taken.Count + 1).Select(n => PageName.Numbered(slug, n)).First(s => !taken.Contains(s));
            var space = new Space(name, slug, description, by, now);
            space.Agree(everybodyMay, publishesAfterReview: false, reviewEveryMonths: null);
            db.Spaces.Add(space);
            try
            {
                if (await db.SaveOnceAsync(formKey, now))
                    return (PageAnswer.Done, slug);
                return await db.FindNewestSpaceAsync(by, space.Name) is { } made
                    ? (PageAnswer.Done, made)
                    : (PageAnswer.No("The space was made already."), "");
            }
            catch (DbUpdateException problem) when (db.IsTaken(problem))
            {
                db.ChangeTracker.Clear(); // its address was taken at the same moment
            }
        }
        return (PageAnswer.No("There is a space of a very similar name. Choose another one."), "");
    }
}
