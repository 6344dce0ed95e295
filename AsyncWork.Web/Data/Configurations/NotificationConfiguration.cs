using AsyncWork.Domain.Notifications;
using AsyncWork.Domain.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AsyncWork.Web.Data.Configurations;

sealed class NotificationConfiguration : IEntityTypeConfiguration<Notification>
{
    public void Configure(EntityTypeBuilder<Notification> notification)
    {
        notification.Property(n => n.Text).HasMaxLength(Notification.LongestText);
        notification.Property(n => n.Url).HasMaxLength(200); // pages keep the letters of their titles
        notification.Property(n => n.Reason).HasConversion<string>().HasMaxLength(20);
        notification.HasOne<Person>().WithMany().HasForeignKey(n => n.PersonId).OnDelete(DeleteBehavior.Restrict);
        notification.HasOne<Person>().WithMany().HasForeignKey(n => n.By).OnDelete(DeleteBehavior.Restrict);
        notification.HasOne(n => n.Request).WithMany().HasForeignKey(n => n.RequestId).OnDelete(DeleteBehavior.Restrict);
        notification.HasIndex(n => new
        {
            n.PersonId,
            n.DoneAt,
            n.ShownAt,
        });
        notification.Property(n => n.UrgentBecause).HasMaxLength(Notification.LongestReason);
        notification.HasIndex(n => new { n.RequestId, n.PersonId });
        notification
            .HasIndex(n => n.ShownAt)
            .HasFilter("MailedAt IS NULL AND DoneAt IS NULL")
            .HasDatabaseName("IX_Notifications_ToMail");
        notification.HasIndex(n => new { n.At, n.Reason });
    }
}

sealed class DigestConfiguration : IEntityTypeConfiguration<Digest>
{
    public void Configure(EntityTypeBuilder<Digest> digest)
    {
        digest.HasKey(d => new { d.PersonId, d.Date });
        digest.HasOne<Person>().WithMany().HasForeignKey(d => d.PersonId).OnDelete(DeleteBehavior.Restrict);
        digest.HasIndex(d => d.Date);
    }
}

sealed class NoticeSettingsConfiguration : IEntityTypeConfiguration<NoticeSettings>
{
    public void Configure(EntityTypeBuilder<NoticeSettings> settings)
    {
        settings.HasKey(s => s.PersonId);
        settings.Property(s => s.PersonId).ValueGeneratedNever();
        settings.Property(s => s.Answer).HasConversion<string>().HasMaxLength(10);
        settings.Property(s => s.Acknowledgement).HasConversion<string>().HasMaxLength(10);
        settings.Property(s => s.Mention).HasConversion<string>().HasMaxLength(10);
        settings.Property(s => s.Watching).HasConversion<string>().HasMaxLength(10);
        settings.Property(s => s.Version).IsConcurrencyToken();
        settings.HasOne<Person>().WithMany().HasForeignKey(s => s.PersonId).OnDelete(DeleteBehavior.Restrict);
    }
}

sealed class WatchConfiguration : IEntityTypeConfiguration<Watch>
{
    public void Configure(EntityTypeBuilder<Watch> watch)
    {
        watch.Property(w => w.SubjectKind).HasConversion<string>().HasMaxLength(10);
        watch.HasKey(w => new
        {
            w.SubjectKind,
            w.SubjectId,
            w.PersonId,
        });
        watch.HasOne<Person>().WithMany().HasForeignKey(w => w.PersonId).OnDelete(DeleteBehavior.Restrict);
    }
}
