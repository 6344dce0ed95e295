using AsyncWork.Domain.Norms;
using AsyncWork.Domain.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AsyncWork.Web.Data.Configurations;

sealed class EscalationLadderConfiguration : IEntityTypeConfiguration<EscalationLadder>
{
    public void Configure(EntityTypeBuilder<EscalationLadder> ladder)
    {
        ladder.Property(l => l.Version).IsConcurrencyToken();
        ladder.Ignore(l => l.InOrder);
        ladder.HasMany(l => l.Steps).WithOne().HasForeignKey(s => s.LadderId).OnDelete(DeleteBehavior.Cascade);
        ladder.HasMany(l => l.Contacts).WithOne().HasForeignKey(c => c.LadderId).OnDelete(DeleteBehavior.Cascade);
        ladder.HasOne<Team>().WithMany().HasForeignKey(l => l.TeamId).OnDelete(DeleteBehavior.Restrict);
        ladder.HasOne<Person>().WithMany().HasForeignKey(l => l.ChangedBy).OnDelete(DeleteBehavior.Restrict);
        ladder.HasIndex(l => l.Owner).IsUnique();
    }
}

sealed class EscalationStepConfiguration : IEntityTypeConfiguration<EscalationStep>
{
    public void Configure(EntityTypeBuilder<EscalationStep> step)
    {
        step.ToTable("EscalationSteps");
        step.Property(s => s.Situation).HasConversion<string>().HasMaxLength(12);
        step.Property(s => s.OwnWords).HasMaxLength(EscalationStep.LongestOwnWords);
        step.Property(s => s.Do).HasMaxLength(EscalationStep.LongestDo);
        step.Property(s => s.By).HasMaxLength(EscalationStep.LongestBy);
        step.Ignore(s => s.Text);
    }
}

sealed class OnCallConfiguration : IEntityTypeConfiguration<OnCall>
{
    public void Configure(EntityTypeBuilder<OnCall> contact)
    {
        contact.ToTable("OnCall");
        contact.Property(c => c.Reach).HasMaxLength(OnCall.LongestReach);
        contact.HasOne<Person>().WithMany().HasForeignKey(c => c.PersonId).OnDelete(DeleteBehavior.Restrict);
        contact.HasOne<Person>().WithMany().HasForeignKey(c => c.SetBy).OnDelete(DeleteBehavior.Restrict);
        contact.HasIndex(c => new { c.LadderId, c.To });
    }
}

sealed class HiddenHintConfiguration : IEntityTypeConfiguration<HiddenHint>
{
    public void Configure(EntityTypeBuilder<HiddenHint> hint)
    {
        hint.ToTable("HiddenHints");
        hint.Property(h => h.SubjectKind).HasConversion<string>().HasMaxLength(10).IsUnicode(false);
        hint.HasKey(h => new
        {
            h.SubjectKind,
            h.SubjectId,
            h.PersonId,
        });
        hint.HasOne<Person>().WithMany().HasForeignKey(h => h.PersonId).OnDelete(DeleteBehavior.Cascade);
    }
}
