using AsyncWork.Domain.Notifications;
using AsyncWork.Domain.Requests;
using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Pages.Requests;
using AsyncWork.Web.Pages.Shared;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Inbox;

/// <summary>A part of the inbox.</summary>
public enum InboxPart
{
    All,
    Answer,
    Acknowledgement,
    Mention,
    Watching,
    Snoozed,
    Done,
}

/// <summary>The inbox of a person, as one part of it shows it (product.md N1).</summary>
public sealed class InboxView
{
    /// <summary>Notices on one page, and requests shown above them: those that are due first.</summary>
    public const int Size = 30;

    public required InboxPart Part { get; init; }
    public required WaitingList Waiting { get; init; }
    public required IReadOnlyList<NoticeRow> Rows { get; init; }
    public required IReadOnlyDictionary<InboxPart, int> Counts { get; init; }
    public required Pager Pager { get; init; }
    public required Viewer Viewer { get; init; }
    public required Instant Now { get; init; }

    public IReadOnlyList<WaitingRequest> Requests(NoticeKind kind) =>
        kind switch
        {
            NoticeKind.Answer when Part is InboxPart.All or InboxPart.Answer => Waiting.Answers,
            NoticeKind.Acknowledgement when Part is InboxPart.All or InboxPart.Acknowledgement => Waiting.Acknowledgements,
            _ => [],
        };

    public IEnumerable<NoticeRow> RowsOf(NoticeKind kind) => Rows.Where(r => r.Reason.Kind() == kind);

    /// <summary>The address of this page with a handler; it leads back to the same part.</summary>
    public string Act(string handler) => $"/inbox?handler={handler}&show={Part}&p={Pager.Page}";

    /// <summary>Where something is put aside, and what was put aside or done is brought back.</summary>
    public string Snooze(string? handler = null) =>
        $"/inbox/snooze?show={Part}&p={Pager.Page}{(handler is null ? "" : $"&handler={handler}")}";

    public string Here => Pager.Url(Pager.Page);

    /// <summary>Three questions to the database, and one more for what is done.</summary>
    public static async Task<InboxView> LoadAsync(
        AppDbContext db,
        Viewer viewer,
        InboxPart part,
        int page,
        Instant now,
        CancellationToken cancellation = default
    )
    {
        var me = viewer.Person;
        var waiting = await WaitingList.LoadAsync(db, viewer, Size, now, cancellation);
        var notices = await InboxQueries.CountNotices(db, me, now).ToListAsync(cancellation);
        var counts = Enum.GetValues<NoticeKind>()
            .ToDictionary(PartOf, k => notices.Where(n => !n.IsSnoozed && n.Reason.Kind() == k).Sum(n => n.Count));
        var told = counts.Values.Sum();
        counts[InboxPart.Answer] += waiting.Answers.Count;
        counts[InboxPart.Acknowledgement] += waiting.Acknowledgements.Count;
        counts[InboxPart.All] = counts.Values.Sum();
        counts[InboxPart.Snoozed] = notices.Where(n => n.IsSnoozed).Sum(n => n.Count);
        var total = part switch
        {
            InboxPart.All => told,
            InboxPart.Done => await db.DoneOf(me).CountAsync(cancellation),
            InboxPart.Answer => counts[part] - waiting.Answers.Count,
            InboxPart.Acknowledgement => counts[part] - waiting.Acknowledgements.Count,
            _ => counts[part],
        };
        var pager = new Pager(
            page,
            Size,
            total,
            p =>
                (part == InboxPart.All ? "/inbox" : $"/inbox?show={part}")
                + (p == 1 ? "" : $"{(part == InboxPart.All ? "?" : "&")}p={p}")
        );
        var rows = part switch
        {
            InboxPart.Snoozed => db.ListSnoozed(me, now, pager.Skip, Size),
            InboxPart.Done => db.ListDone(me, pager.Skip, Size),
            _ => db.ListWaitingNotices(me, KindOf(part), now, pager.Skip, Size),
        };
        return new()
        {
            Part = part,
            Waiting = waiting,
            Rows = total == 0 ? [] : await rows.ToListAsync(cancellation),
            Counts = counts,
            Pager = pager,
            Viewer = viewer,
            Now = now,
        };
    }

    public static NoticeKind? KindOf(InboxPart part) =>
        part switch
        {
            InboxPart.Answer => NoticeKind.Answer,
            InboxPart.Acknowledgement => NoticeKind.Acknowledgement,
            InboxPart.Mention => NoticeKind.Mention,
            InboxPart.Watching => NoticeKind.Watching,
            _ => null,
        };

    static InboxPart PartOf(NoticeKind kind) =>
        kind switch
        {
            NoticeKind.Answer => InboxPart.Answer,
            NoticeKind.Acknowledgement => InboxPart.Acknowledgement,
            NoticeKind.Mention => InboxPart.Mention,
            _ => InboxPart.Watching,
        };
}
