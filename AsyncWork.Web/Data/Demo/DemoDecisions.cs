using AsyncWork.Domain;
using AsyncWork.Domain.Decisions;
using AsyncWork.Domain.People;
using AsyncWork.Web.Markdown;
using AsyncWork.Web.Pages.Decisions;
using NodaTime;

namespace AsyncWork.Web.Data.Demo;

/// <summary>The decisions of the demo: forty in all states, some of which supersede others, with reviews that found something.</summary>
sealed class DemoDecisions(AppDbContext db, IReadOnlyList<DemoWorker> workers, LocalDate first, Instant now, int seed)
{
    static readonly LevelRule Rule = new(DecisionLevel.Low);
    readonly Random random = new(seed * 17 + 3);
    readonly Dictionary<string, Decision> byTitle = new(StringComparer.Ordinal);

    public async Task AddAsync(CancellationToken cancellation)
    {
        await db.InTransactionAsync(
            async token =>
            {
                db.ChangeTracker.Clear();
                byTitle.Clear();
                foreach (var text in DemoDecisionTexts.All.OrderByDescending(t => t.Months))
                    Begin(text, await db.NextDecisionNumberAsync(token));
                // Votes are for options by their ids.
                await db.SaveChangesAsync(token);
                foreach (var text in DemoDecisionTexts.All.OrderByDescending(t => t.Months))
                    Live(text, byTitle[text.Title]);
                await db.SaveChangesAsync(token);
            },
            cancellation
        );
        db.ChangeTracker.Clear();
    }

    void Begin(DemoDecision text, int number)
    {
        var team = TeamOf(text);
        var proposer = team[random.Next(team.Count)];
        var begun = Working(ProposedAt(text) - Duration.FromDays(2), proposer);
        var decision = new Decision(number, text.Title, proposer.Person.Id, begun);
        decision.Write(
            new(text.Title)
            {
                Context = Prose(text.Context),
                Options = [.. text.Options.Select((o, i) => new OptionDraft(null, o.Title, About(o), i == 0))],
                Outcome = Prose($"We choose “{text.Options[0].Title}”, because {text.Options[0].Good}."),
                Consequences = Prose(
                    $"{char.ToUpperInvariant(text.Options[0].Bad[0])}{text.Options[0].Bad[1..]}. We accept that."
                ),
                ExpectedEffect = text.Effect,
                // Some things still take a call.
                HadMeeting = random.NextDouble() < 0.12,
                Tags = [text.Team < 0 ? "company" : DemoNames.Teams[text.Team]],
            },
            proposer.Person.Id,
            begun
        );
        var others = team.Where(w => w != proposer).OrderBy(_ => random.Next()).ToList();
        var decides = text.Method == DecisionMethod.Advice ? [proposer] : others.Take(4).Append(proposer).ToList();
        decision.Plan(
            new()
            {
                TeamId = text.Team < 0 ? null : proposer.Team,
                Method = text.Method ?? DecisionMethod.Consent,
                Silence = text.Method == DecisionMethod.Consent ? Silence.IsConsent : Silence.IsNoAnswer,
                Decides = [.. decides.Select(w => w.Person.Id)],
                Consulted = text.Method == DecisionMethod.Advice ? [.. others.Take(3).Select(w => w.Person.Id)] : [],
                Informed = [.. others.Skip(4).Take(3).Select(w => w.Person.Id)],
            },
            proposer.Person.Id,
            begun
        );
        db.Add(decision);
        byTitle.Add(text.Title, decision);
    }

