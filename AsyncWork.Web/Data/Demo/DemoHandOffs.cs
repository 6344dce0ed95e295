using AsyncWork.Domain;
using AsyncWork.Domain.Decisions;
using AsyncWork.Domain.HandOffs;
using AsyncWork.Web.Markdown;
using AsyncWork.Web.Pages.HandOffs;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Data.Demo;

/// <summary>Work that went from one to another in the team of the demo accounts: a few hand-offs in each state that people bring about.</summary>
sealed class DemoHandOffs(AppDbContext db, IReadOnlyList<DemoWorker> workers, Instant now)
{
    /// <summary>Days ago, from whom to whom, how it went, and what was said.</summary>
    static readonly (
        int Days,
        string From,
        string To,
        HandOffState End,
        string Done,
        string Open,
        string Next,
        string Word
    )[] All =
    [
        (
            1,
            "berlin",
            "kathmandu",
            HandOffState.Offered,
            "The texts are written and read twice. **Screens 1 to 4 are final.**",
            "- Does screen 5 need a second button?\n- Who signs off the wording?",
            "Put the texts in and send round a picture of each screen.",
            ""
        ),
        (
            1,
            "kathmandu",
            "newyork",
            HandOffState.Offered,
            "Everything runs on the test machine; the log shows no errors.",
            "",
            "Switch it on for the first ten customers and watch the log for an hour.",
            ""
        ),
        (
            1,
            "newyork",
            "berlin",
            HandOffState.Offered,
            "The numbers for October are in, November is half done.",
            "Do we count returned orders?",
            "Finish November and tell Support when the list can be used.",
            ""
        ),
        (
            2,
            "berlin",
            "newyork",
            HandOffState.Asked,
            "The contract is read, the notes stand in the comments.",
            "",
            "Call the supplier when their day begins.",
            "Which of the two contracts is meant, the one of March or the new one?"
        ),
        (
            3,
            "manager",
            "kathmandu",
            HandOffState.Asked,
            "Scope and dates are agreed with the team.",
            "How many days for testing?",
            "Break it down into cards and ask for estimates.",
            "Is the date in December fixed?"
        ),
        (
            6,
            "berlin",
            "kathmandu",
            HandOffState.Accepted,
            "The first half is built and tested.",
            "",
            "Build the second half; the pattern is the same.",
            ""
        ),
        (
            9,
            "newyork",
            "berlin",
            HandOffState.Accepted,
            "Customers were told, answers come until Friday.",
            "Two have not answered.",
            "Collect the answers and sum them up in a page.",
            ""
        ),
        (
            13,
            "kathmandu",
            "manager",
            HandOffState.Accepted,
            "The comparison is done; the table is in the files.",
            "",
            "Decide which of the two we take.",
            ""
        ),
        (
            8,
            "berlin",
            "newyork",
            HandOffState.Declined,
            "It is planned, nothing is begun.",
            "",
            "Begin with the import.",
            "I am away from Thursday on; Kathmandu knows it better."
        ),
        (
            15,
            "manager",
            "berlin",
            HandOffState.Declined,
            "The idea stands on the card.",
            "Is it worth it?",
            "Write down what it would take.",
            "Not before the release, please ask again in December."
        ),
        (5, "newyork", "kathmandu", HandOffState.Withdrawn, "Half of the pictures are there.", "", "Make the other half.", ""),
    ];

    public async Task AddAsync(CancellationToken cancellation)
    {
        var people = workers.ToDictionary(
            w => w.Person.Email![..w.Person.Email!.IndexOf('@', StringComparison.Ordinal)],
            StringComparer.Ordinal
        );
        if (!All.All(h => people.ContainsKey(h.From) && people.ContainsKey(h.To)))
            return; // a demo of fewer people than have names
        var team = people["berlin"].Team;
        var cards = await db
            .Cards.Where(c => c.ArchivedAt == null && c.DeletedAt == null && c.FinishedAt == null)
            .Where(c => db.Boards.Any(b => b.Id == c.BoardId && b.TeamId == team && b.ArchivedAt == null && !b.IsTemplate))
            .OrderBy(c => c.Id)
            .Take(All.Length)
            .Select(c => new { c.Id, c.Title })
            .ToListAsync(cancellation);
        var decision = await db
            .Decisions.Where(d => d.State == DecisionState.Decided && d.Audience == DecisionAudience.Company)
            .OrderBy(d => d.Id)
            .Select(d => (int?)d.Id)
            .FirstOrDefaultAsync(cancellation);
        foreach (var (card, (days, from, to, end, done, open, next, word)) in cards.Zip(All))
        {
            var (giver, receiver) = (people[from], people[to]);
            var at = giver.Time.NextWorkingMinute(now - Duration.FromDays(days)) ?? now - Duration.FromDays(days);
            at = Instant.Min(at, now - Duration.FromHours(2));
            var due =
                HandOffDue.After(receiver.Time, at, end is HandOffState.Offered or HandOffState.Asked ? 4 : 2)
                ?? at + Duration.FromDays(5);
            List<Subject> subjects = [Subject.Card(card.Id)];
            if (end == HandOffState.Accepted && decision is { } along)
                subjects.Add(Subject.Decision(along));
            var handOff = new HandOff(
                giver.Person.Id,
                receiver.Person.Id,
                new(card.Title)
                {
                    Done = MarkdownProse.ToProse(done),
                    Open = MarkdownProse.ToProse(open),
                    Next = MarkdownProse.ToProse(next),
                },
                subjects,
                due,
                makesOwner: false,
                at
            );
            db.HandOffs.Add(handOff);
            await db.SaveChangesAsync(cancellation);
            await EndAsync(handOff, giver, receiver, end, word, at, cancellation);
        }
        db.ChangeTracker.Clear();
    }

    async Task EndAsync(
        HandOff handOff,
        DemoWorker giver,
        DemoWorker receiver,
        HandOffState end,
        string word,
        Instant given,
        CancellationToken cancellation
    )
    {
        await NewsAt(given).TellOfGivingAsync(again: false, cancellation);
        var at = Instant.Min(
            receiver.Time.NextWorkingMinute(given + Duration.FromHours(1)) ?? given,
            now - Duration.FromHours(1)
        );
        switch (end)
        {
            case HandOffState.Asked:
                handOff.Ask(receiver.Person.Id, word, at);
                NewsAt(at).TellOfQuestion(word);
                break;
            case HandOffState.Accepted:
                handOff.Accept(receiver.Person.Id, at);
                await NewsAt(at).TellOfAcceptanceAsync(isOwner: false, cancellation);
                break;
            case HandOffState.Declined:
                handOff.Decline(receiver.Person.Id, word, at);
                await NewsAt(at).TellOfDeclineAsync(word, cancellation);
                break;
            case HandOffState.Withdrawn:
                handOff.Withdraw(giver.Person.Id, at);
                await NewsAt(at).TellOfWithdrawalAsync(cancellation);
                break;
            default:
                break;
        }
        await db.SaveChangesAsync(cancellation);

        HandOffNews NewsAt(Instant moment) =>
            new(db, handOff, new(giver.Person.Name, receiver.Person.Name, receiver.Person.Zone), moment);
    }
}
