using AsyncWork.Domain;
using AsyncWork.Domain.Calendar;
using AsyncWork.Domain.Norms;
using AsyncWork.Domain.Notifications;
using AsyncWork.Domain.People;
using AsyncWork.Domain.Requests;
using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Pages.People;
using AsyncWork.Web.Pages.Playbook;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Requests;

/// <summary>By when somebody may be expected to answer, with the reason.</summary>
/// <param name="Deputy">Who answers instead; null when they do themselves.</param>
public sealed record ExpectedAnswer(
    string Name,
    DateTimeZone Zone,
    NormDeadline Deadline,
    string? Deputy,
    AvailabilityNow? Availability
);

/// <summary>
/// What is asked of whom, worked out before it is asked: the norm that holds, and by when each may be expected to answer (product.md P5). The
/// same answer is shown while writing and stored when sent.
/// </summary>
public sealed class Asking(AppDbContext db, Viewer viewer, Instant now, AskInput input)
{
    readonly List<(AskedPerson Person, NormDeadline Deadline)> asked = [];
    AnswerClocks? clocks;
    Channel? channel;

    public EffectiveNorm Norm { get; private set; }

    /// <summary>The team by whose norm it goes; null for the company's.</summary>
    public string? NormOf { get; private set; }

    /// <summary>Who is told: those who are asked, and who stands in for them.</summary>
    public IEnumerable<PersonId> People =>
        asked.SelectMany(a => new[] { a.Person.Id, a.Deadline.Deputy ?? a.Person.Id }).Distinct();
    public AskInput Input => input;

    /// <summary>What was made of it; null before.</summary>
    public Request? Made { get; private set; }

    /// <summary>Why people are told of it.</summary>
    public NotificationReason Reason =>
        input.Kind == RequestKind.Acknowledgement ? NotificationReason.ToAcknowledge : NotificationReason.Asked;

    /// <summary>Works it out; gives the reason when it cannot be asked so.</summary>
    /// <param name="mayAnswer">Who sees the thing and can answer there; nobody else stands in for who is away.</param>
    public async Task<string?> PlanAsync(IReadOnlyCollection<PersonName> mayAnswer, CancellationToken token)
    {
        asked.Clear();
        if (!Enum.IsDefined(input.Kind))
            return "Ask for an answer or an acknowledgement.";
        if (input is { Team: not null, Also.Count: > 0 })
            return "Ask a team, or people by name.";
        var today = now.InZone(viewer.Zone).Date;
        var team = input.Team;
        var ids = team is { } members
            ? await db.ListMembersOf(members, today).ToListAsync(token)
            : [.. new[] { input.Person }.OfType<PersonId>().Concat(input.Also.Select(i => new PersonId(i))).Distinct()];
        var known = (await db.ListAskedPeople(ids, today).ToListAsync(token)).ToDictionary(p => p.Id);
        var people = ids.Where(known.ContainsKey).Select(i => known[i]).ToList();
        if (team is null && people.Find(p => !(p.LastDay < today) && !mayAnswer.Any(m => m.Id == p.Id)) is { } blind)
            return $"{blind.Name} cannot answer here. Ask somebody who can see this and write on it.";
        if (team is not null)
            people.RemoveAll(p => p.LastDay < today || !mayAnswer.Any(m => m.Id == p.Id));
        if (
            Request.WhyNotAsk(
                viewer.Person,
                [.. people.Select(p => new Asked(p.Id, p.Name, p.LastDay))],
                team is not null,
                today
            ) is
            { } reason
        )
            return reason;
        people.RemoveAll(p => p.Id == viewer.Person);
        if (await WhyNotNormAsync(team ?? people[0].TeamId, token) is { } wrong)
            return wrong;
        clocks = await AnswerClocks.LoadAsync(db, [.. people.Select(p => p.Id)], now, token);
        // Any of a team may answer; what each has seen, each says.
        if (team is { } group && input.Kind == RequestKind.Answer)
        {
            var zone = await db.FindZoneOfTeam(group).SingleAsync(token);
            var deadline = clocks.OfTeam(Norm.Norm, now, zone, people.Select(p => p.Id));
            asked.AddRange(people.Select(p => (p, deadline)));
        }
        else
        {
            var deputies = mayAnswer.Select(m => m.Id).Where(m => m != viewer.Person).ToHashSet();
            asked.AddRange(people.Select(p => (p, clocks.Of(Norm.Norm, now, p.Id, deputies.Contains))));
        }
        return null;
    }

    /// <summary>By when each may be expected to answer, in the order in which they are asked.</summary>
    public async Task<IReadOnlyList<ExpectedAnswer>> ExpectedAsync(CancellationToken token)
    {
        var deputies = asked.Select(a => a.Deadline.Deputy).OfType<PersonId>().Distinct().ToList();
        var names =
            deputies.Count == 0 ? [] : await db.ListAskedPeople(deputies, now.InUtc().Date).ToDictionaryAsync(p => p.Id, token);
        return
        [
            .. asked.Select(a => new ExpectedAnswer(
                a.Person.Name,
                a.Deadline.Deputy is { } who && names.TryGetValue(who, out var there) ? there.Zone : a.Person.Zone,
                a.Deadline,
                a.Deadline.Deputy is { } deputy && names.TryGetValue(deputy, out var found) ? found.Name : null,
                new(Availability.At(now, clocks!.TimeOf(a.Person.Id)), now, a.Person.Zone)
            )),
        ];
    }

    /// <summary>Why it cannot be sent so, though it may be looked at; null when it can.</summary>
    public string? WhyNotSend() => Request.WhyNotUrgent(input.Urgency, input.Because);

    /// <summary>A notice that tells somebody of it.</summary>
    public Notification Tell(Notification notice)
    {
        notice.Of(Made!);
        return Made!.UrgentBecause is { } because ? notice.Urgent(because) : notice;
    }

    /// <summary>The request, once it is known where it stands.</summary>
    /// <param name="comment">The comment that asks; null for the thing itself.</param>
    public Request Make(Subject subject, int? comment, string title, string url)
    {
        var request = new Request(
            subject,
            comment,
            input.Kind,
            input.Urgency,
            channel?.Id,
            Norm.Norm,
            input.Team,
            viewer.Person,
            title,
            url,
            now
        );
        request.CannotWait(input.Because);
        foreach (var (person, deadline) in asked)
            request.Ask(person.Id, deadline);
        db.Requests.Add(request);
        return Made = request;
    }

    async Task<string?> WhyNotNormAsync(int? team, CancellationToken token)
    {
        channel = input.Channel is { } id
            ? await db.Channels.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, token)
            : await db.ListChannels(false).FirstOrDefaultAsync(c => !input.Urgent || c.AllowsUrgent, token);
        if (input.Channel is not null && channel is null)
            return "Choose one of the channels.";
        if (channel?.WhyNotAsk(input.Urgency) is { } reason)
            return reason;
        var holding = channel is null ? [] : await db.ListHoldingNorms(channel.Id).ToListAsync(token);
        Norm = ChannelNorm.Effective(holding, team, input.Urgency);
        NormOf =
            Norm.Source == NormSource.Team
                ? await db.Teams.Where(t => t.Id == team).Select(t => t.Name).SingleAsync(token)
                : null;
        return null;
    }
}
