using AsyncWork.Domain.People;
using AsyncWork.Domain.TimeLogs;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AsyncWork.Web.Data.Configurations;

sealed class WorkedHoursConfiguration : IEntityTypeConfiguration<WorkedHours>
{
    public void Configure(EntityTypeBuilder<WorkedHours> hours)
    {
        hours.ToTable("WorkedHours");
        hours.HasKey(h => new { h.PersonId, h.Date });
        hours.HasOne<Person>().WithMany().HasForeignKey(h => h.PersonId).OnDelete(DeleteBehavior.Restrict);
        hours.HasOne<Team>().WithMany().HasForeignKey(h => h.TeamId).OnDelete(DeleteBehavior.Restrict);
        // Heat maps of the company and of a team, answered from the index alone.
        hours.HasIndex(h => new
        {
            h.Date,
            h.Zone,
            h.Hours,
            h.TeamId,
            h.PersonId,
        });
        hours.HasIndex(h => new
        {
            h.TeamId,
            h.Date,
            h.Zone,
            h.Hours,
            h.PersonId,
        });
    }
}
