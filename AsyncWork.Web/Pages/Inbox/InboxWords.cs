using AsyncWork.Domain.Notifications;
using AsyncWork.Web.Pages.Requests;

namespace AsyncWork.Web.Pages.Inbox;

/// <summary>How the inbox says its parts.</summary>
public static class InboxWords
{
    public static string Text(this InboxPart part) =>
        part switch
        {
            InboxPart.All => "All",
            InboxPart.Snoozed => "Snoozed",
            InboxPart.Done => "Done",
            _ => InboxView.KindOf(part)!.Value.Text(),
        };

    /// <summary>The id of the heading under which notices of a kind stand.</summary>
    public static string Anchor(this NoticeKind kind) =>
        kind switch
        {
            NoticeKind.Answer => "needs-answer",
            NoticeKind.Acknowledgement => "needs-acknowledgement",
            NoticeKind.Mention => "mentions",
            _ => "watching",
        };

    /// <summary>What will stand where nothing stands yet.</summary>
    public static string Teaches(this InboxPart part) =>
        part switch
        {
            InboxPart.Answer => "When somebody asks you for an answer, it waits here, with the time by which they may expect it.",
            InboxPart.Acknowledgement => "When somebody needs to know that you have seen something, it waits here.",
            InboxPart.Mention => "When somebody names you, answers you or gives you something, it waits here.",
            InboxPart.Watching => "When something changes that you watch or have a part in, it waits here.",
            InboxPart.Snoozed => "What you put aside stands here until it comes back.",
            InboxPart.Done => "What you are done with stands here, to be brought back.",
            _ =>
                "When somebody asks you, answers you, mentions you on a card or hands one over to you, it waits here until you are done with it.",
        };
}
