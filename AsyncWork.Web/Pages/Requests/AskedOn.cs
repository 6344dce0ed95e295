using AsyncWork.Domain;
using AsyncWork.Domain.People;
using AsyncWork.Domain.Requests;
using AsyncWork.Web.Data;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Requests;

/// <summary>What a conversation does to what was asked in it: answers, solutions, and what is taken back (product.md P5; kpis.md K10).</summary>
public static class AskedOn
{
    /// <summary>Where one answers a request on the page of its thing.</summary>
    public static string AnswerAt(RequestView request) =>
        request.CommentId is { } comment ? $"{request.Url}/comments?quote={comment}#comment-form" : $"{request.Url}#comment-form";

    /// <summary>A comment answers what it quotes, when who wrote it was asked; a comment that quotes nothing answers the thing itself.</summary>
    public static async Task AnswerAsync(
        this AppDbContext db,
        Subject subject,
        int comment,
        int? quote,
        PersonId by,
        Instant now,
        CancellationToken token
    )
    {
        foreach (var request in await db.RequestsAnsweredOn(subject, quote, by).ToListAsync(token))
            request.Answer(by, comment, now, await db.MinutesOfAsync(request, by, now, token));
    }

    /// <summary>An answer was marked as the solution of a question: it is answered then, and nobody is waited for.</summary>
    public static async Task SolveAsync(
        this AppDbContext db,
        Domain.Comments.Comment question,
        Domain.Comments.Comment answer,
        Instant now,
        CancellationToken token
    )
    {
        if (await db.RequestBy(question.Id).SingleOrDefaultAsync(token) is not { } request)
            return;
        if (answer.By is { } by && answer.At >= request.AskedAt)
            request.Answer(by, answer.Id, answer.At, await db.MinutesOfAsync(request, by, answer.At, token));
        request.Solve(now);
    }

    public static async Task ReopenAsync(this AppDbContext db, int question, CancellationToken token)
    {
        if (await db.RequestBy(question).SingleOrDefaultAsync(token) is { } request)
            request.Reopen();
    }

    /// <summary>A comment is taken back: what it asked is withdrawn, and what it answered is open again.</summary>
    public static async Task TakeBackAsync(this AppDbContext db, int comment, Instant now, CancellationToken token)
    {
        if (await db.RequestBy(comment).SingleOrDefaultAsync(token) is { } asked)
            asked.TakeBack(now);
        foreach (var answered in await db.RequestsAnsweredBy(comment).ToListAsync(token))
        {
            var minutes = answered.NextAnswer(comment) is { AnsweredBy: { } by, AnsweredAt: { } at }
                ? await db.MinutesOfAsync(answered, by, at, token)
                : 0;
            answered.TakeBackAnswer(comment, minutes);
        }
    }

    /// <summary>Working time from the start of the clock to the answer, on the clock by which it was due.</summary>
    static async Task<int> MinutesOfAsync(this AppDbContext db, Request request, PersonId by, Instant at, CancellationToken token)
    {
        if (request.StartsAt is not { } start || start >= at)
            return 0;
        var recipient = request.Recipients.FirstOrDefault(r => r.IsFor(by));
        List<PersonId> people = request.TeamId is null
            ? [recipient?.DeputyId ?? recipient?.PersonId ?? by]
            : [.. request.Recipients.Select(r => r.PersonId)];
        var clocks = await AnswerClocks.LoadAsync(db, people, start, token);
        return clocks.TeamTime(DateTimeZone.Utc, people).MinutesBetween(start, at);
    }
}
