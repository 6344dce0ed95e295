using AsyncWork.Domain.Norms;
using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Pages.Comments;
using AsyncWork.Web.Pages.People;
using AsyncWork.Web.Pages.Playbook;
using AsyncWork.Web.Pages.Playbook.Escalation;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Requests;

/// <summary>The part of a form in which somebody is asked. Closed it is a button; open it shows by when each may be expected to answer.</summary>
/// <param name="Prefix">Before the names of its fields: <c>Comment.Ask</c>.</param>
/// <param name="Action">Where it is opened, and where the times come from.</param>
public sealed record AskForm(string Prefix, string Action, AskInput Input)
{
    public bool IsOpen { get; private init; }
    public IReadOnlyList<PersonName> People { get; private init; } = [];
    public IReadOnlyList<AskedTeam> Teams { get; private init; } = [];
    public IReadOnlyList<Channel> Channels { get; private init; } = [];
    public IReadOnlyList<ExpectedAnswer> Expected { get; private init; } = [];

    /// <summary>"2 working days (the company's norm)"; null while nobody is asked.</summary>
    public string? Norm { get; private init; }

    /// <summary>Why it cannot be asked so; null when it can, or while nobody is asked.</summary>
    public string? WhyNot { get; private init; }

    /// <summary>What whoever is asked agreed on for what cannot wait; null while it can.</summary>
    public EscalationView? Ladder { get; private init; }

    /// <summary>Who can be reached at once; null for nobody, and while it can wait.</summary>
    public OnCallRow? OnCall { get; private init; }

    /// <summary>The names of its fields as ids.</summary>
    public string Id => Prefix.Replace('.', '_');

    /// <summary>Who else is told of a comment; null where only asking is offered.</summary>
    public string? TellName { get; private init; }
    public int? Tell { get; private init; }

    /// <summary>That of a comment.</summary>
    /// <param name="address">Of the conversation.</param>
    public static AskForm Of(string address, CommentInput input) =>
        new("Comment.Ask", $"{address}?handler=Ask", input.Ask) { TellName = "Comment.Tell", Tell = input.Tell };

    /// <param name="mayAnswer">Who sees the thing and can answer there.</param>
    public async Task<AskForm> OpenAsync(
        AppDbContext db,
        Viewer viewer,
        Instant now,
        IReadOnlyList<PersonName> mayAnswer,
        CancellationToken token = default
    )
    {
        var open = this with
        {
            IsOpen = true,
            People = [.. mayAnswer.OrderBy(p => p.Name, StringComparer.CurrentCulture)],
            Teams = await db.ListAskedTeams().ToListAsync(token),
            Channels = await db.ListChannels(false).ToListAsync(token),
        };
        if (Input.Urgent)
        {
            var team = Input.Team;
            if (team is null && Input.Person is { } person)
                team = await db.FindTeamOf(person, now.InZone(viewer.Zone).Date).Select(t => (int?)t).FirstOrDefaultAsync(token);
            var ladder = await EscalationView.LoadAsync(db, team, token);
            open = open with { Ladder = ladder, OnCall = ladder.ContactAt(now) };
        }
        if (!Input.IsOn)
            return open;
        var asking = new Asking(db, viewer, now, Input);
        if (await asking.PlanAsync(mayAnswer, token) is { } reason)
            return open with { WhyNot = reason };
        return open with { Norm = asking.Norm.Text(asking.NormOf), Expected = await asking.ExpectedAsync(token) };
    }
}
