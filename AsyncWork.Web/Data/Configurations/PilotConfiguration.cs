using AsyncWork.Domain.People;
using AsyncWork.Domain.Pilots;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AsyncWork.Web.Data.Configurations;

sealed class PilotConfiguration : IEntityTypeConfiguration<Pilot>
{
    public void Configure(EntityTypeBuilder<Pilot> pilot)
    {
        pilot.Property(p => p.Name).HasMaxLength(Pilot.LongestName);
        pilot.Property(p => p.Goal).HasMaxLength(Pilot.LongestText);
        pilot.Property(p => p.StopReason).HasMaxLength(Pilot.LongestText);
        pilot.Property(p => p.VerdictReason).HasMaxLength(Pilot.LongestText);
        pilot.Property(p => p.State).HasConversion<string>().HasMaxLength(10).IsUnicode(false);
        pilot.Property(p => p.Verdict).HasConversion<string>().HasMaxLength(10).IsUnicode(false);
        pilot.Property(p => p.Version).IsConcurrencyToken();
        pilot.HasOne<Team>().WithMany().HasForeignKey(p => p.TeamId).OnDelete(DeleteBehavior.Restrict);
        pilot.HasOne<Person>().WithMany().HasForeignKey(p => p.SponsorId).OnDelete(DeleteBehavior.Restrict);
        pilot.HasOne<Person>().WithMany().HasForeignKey(p => p.PlannedBy).OnDelete(DeleteBehavior.Restrict);
        pilot.HasOne<Person>().WithMany().HasForeignKey(p => p.EndedBy).OnDelete(DeleteBehavior.Restrict);
        pilot.HasMany(p => p.Measures).WithOne().HasForeignKey(m => m.PilotId).OnDelete(DeleteBehavior.Cascade);
        pilot.HasMany(p => p.Figures).WithOne().HasForeignKey(f => f.PilotId).OnDelete(DeleteBehavior.Cascade);
        pilot.HasMany(p => p.Checks).WithOne().HasForeignKey(c => c.PilotId).OnDelete(DeleteBehavior.Cascade);
        pilot.HasMany(p => p.Tasks).WithOne().HasForeignKey(t => t.PilotId).OnDelete(DeleteBehavior.Cascade);
        pilot.HasMany(p => p.Answers).WithOne().HasForeignKey(a => a.PilotId).OnDelete(DeleteBehavior.Cascade);
        // A team has one at a time.
        pilot.HasIndex(p => p.TeamId).IsUnique().HasFilter("State = 'Running'").HasDatabaseName("IX_Pilots_RunningOfTeam");
        pilot.HasIndex(p => new { p.TeamId, p.StartsOn });
        pilot.HasIndex(p => new { p.State, p.StartsOn });
    }
}

sealed class PilotMeasureConfiguration : IEntityTypeConfiguration<PilotMeasure>
{
    public void Configure(EntityTypeBuilder<PilotMeasure> measure)
    {
        measure.ToTable("PilotMeasures");
        measure.HasKey(m => new { m.PilotId, m.Kind });
        measure.Property(m => m.Kind).HasConversion<string>().HasMaxLength(30).IsUnicode(false);
        measure.Property(m => m.Target).HasPrecision(12, 4);
        measure.Property(m => m.FirstTarget).HasPrecision(12, 4);
        measure.Property(m => m.Reasons).HasMaxLength(Pilot.LongestText);
    }
}

sealed class PilotFigureConfiguration : IEntityTypeConfiguration<PilotFigure>
{
    public void Configure(EntityTypeBuilder<PilotFigure> figure)
    {
        figure.ToTable("PilotFigures");
        figure.HasKey(f => new
        {
            f.PilotId,
            f.Kind,
            f.Part,
        });
        figure.Property(f => f.Kind).HasConversion<string>().HasMaxLength(30).IsUnicode(false);
        figure.Property(f => f.Value).HasPrecision(12, 4);
        figure.Ignore(f => f.Text);
    }
}

sealed class PilotCheckConfiguration : IEntityTypeConfiguration<PilotCheck>
{
    public void Configure(EntityTypeBuilder<PilotCheck> check)
    {
        check.ToTable("PilotChecks");
        check.Property(c => c.Helped).HasMaxLength(PilotCheck.LongestText);
        check.Property(c => c.Hindered).HasMaxLength(PilotCheck.LongestText);
        check.Property(c => c.Change).HasMaxLength(PilotCheck.LongestText);
        check.Property(c => c.Version).IsConcurrencyToken();
        check.HasOne<Person>().WithMany().HasForeignKey(c => c.By).OnDelete(DeleteBehavior.Restrict);
        // Two people who begin the same week at once write one record.
        check.HasIndex(c => new { c.PilotId, c.Week }).IsUnique();
    }
}

sealed class PilotTaskConfiguration : IEntityTypeConfiguration<PilotTask>
{
    public void Configure(EntityTypeBuilder<PilotTask> task)
    {
        task.ToTable("PilotTasks");
        task.Property(t => t.Title).HasMaxLength(PilotTask.LongestTitle);
        task.HasOne<Person>().WithMany().HasForeignKey(t => t.PersonId).OnDelete(DeleteBehavior.Restrict);
        task.HasOne<Person>().WithMany().HasForeignKey(t => t.DoneBy).OnDelete(DeleteBehavior.Restrict);
        task.HasIndex(t => new { t.PilotId, t.DueOn });
    }
}

sealed class PilotAnswerConfiguration : IEntityTypeConfiguration<PilotAnswer>
{
    public void Configure(EntityTypeBuilder<PilotAnswer> answer)
    {
        answer.ToTable("PilotAnswers");
        answer.Property(a => a.Id).ValueGeneratedNever();
        answer.Property(a => a.Comment).HasMaxLength(PilotAnswer.LongestComment);
        answer.HasOne<Person>().WithMany().HasForeignKey(a => a.PersonId).OnDelete(DeleteBehavior.Restrict);
        // Each once.
        answer.HasIndex(a => new { a.PilotId, a.PersonId }).IsUnique();
    }
}