    void Live(DemoDecision text, Decision decision)
    {
        var proposer = Worker(decision.ProposedBy!.Value);
        if (text.End == DecisionState.Draft)
            return;
        var at = Working(ProposedAt(text), proposer);
        decision.Propose(Rule, DecidersOf(decision), proposer.Person.Id, at);
        if (text.End == DecisionState.Proposed)
            return;
        var opened = Working(at + Duration.FromDays(text.End == DecisionState.Deciding ? 1 : 2 + random.Next(4)), proposer);
        if (text.End == DecisionState.Withdrawn)
        {
            decision.Withdraw("The discussion showed that nobody needs it.", proposer.Person.Id, opened);
            return;
        }
        opened = Instant.Min(opened, now - Duration.FromHours(20));
        // Comments led to a sentence more.
        if (decision.Number % 3 == 0)
            decision.Write(
                decision.TextNow with
                {
                    Confirmation = Prose(
                        "Four weeks after it began we look whether it is kept, and say so in the weekly update."
                    ),
                },
                proposer.Person.Id,
                Instant.Min(opened, Working(at + Duration.FromHours(5), proposer)),
                "asked in the comments: how do we see that it is kept?"
            );
        var times = decision.Asked.Select(p => Worker(p).Time).ToList();
        // What still runs has days left.
        var days = text.End == DecisionState.Deciding ? 8 : 3 + random.Next(3);
        var deadline = DecisionDeadline.After(times, opened, days) ?? opened + Duration.FromDays(7);
        decision.Open(new(deadline, days), Rule, DecidersOf(decision), proposer.Person.Id, opened);
        var last = Answers(text, decision, opened, deadline);
        if (text.End == DecisionState.Deciding)
            return;
        End(text, decision, last, deadline);
        if (decision.State == DecisionState.Decided)
            Hold(text, decision);
    }

    /// <summary>Gives the answers that lead to the end.</summary>
    /// <returns>The moment of the last one.</returns>
    Instant Answers(DemoDecision text, Decision decision, Instant opened, Instant deadline)
    {
        var (last, asked) = (opened, decision.Asked);
        var goesWrong = text.End is DecisionState.Expired or DecisionState.Rejected;
        for (var i = 0; i < asked.Count; i++)
        {
            var isLast = i == asked.Count - 1;
            // Where silence decides, one person leaves it at that, and an approval that is missing lets it expire; what runs has half of its answers.
            var isSilent =
                isLast
                && (
                    decision.Silence == Silence.IsConsent && !goesWrong
                    || decision.Method == DecisionMethod.Approval && text.End == DecisionState.Expired
                );
            if (isSilent || text.End == DecisionState.Deciding && i % 2 == 1)
                continue;
            var worker = Worker(asked[i]);
            var share = (i + 0.6) / (asked.Count + 0.5) * (text.End == DecisionState.Deciding ? 0.1 : 0.9);
            var at = Working(opened + Duration.FromTicks((deadline - opened).TotalTicks * share), worker);
            at = Instant.Min(at, deadline - Duration.FromMinutes(20));
            if (at >= now)
                continue;
            decision.Take(worker.Person.Id, AnswerOf(text, decision, isFirst: i == 0, goesWrong), at);
            last = Instant.Max(last, at);
        }
        return last;
    }

    Answer AnswerOf(DemoDecision text, Decision decision, bool isFirst, bool goesWrong)
    {
        var remark = Prose(DemoDecisionTexts.Remarks[random.Next(DemoDecisionTexts.Remarks.Length)]);
        var objection = Prose(DemoDecisionTexts.Objections[random.Next(DemoDecisionTexts.Objections.Length)]);
        return decision.Method switch
        {
            DecisionMethod.Vote => new(AnswerKind.Vote, remark, [VoteFor(decision, isFirst)]),
            DecisionMethod.Advice => new(AnswerKind.Advice, Prose("Do it, and say in the update how it went."), []),
            DecisionMethod.Approval when isFirst && text.End == DecisionState.Rejected => new(AnswerKind.Reject, objection, []),
            DecisionMethod.Approval => new(AnswerKind.Approve, remark, []),
            _ when isFirst && goesWrong => new(AnswerKind.Objection, objection, []),
            _ when random.Next(8) == 0 => new(AnswerKind.StandAside, remark, []),
            _ => new(AnswerKind.Consent, remark, []),
        };
    }

    /// <summary>The first option wins, by one vote at least.</summary>
    static int VoteFor(Decision decision, bool isFirst) => decision.Options.OrderBy(o => o.Rank).ElementAt(isFirst ? 1 : 0).Id;

