using AsyncWork.Domain.Onboarding;
using AsyncWork.Domain.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AsyncWork.Web.Data.Configurations;

sealed class OnboardingModuleConfiguration : IEntityTypeConfiguration<OnboardingModule>
{
    public void Configure(EntityTypeBuilder<OnboardingModule> module)
    {
        module.Property(m => m.Name).HasMaxLength(OnboardingModule.LongestName);
        module.Property(m => m.Scope).HasConversion<string>().HasMaxLength(10).IsUnicode(false);
        module.Property(m => m.ScopeName).HasMaxLength(OnboardingModule.LongestScopeName);
        module.Property(m => m.Version).IsConcurrencyToken();
        module.HasMany(m => m.Steps).WithOne().HasForeignKey(s => s.ModuleId).OnDelete(DeleteBehavior.Cascade);
        module.Ignore(m => m.Ordered);
        module.Ignore(m => m.Phases);
        module.HasIndex(m => new { m.ArchivedAt, m.Name });
    }
}

sealed class OnboardingStepConfiguration : IEntityTypeConfiguration<OnboardingStep>
{
    public void Configure(EntityTypeBuilder<OnboardingStep> step)
    {
        step.HoldsContent();
        step.HasIndex(s => new { s.ModuleId, s.Place });
        step.HasIndex(s => new { s.ModuleId, s.Key }).IsUnique();
    }
}

static class WrittenStepConfiguration
{
    public static void HoldsContent<T>(this EntityTypeBuilder<T> step)
        where T : WrittenStep
    {
        step.Property(s => s.Phase).HasMaxLength(StepContent.LongestPhase);
        step.Property(s => s.Title).HasMaxLength(StepContent.LongestTitle);
        step.Property(s => s.Text).HasMaxLength(-1);
        step.Property(s => s.Html).HasMaxLength(-1);
        step.Property(s => s.Kind).HasConversion<string>().HasMaxLength(20).IsUnicode(false);
        step.Property(s => s.Owner).HasConversion<string>().HasMaxLength(10).IsUnicode(false);
        step.Property(s => s.Url).HasMaxLength(StepContent.LongestUrl);
        step.Property(s => s.Questions).HasMaxLength(-1);
        step.Property(s => s.Fields).HasMaxLength(-1);
        step.Property(s => s.Version).IsConcurrencyToken();
        step.Ignore(s => s.Content);
        step.HasOne<Person>().WithMany().HasForeignKey(s => s.OwnerId).OnDelete(DeleteBehavior.Restrict);
    }
}

sealed class ModuleVersionConfiguration : IEntityTypeConfiguration<ModuleVersion>
{
    public void Configure(EntityTypeBuilder<ModuleVersion> version)
    {
        version.Property(v => v.Note).HasMaxLength(ModuleVersion.LongestNote);
        version.Property(v => v.Steps).HasMaxLength(-1);
        version.HasOne<OnboardingModule>().WithMany().HasForeignKey(v => v.ModuleId).OnDelete(DeleteBehavior.Restrict);
        version.HasOne<Person>().WithMany().HasForeignKey(v => v.By).OnDelete(DeleteBehavior.Restrict);
        // Two who publish at once make one version.
        version.HasIndex(v => new { v.ModuleId, v.Number }).IsUnique();
    }
}

sealed class OnboardingTemplateConfiguration : IEntityTypeConfiguration<OnboardingTemplate>
{
    public void Configure(EntityTypeBuilder<OnboardingTemplate> template)
    {
        template.Property(t => t.Name).HasMaxLength(OnboardingTemplate.LongestName);
        template.Property(t => t.Summary).HasMaxLength(OnboardingTemplate.LongestSummary);
        template.Property(t => t.Kind).HasConversion<string>().HasMaxLength(12).IsUnicode(false);
        template.Property(t => t.Version).IsConcurrencyToken();
        template.HasMany(t => t.Modules).WithOne().HasForeignKey(m => m.TemplateId).OnDelete(DeleteBehavior.Cascade);
        template.HasIndex(t => new { t.ArchivedAt, t.Name });
    }
}

sealed class TemplateModuleConfiguration : IEntityTypeConfiguration<TemplateModule>
{
    public void Configure(EntityTypeBuilder<TemplateModule> part)
    {
        // Each module once.
        part.HasKey(p => new { p.TemplateId, p.ModuleId });
        part.HasOne<OnboardingModule>().WithMany().HasForeignKey(p => p.ModuleId).OnDelete(DeleteBehavior.Restrict);
    }
}
