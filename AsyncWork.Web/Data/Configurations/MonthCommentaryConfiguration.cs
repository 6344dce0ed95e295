using AsyncWork.Domain.Kpis;
using AsyncWork.Domain.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AsyncWork.Web.Data.Configurations;

sealed class MonthCommentaryConfiguration : IEntityTypeConfiguration<MonthCommentary>
{
    public void Configure(EntityTypeBuilder<MonthCommentary> commentary)
    {
        commentary.ToTable("MonthCommentaries");
        commentary.Property(c => c.WhatHappened).HasMaxLength(MonthCommentary.LongestText);
        commentary.Property(c => c.Actions).HasMaxLength(MonthCommentary.LongestText);
        commentary.Property(c => c.Version).IsConcurrencyToken();
        commentary.HasOne<Person>().WithMany().HasForeignKey(c => c.WrittenById).OnDelete(DeleteBehavior.Restrict);
        commentary.HasOne<Team>().WithMany().HasForeignKey(c => c.TeamId).OnDelete(DeleteBehavior.Restrict);
        commentary.HasIndex(c => new { c.MonthFirst, c.TeamId });
    }
}
