using AsyncWork.Domain.People;
using AsyncWork.Domain.Wiki;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AsyncWork.Web.Data.Configurations;

// Rights are numbers, because queries ask for “at least”.
sealed class SpaceConfiguration : IEntityTypeConfiguration<Space>
{
    public void Configure(EntityTypeBuilder<Space> space)
    {
        space.Property(s => s.Name).HasMaxLength(Space.LongestName);
        space.Property(s => s.Slug).HasMaxLength(Space.LongestSlug + 10);
        space.Property(s => s.Description).HasMaxLength(Space.LongestDescription);
        space.Property(s => s.Version).IsConcurrencyToken();
        space.HasOne<Person>().WithMany().HasForeignKey(s => s.CreatedBy).OnDelete(DeleteBehavior.Restrict);
        space.HasOne<Team>().WithMany().HasForeignKey(s => s.TeamId).OnDelete(DeleteBehavior.Restrict);
        space.HasMany(s => s.Grants).WithOne().HasForeignKey(g => g.SpaceId).OnDelete(DeleteBehavior.Cascade);
        space.HasIndex(s => s.Slug).IsUnique();
        // The few that are a playbook.
        space.HasIndex(s => s.IsPlaybook).HasFilter("IsPlaybook = 1");
    }
}

sealed class SpaceGrantConfiguration : IEntityTypeConfiguration<SpaceGrant>
{
    public void Configure(EntityTypeBuilder<SpaceGrant> grant)
    {
        grant.HasOne<Person>().WithMany().HasForeignKey(g => g.PersonId).OnDelete(DeleteBehavior.Restrict);
        grant.HasOne<Team>().WithMany().HasForeignKey(g => g.TeamId).OnDelete(DeleteBehavior.Restrict);
        grant.HasIndex(g => g.SpaceId);
    }
}

sealed class PageTemplateConfiguration : IEntityTypeConfiguration<PageTemplate>
{
    public void Configure(EntityTypeBuilder<PageTemplate> template)
    {
        template.Property(t => t.Name).HasMaxLength(PageTemplate.LongestName);
        template.Property(t => t.Text).HasMaxLength(-1);
        template.Property(t => t.RequiredSections).HasMaxLength(PageTemplate.LongestSections);
        template.Property(t => t.Version).IsConcurrencyToken();
        template.HasOne<Space>().WithMany().HasForeignKey(t => t.SpaceId).OnDelete(DeleteBehavior.Restrict);
    }
}
