using AsyncWork.Domain.Calendar;
using AsyncWork.Domain.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AsyncWork.Web.Data.Configurations;

sealed class HolidayConfiguration : IEntityTypeConfiguration<Holiday>
{
    public void Configure(EntityTypeBuilder<Holiday> holiday)
    {
        holiday.Property(h => h.Location).HasMaxLength(Person.LongestLocation);
        holiday.Property(h => h.Name).HasMaxLength(Holiday.LongestName);
        holiday.HasIndex(h => new { h.Date, h.Location }).IsUnique();
    }
}

sealed class AbsenceConfiguration : IEntityTypeConfiguration<Absence>
{
    public void Configure(EntityTypeBuilder<Absence> absence)
    {
        absence.Property(a => a.Kind).HasConversion<string>().HasMaxLength(10);
        absence.Property(a => a.State).HasConversion<string>().HasMaxLength(10);
        absence.Property(a => a.Note).HasMaxLength(Absence.LongestNote);
        absence.Property(a => a.Comment).HasMaxLength(Absence.LongestNote);
        absence.Property(a => a.Version).IsConcurrencyToken();
        absence.HasOne<Person>().WithMany().HasForeignKey(a => a.PersonId).OnDelete(DeleteBehavior.Restrict);
        absence.HasOne<Person>().WithMany().HasForeignKey(a => a.DeputyId).OnDelete(DeleteBehavior.Restrict);
        // One person's absences; those of everybody that touch a month; those that wait for a decision.
        absence.HasIndex(a => new { a.PersonId, a.LastDay });
        absence.HasIndex(a => new
        {
            a.State,
            a.LastDay,
            a.FirstDay,
        });
    }
}
