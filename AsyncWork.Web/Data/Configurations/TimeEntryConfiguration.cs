using AsyncWork.Domain.Boards;
using AsyncWork.Domain.People;
using AsyncWork.Domain.TimeLogs;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AsyncWork.Web.Data.Configurations;

sealed class TimeEntryConfiguration : IEntityTypeConfiguration<TimeEntry>
{
    public void Configure(EntityTypeBuilder<TimeEntry> entry)
    {
        entry.ToTable(
            "TimeEntries",
            t =>
                t.HasCheckConstraint(
                    "CK_TimeEntries_Minutes",
                    "Minutes <= 1440 AND (Minutes >= 0 OR (ReversalOfId IS NOT NULL AND Minutes >= -1440))"
                )
        );
        entry.Property(e => e.Description).HasMaxLength(TimeEntry.LongestDescription);
        entry.Property(e => e.Tags).HasMaxLength(TimeEntry.LongestTags);
        entry.Property(e => e.Reason).HasMaxLength(TimeEntry.LongestReason);
        entry.Property(e => e.ImportKey).HasMaxLength(32).IsUnicode(false);
        entry.Property(e => e.Version).IsConcurrencyToken();
        entry.HasOne<Person>().WithMany().HasForeignKey(e => e.PersonId).OnDelete(DeleteBehavior.Restrict);
        entry.HasOne<Team>().WithMany().HasForeignKey(e => e.TeamId).OnDelete(DeleteBehavior.Restrict);
        entry.HasOne<Project>().WithMany().HasForeignKey(e => e.ProjectId).OnDelete(DeleteBehavior.Restrict);
        entry.HasOne<Activity>().WithMany().HasForeignKey(e => e.ActivityId).OnDelete(DeleteBehavior.Restrict);
        entry.HasOne<Card>().WithMany().HasForeignKey(e => e.CardId).OnDelete(DeleteBehavior.SetNull);
        entry.HasOne<TimeImport>().WithMany().HasForeignKey(e => e.ImportId).OnDelete(DeleteBehavior.Restrict);
        entry.HasOne<TimeEntry>().WithMany().HasForeignKey(e => e.ReversalOfId).OnDelete(DeleteBehavior.Restrict);
        entry.HasOne<TimeEntry>().WithMany().HasForeignKey(e => e.ReplacesId).OnDelete(DeleteBehavior.Restrict);
        // An entry is reversed once. What few entries have is indexed for these alone: SQLite would else look for all that have none.
        entry.HasIndex(e => e.ReversalOfId).IsUnique().HasFilter("ReversalOfId IS NOT NULL");
        entry.HasIndex(e => e.ReplacesId).HasFilter("ReplacesId IS NOT NULL");
        entry.HasIndex(e => e.CardId).HasFilter("CardId IS NOT NULL");
        entry.HasIndex(e => e.ImportId).HasFilter("ImportId IS NOT NULL");
        entry.HasIndex(e => e.ImportKey).IsUnique().HasFilter("ImportKey IS NOT NULL");
        // A person's month, and overlaps of one person's entries, answered from the index alone.
        entry.HasIndex(e => new
        {
            e.PersonId,
            e.Date,
            e.Start,
            e.End,
        });
        // The few entries that ran over midnight, for what they overlap on the next day.
        entry
            .HasIndex(e => new { e.PersonId, e.Start })
            .HasFilter("NextDayHourMask <> 0")
            .HasDatabaseName("IX_TimeEntries_OverMidnight");
        // The report's sums over a month, for the company and for a team, answered from the index alone.
        entry
            .HasIndex(e => new
            {
                e.Date,
                e.TeamId,
                e.ProjectId,
                e.ActivityId,
                e.PersonId,
                e.Minutes,
            })
            .HasDatabaseName("IX_TimeEntries_Month");
        entry
            .HasIndex(e => new
            {
                e.TeamId,
                e.Date,
                e.ProjectId,
                e.ActivityId,
                e.PersonId,
                e.Minutes,
            })
            .HasDatabaseName("IX_TimeEntries_TeamMonth");
        // What is used up of a budget.
        entry.HasIndex(e => new
        {
            e.ProjectId,
            e.Date,
            e.Minutes,
        });
        entry.HasIndex(e => e.ActivityId);
    }
}

sealed class ProjectConfiguration : IEntityTypeConfiguration<Project>
{
    public void Configure(EntityTypeBuilder<Project> project)
    {
        project.Property(p => p.Name).HasMaxLength(Project.LongestName);
        project.Property(p => p.Client).HasMaxLength(Project.LongestName);
        project.Property(p => p.Version).IsConcurrencyToken();
        project.HasIndex(p => new { p.Name, p.Client }).IsUnique();
    }
}

sealed class ActivityConfiguration : IEntityTypeConfiguration<Activity>
{
    public void Configure(EntityTypeBuilder<Activity> activity)
    {
        activity.Property(a => a.Name).HasMaxLength(Project.LongestName);
        activity.Property(a => a.Kind).HasConversion<string>().HasMaxLength(10);
        activity.Property(a => a.Version).IsConcurrencyToken();
        activity.HasIndex(a => a.Name).IsUnique();
    }
}

sealed class TimeImportConfiguration : IEntityTypeConfiguration<TimeImport>
{
    public void Configure(EntityTypeBuilder<TimeImport> import)
    {
        import.ToTable("TimeImports");
        import.IsImportJob();
    }
}
