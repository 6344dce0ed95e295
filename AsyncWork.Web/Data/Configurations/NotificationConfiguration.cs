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
        notification.Property(n => n.Url).HasMaxLength(200).IsUnicode(false);
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
        notification.HasIndex(n => new { n.RequestId, n.PersonId });
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
