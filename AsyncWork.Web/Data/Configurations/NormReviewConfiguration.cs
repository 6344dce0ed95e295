using AsyncWork.Domain.Decisions;
using AsyncWork.Domain.Norms;
using AsyncWork.Domain.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AsyncWork.Web.Data.Configurations;

sealed class NormReviewConfiguration : IEntityTypeConfiguration<NormReview>
{
    public void Configure(EntityTypeBuilder<NormReview> review)
    {
        review.Property(r => r.Version).IsConcurrencyToken();
        review.Ignore(r => r.Quarter).Ignore(r => r.IsHeld).Ignore(r => r.Url);
        review.HasMany(r => r.Lines).WithOne().HasForeignKey(l => l.ReviewId).OnDelete(DeleteBehavior.Cascade);
        review.HasOne<Team>().WithMany().HasForeignKey(r => r.TeamId).OnDelete(DeleteBehavior.Restrict);
        review.HasOne<Person>().WithMany().HasForeignKey(r => r.OpenedBy).OnDelete(DeleteBehavior.Restrict);
        review.HasOne<Person>().WithMany().HasForeignKey(r => r.HeldBy).OnDelete(DeleteBehavior.Restrict);
        review.HasOne<Decision>().WithMany().HasForeignKey(r => r.DecisionId).OnDelete(DeleteBehavior.Restrict);
        // One for each team and quarter, and one of the company.
        review
            .HasIndex(r => new { r.From, r.TeamId })
            .IsUnique()
            .HasFilter("TeamId IS NOT NULL")
            .HasDatabaseName("IX_NormReviews_OfTeam");
        review.HasIndex(r => r.From).IsUnique().HasFilter("TeamId IS NULL").HasDatabaseName("IX_NormReviews_OfCompany");
    }
}

sealed class NormReviewLineConfiguration : IEntityTypeConfiguration<NormReviewLine>
{
    public void Configure(EntityTypeBuilder<NormReviewLine> line)
    {
        line.Property(l => l.ChannelName).HasMaxLength(Channel.LongestName);
        line.Property(l => l.Urgency).HasConversion<string>().HasMaxLength(8);
        line.Property(l => l.Source).HasConversion<string>().HasMaxLength(8);
        line.Property(l => l.Choice).HasConversion<string>().HasMaxLength(10);
        line.Property(l => l.Reason).HasMaxLength(NormReviewLine.LongestReason);
        line.Property(l => l.MedianHours).HasPrecision(12, 4);
        line.Property(l => l.P85Hours).HasPrecision(12, 4);
        line.Property(l => l.Version).IsConcurrencyToken();
        line.Ignore(l => l.Measure).Ignore(l => l.Name);
        line.HasOne<Channel>().WithMany().HasForeignKey(l => l.ChannelId).OnDelete(DeleteBehavior.Restrict);
        line.HasOne<Person>().WithMany().HasForeignKey(l => l.DecidedBy).OnDelete(DeleteBehavior.Restrict);
    }
}
