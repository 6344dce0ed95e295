using AsyncWork.Domain;
using AsyncWork.Domain.History;
using AsyncWork.Domain.Notifications;
using AsyncWork.Domain.People;
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
