using AsyncWork.Domain.Calendar;
using AsyncWork.Domain.Onboarding;
using AsyncWork.Domain.People;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Data.Demo;

/// <summary>The people of plans who have no hours in the demo, and what those with hours read and finished.</summary>
sealed partial class DemoOnboardingPlans
{
    /// <summary>People of whom the demo has no hours: two who were here before they are counted, and one who is still to come.</summary>
    async Task<List<DemoCourse>> StrangersAsync(CancellationToken cancellation)
    {
        var courses = new List<DemoCourse>();
        foreach (var stranger in DemoOnboardingTexts.Strangers)
        {
            if (workers.FirstOrDefault(w => w.TeamIndex == stranger.Team && IsLedWithin(w)) is not { } colleague)
                continue;
            var place = DemoNames.Places[stranger.Place];
            var (zone, week) = (DateTimeZoneProviders.Tzdb[place.Zone], WorkWeek.FromText(place.Week));
            var start = NextMonday(today.PlusDays(stranger.StartsIn));
            var last = stranger.Stays is { } days ? start.PlusDays(days) : (LocalDate?)null;
            var person = new Person(stranger.Name, $"{stranger.Email}@{DemoCompany.Domain}", zone, start);
            person.WorkIn(zone, place.City);
            person.Employ(start, last);
            db.Add(person);
            await db.SaveChangesAsync(cancellation);
            db.Add(new WorkSchedule(person.Id, start, week));
            var team = await db.Teams.Include(t => t.Members).SingleAsync(t => t.Id == colleague.Team, cancellation);
            team.Admit(person.Id, start);
            if (last is { } end)
                team.Release(person.Id, end.PlusDays(1));
            await db.SaveChangesAsync(cancellation);
            db.ChangeTracker.Clear();
            times[person.Id] = new(zone, [(start, week)], null, start, last);
            var course = new DemoCourse(person, stranger.Template, stranger.Role, start, colleague.Lead, colleague.Person.Id)
            {
                StoppedBecause = stranger.StoppedBecause,
            };
            courses.Add(course);
            if (last is { } left && stranger.StoppedBecause is null)
                courses.Add(course with { Template = "Off-boarding", On = left });
        }
        return courses;
    }

    ReadPage? PageOf(string url, Instant at) =>
        pages[url].Where(p => p.At <= at).OrderBy(p => p.Number).LastOrDefault() is { PageId: > 0 } page
            ? new(page.PageId, page.Title, page.Number)
            : null;

    async Task<ILookup<string, (int, string, int, Instant)>> PagesAsync(CancellationToken cancellation)
    {
        var found = await (
            from p in db.WikiPages
            join s in db.Spaces on p.SpaceId equals s.Id
            join r in db.PageRevisions on p.Id equals r.PageId
            where s.IsPlaybook && s.TeamId == null && r.PublishedAt != null
            select new
            {
                p.Id,
                p.Slug,
                r.Title,
                r.Number,
                r.PublishedAt,
            }
        ).ToListAsync(cancellation);
        return found.ToLookup(
            p => $"/playbook/{p.Slug}",
            p => (p.Id, p.Title, p.Number, p.PublishedAt!.Value),
            StringComparer.Ordinal
        );
    }

    async Task<ILookup<PersonId, (string, Instant)>> ContributionsAsync(
        IReadOnlyCollection<PersonId> people,
        CancellationToken cancellation
    )
    {
        var cards = await db
            .Cards.Where(c => c.OwnerId != null && people.Contains(c.OwnerId.Value) && c.FinishedAt != null)
            .Select(c => new
            {
                Person = c.OwnerId!.Value,
                c.Title,
                At = c.FinishedAt!.Value,
            })
            .ToListAsync(cancellation);
        return cards.OrderBy(c => c.At).ToLookup(c => c.Person, c => (c.Title, c.At));
    }
}
