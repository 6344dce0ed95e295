using AsyncWork.Domain.People;
using AsyncWork.Web.Data;

namespace AsyncWork.Web.Pages.Account.PersonalData;

/// <summary>One file of a person's data: <paramref name="Name"/> without its ending, and the query of its rows.</summary>
public sealed record PersonalDataFile(string Name, Func<AppDbContext, PersonId, IQueryable<object>> Rows);

/// <summary>One kind of personal data that is processed here.</summary>
/// <param name="Why">What it is processed for.</param>
/// <param name="SeenBy">Who else sees it.</param>
/// <param name="Kept">How long it is kept.</param>
public sealed record PersonalDataKind(
    string Name,
    string What,
    string Why,
    string SeenBy,
    string Kept,
    params IReadOnlyList<PersonalDataFile> Files
);

/// <summary>
/// The record of processing (product.md A7): every kind of personal data that AsyncWork stores, why, who sees it and how long it is kept. The page
/// prints it and a person's data are written by it, so that nothing is told that is not given, nor stored that is not told: a test goes through
/// the model.
/// </summary>
public static class ProcessingRecord
{
    const string UntilErased = "As long as the person works here, and after that until an administrator erases it";
    const string WithTheThing = "As long as what it belongs to; after erasure without the person’s name";

    public static IReadOnlyList<PersonalDataKind> Kinds { get; } =
    [
        new(
            "Person",
            "Name, e-mail, city, time zone, first and last day, working hours, focus blocks, teams",
            "So that colleagues know who somebody is and when to expect an answer; capacity in the report",
            "Everybody here",
            UntilErased,
            new("person", PersonalDataQueries.ListOwnProfile),
            new("working-hours", PersonalDataQueries.ListOwnWorkingHours),
            new("teams", PersonalDataQueries.ListOwnTeams),
            new("leads-teams", PersonalDataQueries.ListOwnLeads)
        ),
        new(
            "Account",
            "Sign-in address, roles, second factor and passkeys (without their secrets), browsers and network addresses of sessions",
            "To sign in and to keep others out",
            "The person; administrators see that there is an account, its roles and when it was made",
            $"Until erased; sessions {Housekeeping.SessionsKept.Days} days after they ended",
            new("account", PersonalDataQueries.ListOwnAccount),
            new("roles", PersonalDataQueries.ListOwnRoles),
            new("sessions", PersonalDataQueries.ListOwnSessions),
            new("passkeys", PersonalDataQueries.ListOwnPasskeys)
        ),
        new(
            "Hours",
            "Time entries, week sheets, running timer, idle time taken out, pinned work, imports of hours",
            "To account for working time; projects, capacity and meetings in the report",
            "Day, project, activity, description, tags and minutes: who leads the team, HR and administrators. Clock times, timer and idle time: nobody; their sums, of five people or more, in the figures of a team",
            "As long as the company keeps its hours; after erasure without words and name",
            new("hours", PersonalDataQueries.ListOwnHours),
            new("weeks", PersonalDataQueries.ListOwnTimesheets),
            new("timer", PersonalDataQueries.ListOwnTimer),
            new("idle-time", PersonalDataQueries.ListOwnIdleTimes),
            new("hours-of-the-day", PersonalDataQueries.ListOwnWorkedHours),
            new("pinned-work", PersonalDataQueries.ListOwnPinnedWork),
            new("imports-of-hours", PersonalDataQueries.ListOwnTimeImports)
        ),
        new(
            "Absences",
            "Days off with their kind, note, deputy and who decided",
            "To plan, and so that nobody waits for who is away",
            "“Away until”: everybody. Kind and note: who decides on them, HR and administrators",
            "After erasure only the days, without kind and note",
            new("absences", PersonalDataQueries.ListOwnAbsences),
            new("stands-in-for", PersonalDataQueries.ListOwnDeputyships)
        ),
        new(
            "Work",
            "Cards made, owned or helped with, moves, checklists, files and links added, hand-offs, on-call duty",
            "To do the work together, and its flow in the report",
            "Who sees the board, card or page it belongs to",
            WithTheThing,
            new("cards", PersonalDataQueries.ListOwnCards),
            new("checklist-items", PersonalDataQueries.ListOwnChecklistItems),
            new("card-history", PersonalDataQueries.ListOwnCardEvents),
            new("card-moves", PersonalDataQueries.ListOwnCardMoves),
            new("card-blocks", PersonalDataQueries.ListOwnBlocks),
            new("guest-of-boards", PersonalDataQueries.ListOwnGuestships),
            new("spaces-opened-to", PersonalDataQueries.ListOwnSpaceGrants),
            new("pages-opened-to", PersonalDataQueries.ListOwnPageGrants),
            new("saved-filters", PersonalDataQueries.ListOwnFilters),
            new("files", PersonalDataQueries.ListOwnFiles),
            new("links", PersonalDataQueries.ListOwnLinks),
            new("hand-offs", PersonalDataQueries.ListOwnHandOffs),
            new("hand-off-steps", PersonalDataQueries.ListOwnHandOffSteps),
            new("on-call", PersonalDataQueries.ListOwnOnCall)
        ),
        new(
            "Words",
            "Comments, reactions, posts, pages and their revisions, commentaries of months",
            "So that what was said and written can be found",
            "Who sees what it belongs to",
            WithTheThing,
            new("comments", PersonalDataQueries.ListOwnComments),
            new("reactions", PersonalDataQueries.ListOwnReactions),
            new("posts", PersonalDataQueries.ListOwnPosts),
            new("pages", PersonalDataQueries.ListOwnPages),
            new("page-revisions", PersonalDataQueries.ListOwnRevisions),
            new("page-reviews", PersonalDataQueries.ListOwnPageReviews),
            new("pages-to-confirm", PersonalDataQueries.ListPagesNamingMe),
            new("month-commentaries", PersonalDataQueries.ListOwnCommentaries)
        ),
        new(
            "Questions and decisions",
            "What was asked and answered and when, confirmations, decisions proposed, answers to them, reviews",
            "To say by when an answer may be expected, to show whether norms hold in groups of five or more, and to know who decided what and why",
            "Who sees what it belongs to; how soon people answer is shown of five or more together, never of one",
            WithTheThing,
            new("asked", PersonalDataQueries.ListOwnQuestions),
            new("asked-of-me", PersonalDataQueries.ListAskedOfMe),
            new("decisions-proposed", PersonalDataQueries.ListOwnDecisions),
            new("decisions-taking-part", PersonalDataQueries.ListDecisionsNamingMe),
            new("decision-answers", PersonalDataQueries.ListOwnDecisionAnswers),
            new("decision-reviews", PersonalDataQueries.ListOwnDecisionReviews),
            new("decision-steps", PersonalDataQueries.ListOwnDecisionSteps)
        ),
        new(
            "Onboarding and pilots",
            "Plans with their steps and check-ins, tasks of pilots, how content somebody was with one",
            "So that new people find their way, and to learn whether it worked",
            "Plans: the person, manager, buddy and HR of the plan. Answers to a pilot: nobody, and they are no one’s once it has ended",
            "Until erased",
            new("plans", PersonalDataQueries.ListOwnPlans),
            new("plan-steps", PersonalDataQueries.ListOwnPlanSteps),
            new("check-ins", PersonalDataQueries.ListOwnCheckIns),
            new("plan-history", PersonalDataQueries.ListOwnPlanEvents),
            new("pilot-answers", PersonalDataQueries.ListOwnPilotAnswers),
            new("pilot-tasks", PersonalDataQueries.ListOwnPilotTasks),
            new("pilot-checks", PersonalDataQueries.ListOwnPilotChecks)
        ),
        new(
            "Notices and mail",
            "The inbox, what is watched, how and when mail is wanted, digests, calendar feed, reports by mail",
            "To tell somebody what waits for them, at their hour",
            "Nobody; reports by mail: HR and administrators",
            $"Until erased; mails that left {Housekeeping.MailsKept.Days} days, without their text",
            new("notices", PersonalDataQueries.ListOwnNotices),
            new("notice-settings", PersonalDataQueries.ListOwnNoticeSettings),
            new("digests", PersonalDataQueries.ListOwnDigests),
            new("watching", PersonalDataQueries.ListOwnWatches),
            new("hidden-hints", PersonalDataQueries.ListOwnHiddenHints),
            new("calendar-feed", PersonalDataQueries.ListOwnFeed),
            new("mails", PersonalDataQueries.ListOwnMails),
            new("report-subscriptions", PersonalDataQueries.ListOwnSubscriptions),
            new("reports-mailed", PersonalDataQueries.ListOwnMailedReports)
        ),
        new(
            "Audit log",
            "Who did what to which thing, when and from which network address: sign-ins, roles, approvals, exports, deletions, settings",
            "To find out what happened when something went wrong",
            "Administrators",
            "For good, as a log that forgets proves nothing; after erasure under no name, but where the text of an event has one",
            new PersonalDataFile("audit-log", PersonalDataQueries.ListOwnAuditEvents)
        ),
    ];
}
