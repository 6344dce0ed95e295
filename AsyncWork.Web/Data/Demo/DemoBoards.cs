using AsyncWork.Domain.Boards;
using AsyncWork.Domain.People;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Data.Demo;

/// <summary>A board for each team of the demo, with a year of cards on it.</summary>
static class DemoBoards
{
    /// <summary>Finished cards stay on the board so long.</summary>
    public static readonly Duration KeptFor = Duration.FromDays(60);
    const int PerPersonAndMonth = 6;
    const int MostPerMonth = 34;

    /// <summary>Adds the boards.</summary>
    /// <returns>The cards on which hours can be logged.</returns>
    public static async Task<DemoCardHours> AddAsync(
        AppDbContext db,
        IReadOnlyList<DemoWorker> workers,
        DemoWork work,
        LocalDate first,
        Instant now,
        int seed,
        CancellationToken cancellation
    )
    {
        var hours = new DemoCardHours();
        var names = await db.Teams.ToDictionaryAsync(t => t.Id, t => t.Name, cancellation);
        foreach (var team in workers.GroupBy(w => w.Team))
        {
            List<DemoCard> cards = [];
            await db.InTransactionAsync(
                async token =>
                {
                    db.ChangeTracker.Clear();
                    var random = new Random(seed * 1000 + team.Key);
                    var board = await AddBoardAsync(db, [.. team], names[team.Key], work, first, now, token);
                    cards = Cards(board, [.. team], first, now, random);
                    db.AddRange(cards.Select(c => c.Card));
                    await db.SaveChangesAsync(token);
                    foreach (var card in cards)
                        db.AddRange(card.Live(board, now));
                    db.AddRange(DemoCardTalk.Dependencies([.. cards.Select(c => c.Card)], now, random));
                    var talk = new DemoCardTalk([.. team], now, random);
                    foreach (var card in cards)
                        db.AddRange(talk.Of(card));
                    await db.SaveChangesAsync(token);
                    talk.Solve();
                    db.AddRange(talk.Requests());
                    foreach (var card in cards)
                        card.Close(now);
                    await db.SaveChangesAsync(token);
                },
                cancellation
            );
            db.ChangeTracker.Clear();
            foreach (var card in cards)
                hours.Add(card);
        }
        return hours;
    }

    static async Task<Board> AddBoardAsync(
        AppDbContext db,
        IReadOnlyList<DemoWorker> team,
        string teamName,
        DemoWork work,
        LocalDate first,
        Instant now,
        CancellationToken cancellation
    )
    {
        var kind = team[0].TeamIndex;
        var words = DemoCardTexts.OfTeam[kind];
        var lead = team[0].Lead;
        var made = first.PlusDays(-60).At(new(9, 0)).InZoneLeniently(team[0].Person.Zone).ToInstant();
        var board = new Board(
            Array.IndexOf(DemoNames.Teams, teamName) is >= 0 and < 4 ? words.Board : $"{words.Board} of {teamName}",
            team[0].Team,
            team[0].Person.Zone,
            lead,
            made
        );
        board.Rename(board.Name, words.Purpose);
        board.AddColumn("Next", FlowState.Queue);
        board.AddColumn("Doing", FlowState.Active, team.Count + 3);
        board.AddColumn("Waiting", FlowState.Waiting);
        board.AddColumn("Review", FlowState.Active, Math.Max(3, team.Count));
        board.AddColumn("Done", FlowState.Done);
        foreach (var (i, label) in words.Labels.Index())
            board.AddLabel(label, i);
        board.Agree(kind == 0 ? Strictness.Block : Strictness.Warn, Strictness.Warn, kind == 0 ? 4 : null);
        board.LogOn(work.Projects[DemoNames.ProjectsOfTeam[kind][0]].Id);
        board.ShowTo(kind is 1 or 2 ? BoardAudience.Company : BoardAudience.Team);
        if (kind == 0)
        {
            board.AddLane("Port portal");
            board.AddLane("Booking app");
        }
        db.Add(board);
        await db.SaveChangesAsync(cancellation);
        return board;
    }

    static List<DemoCard> Cards(Board board, IReadOnlyList<DemoWorker> team, LocalDate first, Instant now, Random random)
    {
        var perMonth = Math.Min(PerPersonAndMonth, (double)MostPerMonth / team.Count);
        var plans = team.SelectMany(w => DemoPlan.Of(w, team, perMonth, first, now, random)).OrderBy(p => p.Created).ToList();
        KeepLimits(board, plans, now);
        var used = new HashSet<string>(StringComparer.Ordinal);
        return [.. plans.Select(p => DemoCard.Of(p, board, team, used, now, random))];
    }

    /// <summary>What would stand above a limit now has not been begun yet.</summary>
    static void KeepLimits(Board board, List<DemoPlan> plans, Instant now)
    {
        foreach (var column in board.Columns)
            Unbegin(plans.Where(p => !p.IsOver(now) && p.ColumnAt(now) == column.Place), column.Limit);
        foreach (var person in plans.Where(p => !p.IsOver(now)).GroupBy(p => p.Owner))
            Unbegin(person.Where(p => p.ColumnAt(now) is DemoPlan.Doing or DemoPlan.Review), board.PersonLimit);
    }

    static void Unbegin(IEnumerable<DemoPlan> plans, int? limit)
    {
        foreach (var plan in plans.Skip(limit ?? int.MaxValue).ToList())
            plan.Moves.Clear();
    }
}

/// <summary>Which card of the demo an hour was worked on.</summary>
sealed class DemoCardHours
{
    sealed class Open(int card, Instant from, Instant to, int minutes, bool talks)
    {
        public int Card => card;
        public Instant From => from;
        public Instant To => to;
        public int Minutes { get; set; } = minutes;
        public bool Talks { get; set; } = talks;
    }

    readonly Dictionary<PersonId, List<Open>> open = [];

    public void Add(DemoCard card)
    {
        if (card.Card.StartedAt is not { } from || card.Plan.GivenUp is not null)
            return;
        if (!open.TryGetValue(card.Plan.Owner.Person.Id, out var own))
            open[card.Plan.Owner.Person.Id] = own = [];
        own.Add(new(card.Card.Id, from, card.Plan.End, card.Plan.Effort, card.Plan.Talks));
    }

    /// <summary>The card of an hour; null for hours on no card. Asked in order of time for each person.</summary>
    public int? Take(PersonId person, Interval worked, bool meets)
    {
        if (!open.TryGetValue(person, out var own))
            return null;
        own.RemoveAll(c => c.To < worked.Start);
        var minutes = (int)worked.Duration.TotalMinutes;
        var card = own.Find(c => c.From <= worked.Start && worked.End <= c.To && (meets ? c.Talks : c.Minutes > minutes / 3));
        if (card is null)
            return null;
        if (meets)
            card.Talks = false;
        else
            card.Minutes -= minutes;
        return card.Card;
    }
}
