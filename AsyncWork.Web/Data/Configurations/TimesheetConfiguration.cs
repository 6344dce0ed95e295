using AsyncWork.Domain.Boards;
using AsyncWork.Domain.People;
using AsyncWork.Domain.TimeLogs;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AsyncWork.Web.Data.Configurations;

sealed class TimesheetConfiguration : IEntityTypeConfiguration<Timesheet>
{
    public void Configure(EntityTypeBuilder<Timesheet> sheet)
    {
        sheet.Property(s => s.State).HasConversion<string>().HasMaxLength(10);
        sheet.Property(s => s.Comment).HasMaxLength(Timesheet.LongestComment);
        sheet.Property(s => s.Version).IsConcurrencyToken();
        sheet.HasOne<Person>().WithMany().HasForeignKey(s => s.PersonId).OnDelete(DeleteBehavior.Restrict);
        // A person has each week once; the weeks that wait for a decision, and those of a month.
        sheet.HasIndex(s => new { s.PersonId, s.Monday }).IsUnique();
        sheet.HasIndex(s => new { s.State, s.Monday });
        sheet.HasIndex(s => s.Monday);
    }
}

sealed class ClosedMonthConfiguration : IEntityTypeConfiguration<ClosedMonth>
{
    public void Configure(EntityTypeBuilder<ClosedMonth> month) => month.HasKey(m => m.FirstDay);
}

sealed class RunningTimerConfiguration : IEntityTypeConfiguration<RunningTimer>
{
    public void Configure(EntityTypeBuilder<RunningTimer> timer)
    {
        // One timer for each person: the key says so.
        timer.HasKey(t => t.PersonId);
        timer.Property(t => t.PersonId).ValueGeneratedNever();
        timer.Property(t => t.Description).HasMaxLength(TimeEntry.LongestDescription);
        timer.Property(t => t.Tags).HasMaxLength(TimeEntry.LongestTags);
        timer.Property(t => t.Version).IsConcurrencyToken();
        timer.HasOne<Person>().WithMany().HasForeignKey(t => t.PersonId).OnDelete(DeleteBehavior.Restrict);
        timer.HasOne<Project>().WithMany().HasForeignKey(t => t.ProjectId).OnDelete(DeleteBehavior.Restrict);
        timer.HasOne<Activity>().WithMany().HasForeignKey(t => t.ActivityId).OnDelete(DeleteBehavior.Restrict);
        timer.HasOne<Card>().WithMany().HasForeignKey(t => t.CardId).OnDelete(DeleteBehavior.SetNull);
    }
}

sealed class IdleTimeConfiguration : IEntityTypeConfiguration<IdleTime>
{
    public void Configure(EntityTypeBuilder<IdleTime> idle)
    {
        idle.Property(i => i.Outcome).HasConversion<string>().HasMaxLength(10);
        idle.HasOne<Person>().WithMany().HasForeignKey(i => i.PersonId).OnDelete(DeleteBehavior.Restrict);
        idle.HasOne<Team>().WithMany().HasForeignKey(i => i.TeamId).OnDelete(DeleteBehavior.Restrict);
        idle.HasIndex(i => new { i.PersonId, i.Date });
        idle.HasIndex(i => new { i.Date, i.TeamId });
    }
}
