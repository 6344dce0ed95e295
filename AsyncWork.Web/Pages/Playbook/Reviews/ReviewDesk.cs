using AsyncWork.Domain.Norms;
using AsyncWork.Domain.Notifications;
using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using AsyncWork.Web.History;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Pages.Decisions;
using AsyncWork.Web.Pages.Inbox;
using AsyncWork.Web.Pages.Reports;
using AsyncWork.Web.Pages.Requests;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Playbook.Reviews;

/// <summary>How a change of a review ended.</summary>
/// <param name="Status">As HTTP says it: 200, 404, 409 or 422.</param>
/// <param name="Refused">Why nothing was changed; null when it was.</param>
/// <param name="Id">Of the review that was opened.</param>
/// <param name="Decision">The number of the decision that it became.</param>
public sealed record ReviewAnswer(int Status, string? Refused = null, int? Id = null, int? Decision = null)
{
    public static readonly ReviewAnswer NotFound = new(StatusCodes.Status404NotFound);

    public bool IsDone => Status == StatusCodes.Status200OK;

    public static ReviewAnswer No(string reason) => new(StatusCodes.Status422UnprocessableEntity, reason);

    public static ReviewAnswer Late(string reason) => new(StatusCodes.Status409Conflict, reason);
}

/// <summary>Opens norm reviews, decides line by line, and closes them: norms are set and a decision record stands, all of it or nothing (product.md P11).</summary>
public sealed class ReviewDesk(AppDbContext db, NormDesk norms, AuditTrail audit, IClock clock)
{
    const int MostTries = 4;

    /// <param name="team">Null for the company.</param>
    /// <param name="quarter">As it stands in forms.</param>
    public async Task<ReviewAnswer> OpenAsync(Viewer viewer, ReviewTeam? team, string? quarter)
    {
        if (Quarter.Read(quarter) is not { } asked)
            return ReviewAnswer.No("Choose a quarter that is over.");
        var company = await db.GetCompanyAsync(default);
        return await OpenAsync(
            team is null ? ReviewedBy.Company(company.Name) : ReviewedBy.Of(team),
            asked,
            viewer.Person,
            company.Zone,
            default
        );
    }

    /// <summary>Opens what the start of a quarter brings, once for each team and for the company.</summary>
    /// <returns>How many were opened.</returns>
    public async Task<int> OpenDueAsync(CancellationToken cancellation = default)
    {
        if (!await db.Companies.AnyAsync(cancellation))
            return 0;
        var company = await db.GetCompanyAsync(cancellation);
        var today = clock.GetCurrentInstant().InZone(company.Zone).Date;
        var quarter = Quarter.LastBefore(today);
        var opened = (await db.ListOpenedFor(quarter.First).ToListAsync(cancellation)).ToHashSet();
        var teams = await db.ListReviewTeams(default, today).ToListAsync(cancellation);
        var count = 0;
        foreach (var whose in teams.Select(ReviewedBy.Of).Prepend(ReviewedBy.Company(company.Name)))
            if (
                !opened.Contains(whose.Team) && (await OpenAsync(whose, quarter, null, company.Zone, cancellation)).Id is not null
            )
                count++;
        return count;
    }

    async Task<ReviewAnswer> OpenAsync(
        ReviewedBy whose,
        Quarter quarter,
        PersonId? by,
        DateTimeZone zone,
        CancellationToken cancellation
    )
    {
        var answer = ReviewAnswer.NotFound;
        try
        {
            await db.InTransactionAsync(
                async token =>
                {
                    db.ChangeTracker.Clear();
                    if (await FindAsync(token) is { } there)
                    {
                        answer = new(StatusCodes.Status200OK, Id: by is null ? null : there);
                        return;
                    }
                    var (review, refused) = await db.OpenReviewAsync(whose, quarter, by, zone, clock.GetCurrentInstant(), token);
                    answer = refused is null ? new(StatusCodes.Status200OK, Id: review?.Id) : ReviewAnswer.No(refused);
                    if (review is not null && by is not null)
                        audit.Record("opened a norm review", $"{whose.Name}, {quarter.Words}");
                    await db.SaveChangesAsync(token);
                },
                cancellation
            );
            return answer;
        }
        catch (DbUpdateException) // opened by somebody else, or another node, at the same moment
        {
            db.ChangeTracker.Clear();
            return new(StatusCodes.Status200OK, Id: by is null ? null : await FindAsync(cancellation));
        }

        Task<int?> FindAsync(CancellationToken token) =>
            db
                .NormReviews.Where(r => r.TeamId == whose.Team && r.From == quarter.First)
                .Select(r => (int?)r.Id)
                .FirstOrDefaultAsync(token);
    }

