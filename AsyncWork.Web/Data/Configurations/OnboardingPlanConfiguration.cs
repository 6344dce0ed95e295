using AsyncWork.Domain.Onboarding;
using AsyncWork.Domain.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AsyncWork.Web.Data.Configurations;

sealed class OnboardingPlanConfiguration : IEntityTypeConfiguration<OnboardingPlan>
{
    public void Configure(EntityTypeBuilder<OnboardingPlan> plan)
    {
        plan.Property(p => p.TemplateName).HasMaxLength(OnboardingTemplate.LongestName);
        plan.Property(p => p.Kind).HasConversion<string>().HasMaxLength(12).IsUnicode(false);
        plan.Property(p => p.Role).HasMaxLength(OnboardingPlan.LongestRole);
        plan.Property(p => p.State).HasConversion<string>().HasMaxLength(10).IsUnicode(false);
        plan.Property(p => p.StopReason).HasMaxLength(OnboardingPlan.LongestReason);
        plan.Property(p => p.Version).IsConcurrencyToken();
        plan.Ignore(p => p.Ordered);
        plan.Ignore(p => p.People);
        plan.Ignore(p => p.PreboardingSteps);
        plan.HasOne<OnboardingTemplate>().WithMany().HasForeignKey(p => p.TemplateId).OnDelete(DeleteBehavior.Restrict);
        plan.HasOne<Person>().WithMany().HasForeignKey(p => p.PersonId).OnDelete(DeleteBehavior.Restrict);
        plan.HasOne<Person>().WithMany().HasForeignKey(p => p.ManagerId).OnDelete(DeleteBehavior.Restrict);
        plan.HasOne<Person>().WithMany().HasForeignKey(p => p.BuddyId).OnDelete(DeleteBehavior.Restrict);
        plan.HasOne<Person>().WithMany().HasForeignKey(p => p.HRId).OnDelete(DeleteBehavior.Restrict);
        plan.HasOne<Person>().WithMany().HasForeignKey(p => p.ITId).OnDelete(DeleteBehavior.Restrict);
        plan.HasOne<Person>().WithMany().HasForeignKey(p => p.NextDoerId).OnDelete(DeleteBehavior.Restrict);
        plan.HasOne<Person>().WithMany().HasForeignKey(p => p.StartedBy).OnDelete(DeleteBehavior.Restrict);
        plan.HasMany(p => p.Steps).WithOne().HasForeignKey(s => s.PlanId).OnDelete(DeleteBehavior.Cascade);
        plan.HasMany(p => p.Modules).WithOne().HasForeignKey(m => m.PlanId).OnDelete(DeleteBehavior.Cascade);
        plan.HasMany(p => p.CheckIns).WithOne().HasForeignKey(c => c.PlanId).OnDelete(DeleteBehavior.Cascade);
        plan.HasMany(p => p.Events).WithOne().HasForeignKey(e => e.PlanId).OnDelete(DeleteBehavior.Cascade);
        // Two who start somebody at once make one plan.
        plan.HasIndex(p => new { p.PersonId, p.Kind })
            .IsUnique()
            .HasFilter("State = 'Running'")
            .HasDatabaseName("IX_OnboardingPlans_Running");
        plan.HasIndex(p => new { p.State, p.StartsOn });
        plan.HasIndex(p => p.PersonId);
        plan.HasIndex(p => p.EndsOn);
        plan.HasIndex(p => p.InviteOn).HasFilter("InviteOn IS NOT NULL");
    }
}

sealed class PlanStepConfiguration : IEntityTypeConfiguration<PlanStep>
{
    public void Configure(EntityTypeBuilder<PlanStep> step)
    {
        step.HoldsContent();
        step.Property(s => s.State).HasConversion<string>().HasMaxLength(15).IsUnicode(false);
        step.Property(s => s.Reason).HasMaxLength(PlanStep.LongestReason);
        step.Property(s => s.Result).HasMaxLength(-1);
        step.Property(s => s.PageTitle).HasMaxLength(StepContent.LongestTitle);
        step.HasOne<OnboardingModule>().WithMany().HasForeignKey(s => s.ModuleId).OnDelete(DeleteBehavior.Restrict);
        step.HasOne<Person>().WithMany().HasForeignKey(s => s.DoerId).OnDelete(DeleteBehavior.Restrict);
        step.HasOne<Person>().WithMany().HasForeignKey(s => s.SettledBy).OnDelete(DeleteBehavior.Restrict);
        step.HasIndex(s => new { s.PlanId, s.Place });
        step.HasIndex(s => new { s.PlanId, s.Key }).IsUnique();
        step.HasIndex(s => new { s.DoerId, s.DueOn }).HasFilter("State = 'Open'").HasDatabaseName("IX_PlanSteps_Mine");
        step.HasIndex(s => new { s.DueOn, s.State });
    }
}

sealed class PlanModuleConfiguration : IEntityTypeConfiguration<PlanModule>
{
    public void Configure(EntityTypeBuilder<PlanModule> part)
    {
        part.HasKey(p => new { p.PlanId, p.ModuleId });
        part.HasOne<OnboardingModule>().WithMany().HasForeignKey(p => p.ModuleId).OnDelete(DeleteBehavior.Restrict);
    }
}

sealed class CheckInConfiguration : IEntityTypeConfiguration<CheckIn>
{
    public void Configure(EntityTypeBuilder<CheckIn> checkIn)
    {
        checkIn.HasKey(c => new { c.PlanId, c.Day });
        checkIn.Property(c => c.Helped).HasMaxLength(CheckIn.LongestText);
        checkIn.Property(c => c.Missing).HasMaxLength(CheckIn.LongestText);
        checkIn.HasIndex(c => c.DueOn);
    }
}

sealed class PlanEventConfiguration : IEntityTypeConfiguration<PlanEvent>
{
    public void Configure(EntityTypeBuilder<PlanEvent> happened)
    {
        happened.Property(e => e.Text).HasMaxLength(PlanEvent.LongestText);
        happened.HasOne<Person>().WithMany().HasForeignKey(e => e.By).OnDelete(DeleteBehavior.Restrict);
        happened.HasIndex(e => new { e.PlanId, e.Id });
    }
}
