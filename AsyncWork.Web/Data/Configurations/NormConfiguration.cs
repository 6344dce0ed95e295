using AsyncWork.Domain.Norms;
using AsyncWork.Domain.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AsyncWork.Web.Data.Configurations;

sealed class ChannelConfiguration : IEntityTypeConfiguration<Channel>
{
    public void Configure(EntityTypeBuilder<Channel> channel)
    {
        channel.Property(c => c.Name).HasMaxLength(Channel.LongestName);
        channel.Property(c => c.UseFor).HasMaxLength(Channel.LongestText);
        channel.Property(c => c.NotFor).HasMaxLength(Channel.LongestText);
        channel.Property(c => c.KeptIn).HasMaxLength(Channel.LongestText);
        channel.Property(c => c.Purposes).HasConversion<int>();
        channel.Property(c => c.Sensitivity).HasConversion<string>().HasMaxLength(12);
        channel.Property(c => c.Version).IsConcurrencyToken();
        channel.HasIndex(c => c.Name).IsUnique();
    }
}

sealed class ChannelNormConfiguration : IEntityTypeConfiguration<ChannelNorm>
{
    public void Configure(EntityTypeBuilder<ChannelNorm> norm)
    {
        norm.Property(n => n.Urgency).HasConversion<string>().HasMaxLength(8);
        norm.Property(n => n.Note).HasMaxLength(ChannelNorm.LongestNote);
        norm.HasOne<Channel>().WithMany().HasForeignKey(n => n.ChannelId).OnDelete(DeleteBehavior.Restrict);
        norm.HasOne<Team>().WithMany().HasForeignKey(n => n.TeamId).OnDelete(DeleteBehavior.Restrict);
        norm.HasOne<Person>().WithMany().HasForeignKey(n => n.SetBy).OnDelete(DeleteBehavior.Restrict);
        // Of each there is one that holds.
        norm.HasIndex(n => new
            {
                n.ChannelId,
                n.TeamId,
                n.Urgency,
            })
            .IsUnique()
            .HasFilter("EndedAt IS NULL AND TeamId IS NOT NULL")
            .HasDatabaseName("IX_ChannelNorms_OfTeam");
        norm.HasIndex(n => new { n.ChannelId, n.Urgency })
            .IsUnique()
            .HasFilter("EndedAt IS NULL AND TeamId IS NULL")
            .HasDatabaseName("IX_ChannelNorms_OfCompany");
        norm.HasIndex(n => new { n.EndedAt, n.ChannelId });
    }
}
