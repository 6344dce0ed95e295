using AsyncWork.Domain.People;
using AsyncWork.Domain.TimeLogs;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AsyncWork.Web.Data.Configurations;

sealed class PinnedWorkConfiguration : IEntityTypeConfiguration<PinnedWork>
{
    public void Configure(EntityTypeBuilder<PinnedWork> pinned)
    {
        pinned.ToTable("PinnedWork");
        pinned.Property(p => p.Description).HasMaxLength(TimeEntry.LongestDescription);
        pinned.HasOne<Person>().WithMany().HasForeignKey(p => p.PersonId).OnDelete(DeleteBehavior.Cascade);
        pinned.HasOne<Project>().WithMany().HasForeignKey(p => p.ProjectId).OnDelete(DeleteBehavior.Cascade);
        pinned.HasOne<Activity>().WithMany().HasForeignKey(p => p.ActivityId).OnDelete(DeleteBehavior.SetNull);
    }
}