    void End(DemoDecision text, Decision decision, Instant last, Instant deadline)
    {
        var proposer = decision.ProposedBy!.Value;
        var soon = Working(last + Duration.FromHours(3), Worker(proposer));
        var option = decision.Options.MinBy(o => o.Rank)!;
        if (decision.Method == DecisionMethod.Advice)
            decision.Decide(
                proposer,
                option.Id,
                Prose($"“{option.Title}”, as advised."),
                Instant.Min(soon, deadline - Duration.FromMinutes(5))
            );
        else if (text.End != DecisionState.Expired && soon < deadline && decision.WhyNotClose(soon) is null)
            decision.Close(proposer, soon);
        else
            decision.EndAtDeadline(deadline);
        if (text.Replaces is { } title && decision.State == DecisionState.Decided && decision.DecidedAt is { } since)
            Supersede(byTitle[title], decision, text.IsPartly, since);
    }

    void Supersede(Decision old, Decision by, bool isPartly, Instant at)
    {
        var supersession = new Supersession(old, by, isPartly, null, new HashSet<int>(), by.ProposedBy!.Value, at);
        supersession.TakeEffect(old, by, at);
        old.CountSupersessions(old.Supersessions + 1);
        by.CountSupersessions(by.Supersessions + 1);
        db.Add(supersession);
    }

    /// <summary>After three months somebody looks whether it held, mostly in time.</summary>
    void Hold(DemoDecision text, Decision decision)
    {
        var (decided, by) = (decision.DecidedAt!.Value, Worker(decision.ProposedBy!.Value));
        var day = decided.InUtc().Date.PlusMonths(3);
        decision.PlanReview(day, decided.InUtc().Date, by.Person.Id, decided);
        var looked = Working(day.PlusDays(random.Next(-6, 5)).AtMidnight().InUtc().ToInstant(), by);
        if (looked >= now || text.End == DecisionState.Superseded || random.Next(7) == 0)
            return;
        var found = random.Next(10) switch
        {
            < 6 => ReviewResult.Confirmed,
            < 8 => ReviewResult.Partly,
            8 => ReviewResult.Unknown,
            _ => ReviewResult.Not,
        };
        var note = found switch
        {
            ReviewResult.Confirmed => 0,
            ReviewResult.Partly => 1,
            ReviewResult.Unknown => 2,
            _ => 3,
        };
        decision.Review(found, Prose(DemoDecisionTexts.ReviewNotes[note]), null, looked.InUtc().Date, by.Person.Id, looked);
    }

    static List<Decider> DecidersOf(Decision decision) =>
        [.. decision.With(DecisionPart.Decides).Select(p => new Decider(p, false, false))];

    /// <summary>A demo of a few months has its decisions in them; what has ended began early enough for that.</summary>
    Instant ProposedAt(DemoDecision text)
    {
        var days = Period.DaysBetween(first, now.InUtc().Date) + 20;
        var least = text.End is DecisionState.Draft or DecisionState.Proposed or DecisionState.Deciding ? 0 : 18;
        return now - Duration.FromDays(Math.Max(least, text.Months * Math.Min(30.4, days / 12.0)));
    }

    List<DemoWorker> TeamOf(DemoDecision text)
    {
        var begun = (ProposedAt(text) - Duration.FromDays(2)).InUtc().Date;
        var here = workers.Where(w => w.Person.StartsOn < begun).ToList();
        // What is the company's is decided by some of all teams.
        var of = text.Team < 0 ? here.Where((_, i) => i % 3 == 2).ToList() : here.Where(w => w.TeamIndex == text.Team).ToList();
        return of.Count > 4 ? of : here;
    }

    DemoWorker Worker(PersonId person) => workers.First(w => w.Person.Id == person);

    static Prose About(DemoOption option) =>
        MarkdownProse.ToOption($"- Good, because {option.Good}\n- Bad, because {option.Bad}");

    static Prose Prose(string text) => new(text, MarkdownText.ToHtml(text));

    static Instant Working(Instant at, DemoWorker by) => by.Time.NextWorkingMinute(at) ?? at;
}
