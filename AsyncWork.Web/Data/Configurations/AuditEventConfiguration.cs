using AsyncWork.Domain.History;
using AsyncWork.Web.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AsyncWork.Web.Data.Configurations;

sealed class AuditEventConfiguration : IEntityTypeConfiguration<AuditEvent>
{
    public void Configure(EntityTypeBuilder<AuditEvent> audit)
    {
        // No foreign key to people: the log stays whatever happens to them.
        audit.ToTable("AuditEvents");
        audit.Property(a => a.Action).HasMaxLength(AuditEvent.LongestAction);
        audit.Property(a => a.Subject).HasMaxLength(AuditEvent.LongestSubject);
        audit.Property(a => a.Details).HasMaxLength(AuditEvent.LongestDetails);
        audit.Property(a => a.Address).HasMaxLength(45);
        audit.Property(a => a.Seal).HasMaxLength(AuditSeal.Length).IsFixedLength();
        // Two nodes that seal at once: who comes second finds it sealed, or its place taken, and begins anew.
        audit.Property(a => a.Place).IsConcurrencyToken();
        audit.HasIndex(a => a.Place).IsUnique().HasFilter("Place IS NOT NULL");
        audit.HasIndex(a => a.Id).HasFilter("Place IS NULL").HasDatabaseName("IX_AuditEvents_Unsealed");
        audit.HasIndex(a => a.At);
        audit.HasIndex(a => new { a.PersonId, a.At });
        audit.HasIndex(a => new { a.Subject, a.At });
    }
}

sealed class OutgoingMailConfiguration : IEntityTypeConfiguration<OutgoingMail>
{
    public void Configure(EntityTypeBuilder<OutgoingMail> mail)
    {
        mail.ToTable("OutgoingMails");
        mail.Property(m => m.To).HasMaxLength(254);
        mail.Property(m => m.Subject).HasMaxLength(OutgoingMail.LongestSubject);
        mail.Property(m => m.Body).HasMaxLength(OutgoingMail.LongestBody);
        mail.Property(m => m.Problem).HasMaxLength(400);
        mail.HasIndex(m => new { m.SentAt, m.DueAt });
        mail.HasMany(m => m.Attachments).WithOne().HasForeignKey(a => a.MailId).OnDelete(DeleteBehavior.Cascade);
    }
}

sealed class MailAttachmentConfiguration : IEntityTypeConfiguration<MailAttachment>
{
    public void Configure(EntityTypeBuilder<MailAttachment> attachment)
    {
        attachment.ToTable("MailAttachments");
        attachment.Property(a => a.Name).HasMaxLength(MailAttachment.LongestName);
        attachment.Property(a => a.ContentType).HasMaxLength(MailAttachment.LongestType).IsUnicode(false);
    }
}
