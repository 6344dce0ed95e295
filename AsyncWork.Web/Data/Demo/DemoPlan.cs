using AsyncWork.Domain.Boards;
using AsyncWork.Domain.People;
using NodaTime;

namespace AsyncWork.Web.Data.Demo;

/// <summary>Where a card of the demo goes and when, in the working hours of its owner. What lies ahead of now has not happened.</summary>
/// <param name="Moves">To which column, in order of time; the first begins the work.</param>
/// <param name="End">When the work ends, also when that lies ahead.</param>
sealed record DemoPlan(DemoWorker Owner, DemoWorker Author, Instant Created, List<(Instant At, int Column)> Moves, Instant End)
{
    public const int Next = 0;
    public const int Doing = 1;
    public const int Waiting = 2;
    public const int Review = 3;
    public const int Done = 4;

    /// <summary>Given up then, never finished; null for most.</summary>
    public Instant? GivenUp { get; init; }

    /// <summary>Hours on a meeting belong to it (kpis.md K7).</summary>
    public bool Talks { get; init; }

    /// <summary>Minutes of work.</summary>
    public int Effort { get; init; }

    public int ColumnAt(Instant now) => Moves.Where(m => m.At <= now).Select(m => m.Column).LastOrDefault(Next);

    /// <summary>Neither begun nor to be begun: finished or given up.</summary>
    public bool IsOver(Instant now) => GivenUp <= now || ColumnAt(now) == Done;

    /// <summary>The cards that one person begins, from some days before the first day to some weeks after now.</summary>
    /// <param name="perMonth">How many they begin a month.</param>
    public static IEnumerable<DemoPlan> Of(
        DemoWorker owner,
        IReadOnlyList<DemoWorker> team,
        double perMonth,
        LocalDate first,
        Instant now,
        Random random
    )
    {
        var begin = LocalDate.Max(first.PlusDays(-8), owner.Person.StartsOn).At(new(8, 0)).InZoneLeniently(owner.Person.Zone);
        Instant? at = begin.ToInstant();
        var whole = Math.Max(1, (now - begin.ToInstant()).TotalDays);
        while (Later(at, 480 * 21 / perMonth * (0.2 + 1.6 * random.NextDouble()), owner) is { } start)
        {
            if (start > now + Duration.FromDays(48))
                yield break;
            at = start;
            var author = team[random.Next(team.Count)];
            var before = start - Duration.FromHours(6 + 24 * 46 * Math.Pow(random.NextDouble(), 1.6));
            var created = Instant.Min(start - Duration.FromMinutes(5), author.Time.NextWorkingMinute(before) ?? before);
            var progress = Math.Clamp((start - begin.ToInstant()).TotalDays / whole, 0, 1);
            // Work flows a little faster over the year, and needs fewer meetings.
            var plan = Lives(owner, author, created, start, 1.15 - 0.35 * progress, random) with
            {
                Talks = random.NextDouble() < 0.36 - 0.2 * progress,
            };
            if (created < now)
                yield return plan;
        }
    }

    static DemoPlan Lives(DemoWorker owner, DemoWorker author, Instant created, Instant start, double slow, Random random)
    {
        var moves = new List<(Instant At, int Column)>();
        var effort = random.Next(1, 7) * 60 + (random.Next(4) == 0 ? 480 : 60);
        if (random.NextDouble() < 0.03)
            return new(owner, author, created, [(start, Done)], start) { Effort = effort };
        var at = start;
        void Stay(int column, double days)
        {
            moves.Add((at, column));
            at = Later(at, 480 * days * slow * Math.Exp(0.85 * Gauss(random)), owner) ?? at + Duration.FromDays(3);
        }
        Stay(Doing, 1.7);
        if (random.NextDouble() < 0.5)
        {
            Stay(Waiting, random.Next(30) == 0 ? 14 : 2.4);
            Stay(Doing, 0.8);
        }
        Stay(Review, 0.9);
        if (random.NextDouble() < 0.12)
        {
            Stay(Doing, 0.4);
            Stay(Review, 0.3);
        }
        if (random.NextDouble() < 0.03)
            return new(owner, author, created, moves, at) { Effort = effort, GivenUp = at };
        moves.Add((at, Done));
        if (random.NextDouble() < 0.04)
        {
            at = Later(at, 700, owner) ?? at + Duration.FromDays(2);
            Stay(Doing, 0.4);
            moves.Add((at, Done));
        }
        return new(owner, author, created, moves, at) { Effort = effort };
    }

    /// <summary>A moment in a person's working time so many working minutes later.</summary>
    static Instant? Later(Instant? from, double minutes, DemoWorker owner) =>
        from is { } at ? owner.Time.AfterWorkingMinutes(at, Math.Max(10, (int)minutes)) : null;

    static double Gauss(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
