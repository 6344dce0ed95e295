using AsyncWork.Domain.People;
using AsyncWork.Domain.Wiki;
using AsyncWork.Tests.Support;
using AsyncWork.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace AsyncWork.Tests.Wiki;

/// <summary>A space and a page for tests that walk all addresses.</summary>
static class SomeWiki
{
    /// <summary>The space Handbook, which the manager keeps and in which everybody may write, with the page Product.</summary>
    public static Task PageAsync(AppHost host) =>
        host.Database(async db =>
        {
            var (now, by) = (
                host.Clock.GetCurrentInstant(),
                await db.People.Where(p => p.Name == "Manager").Select(p => p.Id).SingleAsync()
            );
            var space = new Space("Handbook", "handbook", "How we work", by, now);
            db.Spaces.Add(space);
            await db.SaveChangesAsync();
            var page = new WikiPage(space.Id, null, "Product", "product", 0, by, by, now);
            page.Publish(page.Write("Words.", by, now), new("<p>Words.</p>", ""), afterReview: false, by, null, now);
            page.Write("More words.", by, now);
            db.WikiPages.Add(page);
            db.PageTemplates.Add(new PageTemplate(space.Id, "Runbook", "## Steps\n", "Steps"));
            await db.SaveChangesAsync();
        });

    /// <summary>The space Handbook of this person with one published page, at /wiki/handbook/deploy.</summary>
    /// <returns>The page's id.</returns>
    public static Task<int> DeployAsync(
        AppHost host,
        PersonId by,
        string title = "Deploy",
        SpaceRight everybodyMay = SpaceRight.Write
    ) =>
        host.Database(async db =>
        {
            var now = host.Clock.GetCurrentInstant();
            var space = new Space("Handbook", "handbook", null, by, now);
            space.Agree(everybodyMay, publishesAfterReview: false, null);
            db.Spaces.Add(space);
            await db.SaveChangesAsync();
            var page = new WikiPage(space.Id, null, title, "deploy", 0, by, by, now);
            page.Publish(page.Write("Words.", by, now), new("<p>Words.</p>", ""), afterReview: false, by, null, now);
            db.WikiPages.Add(page);
            await db.SaveChangesAsync();
            return page.Id;
        });
}
