using AsyncWork.Domain.Boards;
using AsyncWork.Web.Markdown;
using NodaTime;

namespace AsyncWork.Web.Data.Demo;

/// <summary>A card of the demo with what is to happen to it.</summary>
sealed class DemoCard
{
    DemoCard(Card card, DemoPlan plan) => (Card, Plan) = (card, plan);

    public Card Card { get; }
    public DemoPlan Plan { get; }

    /// <summary>A due date that was asked for while work was on, in place of an earlier one.</summary>
    (Instant At, LocalDate Due)? moved;

    /// <summary>When something outside the board stopped it.</summary>
    (Instant From, Instant Until, string Why)? blocked;
    CardStay? last;

    /// <summary>The card as it was made, in the first column.</summary>
    public static DemoCard Of(
        DemoPlan plan,
        Board board,
        IReadOnlyList<DemoWorker> team,
        HashSet<string> used,
        Instant now,
        Random random
    )
    {
        var words = DemoCardTexts.OfTeam[plan.Owner.TeamIndex];
        var (verb, thing, suffix) = (Pick(words.Verbs, random), Pick(words.Things, random), Pick(words.For, random));
        for (var again = 0; again < 40 && !used.Add(verb + thing + suffix); again++)
            (verb, thing, suffix) = (Pick(words.Verbs, random), Pick(words.Things, random), Pick(words.For, random));
        int? lane = board.Lanes.Count > 0 && random.Next(4) > 0 ? board.Lanes[random.Next(board.Lanes.Count)].Id : null;
        var (created, zone) = (plan.Created, plan.Owner.Person.Zone);
        var title = $"{verb} {thing} {suffix}".Trim();
        var card = new Card(board.Id, title, board.Columns[0], lane, Rank(created), plan.Author.Person.Id, created);
        var text = Pick(DemoCardTexts.Texts, random).Replace("{0}", thing, StringComparison.Ordinal);
        card.Describe(text, MarkdownText.ToHtml(text), created);
        // A card that nobody has begun may belong to nobody yet.
        if (plan.Moves.Exists(m => m.At <= now) || random.Next(3) > 0)
            card.Own(plan.Owner.Person.Id, zone, created);
        if (random.NextDouble() < 0.16)
            card.Help([team[random.Next(team.Count)].Person.Id], created);
        var labels = board.Labels.Select(l => l.Id).ToList();
        card.Label(
            random.Next(4) == 0
                ? [Pick(labels, random), Pick(labels, random)]
                : [labels[Math.Min(random.Next(labels.Count), random.Next(labels.Count))]],
            created
        );
        card.Rate(
            random.Next(20) switch
            {
                0 => Priority.Urgent,
                < 4 => Priority.High,
                < 7 => Priority.Low,
                _ => Priority.Normal,
            },
            created
        );
        if (random.NextDouble() < 0.72)
            card.Judge(Math.Max(30, (int)(plan.Effort / Math.Exp(0.12 + 0.4 * (random.NextDouble() - 0.5)) / 30) * 30), created);
        var made = new DemoCard(card, plan);
        made.Plans(zone, now, random);
        return made;
    }

    /// <summary>Due dates, and what stops the card on its way.</summary>
    void Plans(DateTimeZone zone, Instant now, Random random)
    {
        var start = Plan.Moves.Count > 0 ? Plan.Moves[0].At : Plan.End;
        var due = Plan.End.InZone(zone).Date.PlusDays(random.NextDouble() < 0.8 ? random.Next(0, 5) : -random.Next(1, 7));
        // Some that are begun should be done by now.
        if (start < now && Plan.End > now && random.Next(4) == 0)
            due = LocalDate.Max(Plan.Created.InZone(zone).Date, now.InZone(zone).Date.PlusDays(-random.Next(1, 10)));
        if (random.NextDouble() < 0.64)
        {
            var first = due;
            if (random.NextDouble() < 0.14 && Plan.Moves.Count > 1)
            {
                first = due.PlusDays(-random.Next(2, 8));
                moved = (start + (Plan.End - start) * 0.6, due);
            }
            var starts = start.InZone(zone).Date;
            Card.Schedule(starts <= first && random.Next(2) == 0 ? starts : null, first, null, zone, Plan.Created);
        }
        if (random.NextDouble() < 0.09 && Plan.Moves.Count > 1)
        {
            var stretch = Plan.Moves[1].At - start;
            blocked = (start + stretch * 0.3, start + stretch * 0.8, Pick(DemoCardTexts.Blocks, random));
        }
    }

    /// <summary>Lets everything happen that is planned up to now.</summary>
    /// <returns>What is to be stored beside the card.</returns>
    public IEnumerable<object> Live(Board board, Instant now)
    {
        var by = Plan.Owner.Person.Id;
        last = Card.FirstStay(board.Columns[0], Plan.Author.Person.Id);
        var things = new List<object>
        {
            last,
            new CardEvent(Card.Id, Plan.Author.Person.Id, Plan.Created, "made the card in “Next”"),
        };
        CardBlock? block = null;
        var happens = Plan.Moves.Select(m => (m.At, Do: (Action)(() => MoveTo(m.Column, m.At)))).ToList();
        if (moved is { } move)
            happens.Add((move.At, () => Postpone(move.At, move.Due)));
        if (blocked is { } stop)
        {
            happens.Add((stop.From, () => things.Add(block = Card.Block(stop.Why, by, stop.From))));
            happens.Add((stop.Until, () => End(stop.Until)));
        }
        foreach (var (at, act) in happens.Where(h => h.At <= now).OrderBy(h => h.At))
            act();
        return things;

        void MoveTo(int column, Instant at)
        {
            var to = board.Columns[column];
            last!.End(at);
            last = Card.Move(to, Card.LaneId, to.State == FlowState.Done ? -Rank(at) : Rank(at), by, at)!;
            things.Add(last);
        }

        void Postpone(Instant at, LocalDate due)
        {
            var was = Card.DueOn;
            Card.Schedule(Card.StartOn <= due ? Card.StartOn : null, due, null, Plan.Owner.Person.Zone, at);
            things.Add(new CardEvent(Card.Id, by, at, $"changed due from {was:uuuu-MM-dd} to {due:uuuu-MM-dd}"));
        }

        void End(Instant at)
        {
            Card.Unblock(at);
            block?.End(at);
        }
    }

    /// <summary>Finished long ago or given up: it leaves the board.</summary>
    public void Close(Instant now)
    {
        var at = Card.FinishedAt + DemoBoards.KeptFor ?? Plan.GivenUp;
        if (at is not { } gone || gone > now || Card.StartedAt is null)
            return;
        Card.Archive(gone);
        last!.End(gone);
    }

    /// <summary>By the minute, with room between two.</summary>
    static long Rank(Instant at) => at.ToUnixTimeSeconds() / 60 * CardRank.Gap;

    static T Pick<T>(IReadOnlyList<T> of, Random random) => of[random.Next(of.Count)];
}
