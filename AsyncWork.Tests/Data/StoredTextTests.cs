using AsyncWork.Domain;
using AsyncWork.Domain.Boards;
using AsyncWork.Domain.Decisions;
using AsyncWork.Domain.Files;
using AsyncWork.Domain.History;
using AsyncWork.Domain.Notifications;
using AsyncWork.Domain.People;
using AsyncWork.Domain.Wiki;
using AsyncWork.Web.Mail;
using NodaTime;

namespace AsyncWork.Tests.Data;

/// <summary>Texts that are made of others fit where they are kept (product.md A6, N2).</summary>
[Trait("Feature", "A6")]
public sealed class StoredTextTests
{
    [Theory]
    [InlineData("lighthouse", 10, "lighthouse")]
    [InlineData("lighthouse", 9, "lighthou…")]
    [InlineData("ab👩‍🚀cd", 5, "ab…")]
    [InlineData("ab👩‍🚀cd", 8, "ab👩‍🚀…")]
    [InlineData("e\u0301e\u0301e\u0301", 5, "e\u0301e\u0301…")]
    [InlineData("👩‍🚀👩‍🚀", 5, "…")]
    public void A_text_is_cut_between_characters_as_people_see_them(string text, int longest, string kept) =>
        Assert.Equal(kept, StoredText.Cut(text, longest));

    [Fact]
    [Trait("Feature", "I3")]
    public void What_is_kept_of_long_texts_ends_with_a_whole_letter()
    {
        var letters = string.Concat(Enumerable.Repeat("👩‍🚀", 25_000));
        var now = Instant.FromUtc(2026, 11, 12, 8, 0);
        PersonId me = new(1);
        var (pages, failed) = (Running(), Running());
        pages.Finish(1, 0, 0, [letters], now);
        failed.Fail(letters, now);

        (string Text, int Longest)[] kept =
        [
            (pages.FileName, ImportJob.LongestFileName),
            (pages.Losses, PageImport.LongestLosses),
            (failed.Problem!, ImportJob.LongestProblem),
            (new Reference(Subject.Card(1), null, SubjectKind.Page, null, letters, null, "x").Written, Reference.LongestWritten),
            (new BoardImport(1, "CSV", letters, me, now).FileName, BoardImport.LongestFileName),
            (new DecisionImport(letters, me, now).FileName, DecisionImport.LongestFileName),
            (
                new Attachment(Subject.Card(1), "x", me, now).Add(new("x", 1, "text/plain"), letters, me, now).Note,
                FileVersion.LongestNote
            ),
        ];

        Assert.All(kept, k => Assert.EndsWith("🚀…", k.Text, StringComparison.Ordinal));
        Assert.All(kept, k => Assert.InRange(k.Text.Length, k.Longest - 5, k.Longest));

        PageImport Running()
        {
            var import = new PageImport(1, me, letters, "x", 1, now);
            import.PlanAs("{}");
            import.Start(1);
            return import;
        }
    }

    [Fact]
    public void What_is_told_of_long_names_fits()
    {
        var name = string.Concat(Enumerable.Repeat("👩‍🚀", 40));
        var audit = new AuditEvent(default, null, $"put {name} on call", name + name, "", "");
        var mail = new OutgoingMail("a@b.example", $"{name} asks to be away", new string('x', 5000), default);
        var notice = new Notification(
            new PersonId(1),
            NotificationReason.Owner,
            null,
            string.Concat(Enumerable.Repeat(name, 4)),
            "/",
            Instant.MinValue
        );

        Assert.InRange(audit.Action.Length, 50, AuditEvent.LongestAction);
        Assert.InRange(audit.Subject.Length, 150, AuditEvent.LongestSubject);
        Assert.InRange(mail.Subject.Length, 190, OutgoingMail.LongestSubject);
        Assert.Equal(OutgoingMail.LongestBody, mail.Body.Length);
        Assert.InRange(notice.Text.Length, 380, Notification.LongestText);
        Assert.All(
            new[] { audit.Action, audit.Subject, mail.Subject, notice.Text },
            t => Assert.EndsWith("🚀…", t, StringComparison.Ordinal)
        );
    }
}
