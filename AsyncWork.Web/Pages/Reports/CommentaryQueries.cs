using AsyncWork.Domain.Kpis;
using AsyncWork.Web.Data;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Reports;

/// <summary>Questions about what is said beside the figures of a month (product.md K-j).</summary>
public static class CommentaryQueries
{
    /// <summary>The commentary of a report, if there is one.</summary>
    public static IQueryable<MonthCommentary> FindCommentary(this AppDbContext db, ReportScope scope, YearMonth month)
    {
        var (team, first) = (scope.TeamId, FrozenMonth.FirstOf(month));
        return db.MonthCommentaries.Where(c => c.MonthFirst == first && c.TeamId == team);
    }

    /// <summary>The same with the name of who wrote it last.</summary>
    public static IQueryable<WrittenCommentary> FindWrittenCommentary(this AppDbContext db, ReportScope scope, YearMonth month) =>
        db.FindCommentary(scope, month)
            .AsNoTracking()
            .Join(db.People, c => c.WrittenById, p => p.Id, (c, p) => new WrittenCommentary(c, p.Name));
}

/// <summary>A commentary with the name of who wrote it last.</summary>
public sealed record WrittenCommentary(MonthCommentary Commentary, string By)
{
    /// <summary>As the report shows it.</summary>
    /// <param name="zone">The company's.</param>
    public ReportCommentary In(DateTimeZone zone) =>
        new(Commentary.WhatHappened, Commentary.Actions, By, Commentary.WrittenAt.InZone(zone).Date);
}
