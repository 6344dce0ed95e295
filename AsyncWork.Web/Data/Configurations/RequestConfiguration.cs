using AsyncWork.Domain.Comments;
using AsyncWork.Domain.Norms;
using AsyncWork.Domain.People;
using AsyncWork.Domain.Requests;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AsyncWork.Web.Data.Configurations;

sealed class RequestConfiguration : IEntityTypeConfiguration<Request>
{
    public void Configure(EntityTypeBuilder<Request> request)
    {
        request.Property(r => r.SubjectKind).HasConversion<string>().HasMaxLength(10).IsUnicode(false);
        request.Property(r => r.Kind).HasConversion<string>().HasMaxLength(16);
        request.Property(r => r.Urgency).HasConversion<string>().HasMaxLength(8);
        request.Property(r => r.Title).HasMaxLength(Request.LongestTitle);
        request.Property(r => r.Url).HasMaxLength(Request.LongestUrl);
        request.Property(r => r.Version).IsConcurrencyToken();
        request.Ignore(r => r.IsOpen);
        request.HasMany(r => r.Recipients).WithOne().HasForeignKey(r => r.RequestId).OnDelete(DeleteBehavior.Cascade);
        request.HasOne<Channel>().WithMany().HasForeignKey(r => r.ChannelId).OnDelete(DeleteBehavior.Restrict);
        request.HasOne<Team>().WithMany().HasForeignKey(r => r.TeamId).OnDelete(DeleteBehavior.Restrict);
        request.HasOne<Person>().WithMany().HasForeignKey(r => r.AskedBy).OnDelete(DeleteBehavior.Restrict);
        request.HasOne<Person>().WithMany().HasForeignKey(r => r.AnsweredBy).OnDelete(DeleteBehavior.Restrict);
        request.HasOne<Comment>().WithMany().HasForeignKey(r => r.CommentId).OnDelete(DeleteBehavior.Cascade);
        // On the page of a thing.
        request.HasIndex(r => new { r.SubjectKind, r.SubjectId });
        // What I asked, and what of it is open.
        request.HasIndex(r => new
        {
            r.AskedBy,
            r.ClosedAt,
            r.DueAt,
        });
        // The answers of a month, and what was due in it (kpis.md K10, K10b).
        request.HasIndex(r => new { r.Kind, r.AnsweredAt });
        request.HasIndex(r => new { r.Kind, r.DueAt });
        // What is open, nearest first.
        request.HasIndex(r => new { r.ClosedAt, r.DueAt });
    }
}

sealed class RequestRecipientConfiguration : IEntityTypeConfiguration<RequestRecipient>
{
    public void Configure(EntityTypeBuilder<RequestRecipient> recipient)
    {
        recipient.ToTable("RequestRecipients");
        recipient.HasKey(r => new { r.RequestId, r.PersonId });
        recipient.HasOne<Person>().WithMany().HasForeignKey(r => r.PersonId).OnDelete(DeleteBehavior.Restrict);
        recipient.HasOne<Person>().WithMany().HasForeignKey(r => r.DeputyId).OnDelete(DeleteBehavior.Restrict);
        recipient.HasOne<Person>().WithMany().HasForeignKey(r => r.AnsweredBy).OnDelete(DeleteBehavior.Restrict);
        // What waits for somebody, and for whom they stand in.
        recipient.HasIndex(r => new
        {
            r.PersonId,
            r.DoneAt,
            r.DueAt,
        });
        recipient.HasIndex(r => new { r.DeputyId, r.DoneAt });
        // What was to be acknowledged in a month.
        recipient.HasIndex(r => r.DueAt);
    }
}
