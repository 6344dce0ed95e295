using AsyncWork.Domain.History;
using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using AsyncWork.Web.TagHelpers;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Admin;

/// <summary>Which events are asked for. Empty parts ask for all.</summary>
/// <param name="Person">Part of the name of who did it.</param>
/// <param name="Action">Part of what was done or to which thing.</param>
/// <param name="To">The last day, included.</param>
public sealed record AuditFilter(string? Person, string? Action, LocalDate? From, LocalDate? To)
{
    /// <summary>As the log says what was exported: “all of it”, or “by Hana, from Sun 1 Nov 2026”.</summary>
    public override string ToString()
    {
        string?[] parts =
        [
            string.IsNullOrWhiteSpace(Person) ? null : $"by {Person.Trim()}",
            string.IsNullOrWhiteSpace(Action) ? null : $"with “{Action.Trim()}”",
            From is { } from ? $"from {from.Text()}" : null,
            To is { } to ? $"to {to.Text()}" : null,
        ];
        return string.Join(", ", parts.OfType<string>()) is { Length: > 0 } some ? some : "all of it";
    }
}

/// <summary>An event with the name of who did it; null when nobody was signed in, or the person is gone.</summary>
/// <param name="Place">In the chain of the log; null, as <paramref name="Seal"/>, until it is sealed.</param>
public sealed record AuditLine(
    long Id,
    Instant At,
    PersonId? PersonId,
    string? Person,
    string Action,
    string Subject,
    string Details,
    string Address,
    long? Place,
    byte[]? Seal
);

/// <summary>The audit log, newest first. Events are numbered as they come, so the number is the place to go on from.</summary>
public static class AuditQueries
{
    /// <param name="zone">The zone whose days the filter means.</param>
    /// <param name="before">Only events before this one; null for the newest.</param>
    public static IQueryable<AuditLine> ListAudit(this AppDbContext db, AuditFilter filter, DateTimeZone zone, long? before)
    {
        IQueryable<AuditEvent> events = db.AuditEvents;
        if (before is { } id)
            events = events.Where(e => e.Id < id);
        if (filter.From is { } from)
        {
            var start = zone.AtStartOfDay(from).ToInstant();
            events = events.Where(e => e.At >= start);
        }
        if (filter.To is { } to)
        {
            var end = zone.AtStartOfDay(to.PlusDays(1)).ToInstant();
            events = events.Where(e => e.At < end);
        }
        if (!string.IsNullOrWhiteSpace(filter.Action))
        {
            var part = Like.Containing(filter.Action);
            events = events.Where(e =>
                EF.Functions.Like(e.Action, part, Like.Escape) || EF.Functions.Like(e.Subject, part, Like.Escape)
            );
        }
        if (!string.IsNullOrWhiteSpace(filter.Person))
        {
            var part = Like.Containing(filter.Person);
            events = events.Where(e => db.People.Any(p => p.Id == e.PersonId && EF.Functions.Like(p.Name, part, Like.Escape)));
        }
        return events
            .OrderByDescending(e => e.Id)
            .Select(e => new AuditLine(
                e.Id,
                e.At,
                e.PersonId,
                db.People.Where(p => p.Id == e.PersonId).Select(p => p.Name).FirstOrDefault(),
                e.Action,
                e.Subject,
                e.Details,
                e.Address,
                e.Place,
                e.Seal
            ));
    }
}
