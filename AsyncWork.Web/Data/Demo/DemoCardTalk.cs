using AsyncWork.Domain;
using AsyncWork.Domain.Boards;
using AsyncWork.Domain.Comments;
using AsyncWork.Domain.Norms;
using AsyncWork.Domain.Notifications;
using AsyncWork.Domain.People;
using AsyncWork.Domain.Requests;
using AsyncWork.Web.Markdown;
using NodaTime;

namespace AsyncWork.Web.Data.Demo;

/// <summary>What the demo's people write on cards: comments, questions with and without answers, checklists, hand-offs.</summary>
sealed class DemoCardTalk(IReadOnlyList<DemoWorker> team, Instant now, Random random)
{
    static readonly Dictionary<string, string> Html = DemoCardTexts
        .Comments.Concat(DemoCardTexts.Questions.SelectMany(q => new[] { q.Question, q.Answer }))
        .ToDictionary(t => t, MarkdownText.ToHtml, StringComparer.Ordinal);
    readonly List<(Comment Question, Comment Answer)> solved = [];
    readonly List<(Comment Question, Card Card, DemoWorker Asked, Comment? Answer)> asked = [];

    /// <summary>What is to be stored beside a card that has its id; the card's counters are brought up to date.</summary>
    public IEnumerable<object> Of(DemoCard card)
    {
        var things = new List<object>();
        Comments(card, things);
        if (random.NextDouble() < 0.25)
            things.Add(Checklist(card));
        if (
            card.Card is { WaitingSince: null, IsOpen: true }
            && card.Plan.ColumnAt(now) == DemoPlan.Waiting
            && random.Next(5) > 0
        )
            things.AddRange(HandOver(card));
        return things;
    }

    /// <summary>Marks the answers, which have their ids by now.</summary>
    public void Solve()
    {
        foreach (var (question, answer) in solved)
            question.Solve(answer, answer.At);
    }

    /// <summary>What was asked of somebody by name, by the usual norm.</summary>
    public IEnumerable<Request> Requests()
    {
        foreach (var (question, card, of, answer) in asked)
        {
            var url = $"/cards/{card.Id}";
            var norm = DemoReviews.NormOf(of, question.At, now);
            var request = new Request(
                Subject.Card(card.Id),
                question.Id,
                RequestKind.Answer,
                Urgency.Normal,
                null,
                norm,
                null,
                question.By!.Value,
                card.Title,
                url,
                question.At
            );
            request.Ask(of.Person.Id, NormDeadline.Of(norm, question.At, of.Time));
            if (answer is not null)
            {
                var minutes = request.StartsAt is { } start ? of.Time.MinutesBetween(start, answer.At) : 0;
                request.Answer(of.Person.Id, answer.Id, answer.At, minutes);
                request.Solve(answer.At);
            }
            yield return request;
        }
    }

    void Comments(DemoCard demo, List<object> things)
    {
        var (card, owner, at) = (demo.Card, demo.Plan.Owner.Person.Id, demo.Plan.Created);
        var until = card.FinishedAt ?? now;
        var count = 0;
        for (var left = random.NextDouble() < 0.45 ? random.Next(1, 4) : 0; left > 0; left--)
        {
            var by = Somebody();
            at = by.Time.NextWorkingMinute(at + (until - at) * (0.25 * random.NextDouble())) ?? at;
            if (at >= until)
                break;
            if (random.Next(3) > 0)
            {
                things.Add(Comment(card, by.Person.Id, DemoCardTexts.Comments[random.Next(DemoCardTexts.Comments.Length)], at));
                count++;
                continue;
            }
            var (ask, reply) = DemoCardTexts.Questions[random.Next(DemoCardTexts.Questions.Length)];
            var who = by.Person.Id == owner ? Somebody() : demo.Plan.Owner;
            var question = Comment(card, by.Person.Id, ask, at, isQuestion: true);
            var isAsked = who != by;
            things.Add(question);
            count++;
            var answerAt = who.Time.NextWorkingMinute(at + Duration.FromHours(3 + random.Next(50)));
            if (answerAt is not { } answered || answered >= until)
            {
                if (card.FinishedAt is null && isAsked)
                    asked.Add((question, card, who, null));
                if (card.FinishedAt is null && isAsked)
                    things.Add(Told(who.Person.Id, NotificationReason.Asked, by, $"asks you on “{card.Title}”", card, at));
                break;
            }
            var answer = Comment(card, who.Person.Id, reply, answered);
            things.Add(answer);
            if (isAsked)
                asked.Add((question, card, who, answer));
            solved.Add((question, answer));
            (count, at) = (count + 1, answered);
        }
        if (count > 0)
            card.CountComments(count, Instant.Max(at, card.ChangedAt));
    }

    Checklist Checklist(DemoCard demo)
    {
        var (card, steps) = (demo.Card, DemoCardTexts.OfTeam[demo.Plan.Owner.TeamIndex].Steps);
        var list = new Checklist(card.Id, "Steps", 0);
        var all = random.Next(3, steps.Length + 1);
        var done =
            card.IsDone ? all
            : card.StartedAt is null ? 0
            : random.Next(0, all);
        for (var i = 0; i < all; i++)
        {
            var item = list.Add(steps[i]);
            if (i < done)
                item.Tick(demo.Plan.Owner.Person.Id, card.FinishedAt ?? card.ColumnSince);
            else if (random.Next(3) == 0)
                item.Assign(Somebody().Person.Id, card.DueOn);
        }
        card.CountChecklist(done, all, card.ChangedAt);
        return list;
    }

    IEnumerable<object> HandOver(DemoCard demo)
    {
        var (card, by, to) = (demo.Card, demo.Plan.Owner, Somebody());
        if (to == by)
            yield break;
        card.HandOver(to.Person.Id, DemoCardTexts.HandOffs[random.Next(DemoCardTexts.HandOffs.Length)], card.ColumnSince);
        yield return Told(
            to.Person.Id,
            NotificationReason.HandedOver,
            by,
            $"handed “{card.Title}” over to you",
            card,
            card.ColumnSince
        );
    }

    static Notification Told(PersonId who, NotificationReason why, DemoWorker by, string what, Card card, Instant at) =>
        new(who, why, by.Person.Id, $"{by.Person.Name} {what}.", $"/cards/{card.Id}", at);

    static Comment Comment(Card card, PersonId by, string text, Instant at, bool isQuestion = false) =>
        new(Subject.Card(card.Id), by, text, Html[text], at, isQuestion);

    DemoWorker Somebody() => team[random.Next(team.Count)];

    /// <summary>Some cards that are not begun wait for others that are open.</summary>
    public static IEnumerable<CardDependency> Dependencies(IReadOnlyList<Card> cards, Instant now, Random random)
    {
        var open = cards.Where(c => !c.IsDone).ToList();
        foreach (var (i, card) in open.Index().Where(c => c.Item.StartedAt is null && c.Index > 0))
        {
            if (random.Next(6) > 0)
                continue;
            card.CountBlockers(1, now);
            yield return new(open[random.Next(i)].Id, card.Id);
        }
    }
}