    /// <summary>Says what becomes of one norm. Others may say so of other norms at the same moment.</summary>
    /// <param name="version">Of the line when the form was shown.</param>
    public async Task<ReviewAnswer> DecideAsync(Viewer viewer, int id, int line, int version, LineDecision decision)
    {
        for (var tries = 1; tries <= MostTries; tries++)
        {
            var answer = ReviewAnswer.NotFound;
            try
            {
                await db.InTransactionAsync(async token =>
                {
                    db.ChangeTracker.Clear();
                    answer = await TryAsync(token);
                });
                return answer;
            }
            catch (DbUpdateConcurrencyException)
            {
                db.ChangeTracker.Clear();
            }
        }
        return ReviewAnswer.Late("Others decide in this review right now. Send it again.");

        async Task<ReviewAnswer> TryAsync(CancellationToken token)
        {
            var now = clock.GetCurrentInstant();
            if (
                await db.FindNormReview(viewer, now.InZone(viewer.Zone).Date, id).SingleOrDefaultAsync(token) is not { } review
                || review.Lines.FirstOrDefault(l => l.Id == line) is not { } found
            )
                return ReviewAnswer.NotFound;
            if (review.IsHeld)
                return ReviewAnswer.Late("The review was closed meanwhile. This is what was decided.");
            if (found.Version != version)
                return ReviewAnswer.Late($"Somebody else decided on “{found.Name}” first. This is how it stands now.");
            var present = (await PresentNorms.LoadAsync(db, review, token)).Of(found);
            if (review.WhyNotDecide(found, decision, present) is { } reason)
                return ReviewAnswer.No(reason);
            review.Decide(found, decision, present, viewer.Person, now);
            await db.SaveChangesAsync(token);
            return new(StatusCodes.Status200OK);
        }
    }

    /// <summary>Sets the norms that change, and records what was decided.</summary>
    /// <param name="whose">The name of the team, or of the company.</param>
    /// <param name="version">Of the review when the form was shown.</param>
    public async Task<ReviewAnswer> CloseAsync(Viewer viewer, int id, string whose, int version)
    {
        var answer = ReviewAnswer.NotFound;
        try
        {
            await db.InTransactionAsync(async token =>
            {
                db.ChangeTracker.Clear();
                answer = await TryAsync(token);
            });
            return answer;
        }
        catch (RefusedException refused)
        {
            db.ChangeTracker.Clear();
            return new(refused.Status, refused.Message);
        }
        catch (DbUpdateException) // closed, or a norm set, by somebody else at the same moment
        {
            db.ChangeTracker.Clear();
            return ReviewAnswer.Late(
                "Somebody else closed this review, or set one of its norms, first. This is how it stands now."
            );
        }

        async Task<ReviewAnswer> TryAsync(CancellationToken token)
        {
            var now = clock.GetCurrentInstant();
            var today = now.InZone(viewer.Zone).Date;
            if (await db.FindNormReview(viewer, today, id).SingleOrDefaultAsync(token) is not { } review)
                return ReviewAnswer.NotFound;
            if (review.IsHeld)
                return ReviewAnswer.Late("Somebody else closed this review first. This is what was decided.");
            if (review.Version != version)
                return ReviewAnswer.Late(
                    "Something was decided since you opened this page. Look at it, and close the review again."
                );
            var present = await PresentNorms.LoadAsync(db, review, token);
            if (review.WhyNotClose(present.Of) is { } reason)
                return ReviewAnswer.No(reason);
            var changed = review.Lines.Where(l => l.Choice == NormChoice.Change).ToList();
            foreach (var line in changed)
                await SetAsync(viewer, review, line, whose, present.HeldId(line), now, token);
            var asked = ReviewRecord.Of(review, whose, present.Of, viewer.Person, today);
            var made = await db.MakeDecisionAlsoAsync(viewer, asked, Guid.Empty, now, token);
            if (made.Number is not { } number)
                throw new RefusedException(
                    StatusCodes.Status422UnprocessableEntity,
                    made.Refused ?? "The decision could not be recorded."
                );
            var decision = await db.Decisions.Where(d => d.Number == number).Select(d => d.Id).SingleAsync(token);
            review.Close(present.Of, decision, viewer.Person, now);
            var result = $"{review.Lines.Count - changed.Count} kept, {changed.Count} changed";
            await db.FinishAskedSinceAsync(review.OpenedAt, review.Url, now, token);
            audit.Record("held a norm review", $"{whose}, {review.Quarter.Words}", result);
            if (review.TeamId is { } team && changed.Count > 0)
                foreach (var member in await db.ListMembersOf(team, today).ToListAsync(token))
                    db.Tell(
                        new Notification(
                            member,
                            NotificationReason.Decided,
                            viewer.Person,
                            $"{whose} reviewed its response norms: {result}. Now: {string.Join(", ", changed.Select(l => $"{l.Name} {l.NewNorm!.Value.Words}"))}.",
                            Domain.Decisions.DecisionNumber.Url(number),
                            now
                        )
                    );
            await db.SaveChangesAsync(token);
            return new(StatusCodes.Status200OK, Decision: number);
        }
    }

    async Task SetAsync(
        Viewer viewer,
        NormReview review,
        NormReviewLine line,
        string whose,
        int? seen,
        Instant now,
        CancellationToken token
    )
    {
        var input = new NormInput
        {
            Channel = line.ChannelId,
            Urgency = line.Urgency,
            Value = line.NewNorm!.Value.Value,
            Unit = line.NewNorm.Value.Unit,
            Note = $"{ReviewRecord.TitleOf(review.Quarter)}: {line.Reason}",
            Seen = seen,
        };
        var of = review.TeamId is null ? $"Channel {line.ChannelName}" : $"Channel {line.ChannelName}, team {whose}";
        if (await norms.SetAlsoAsync(viewer, input, review.TeamId, of, now, token) is { } refused)
            throw new RefusedException(refused.Status, $"{line.Name}: {refused.Reason}");
    }
}
