using AsyncWork.Domain.People;
using AsyncWork.Domain.Playbook;
using AsyncWork.Domain.Wiki;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AsyncWork.Web.Data.Configurations;

sealed class PageAudienceConfiguration : IEntityTypeConfiguration<PageAudience>
{
    public void Configure(EntityTypeBuilder<PageAudience> audience)
    {
        audience.HasKey(a => a.PageId);
        audience.Property(a => a.PageId).ValueGeneratedNever();
        audience.Property(a => a.Kind).HasConversion<string>().HasMaxLength(10);
        audience.Property(a => a.Version).IsConcurrencyToken();
        audience.HasOne<WikiPage>().WithOne().HasForeignKey<PageAudience>(a => a.PageId).OnDelete(DeleteBehavior.Cascade);
        audience.HasOne<Team>().WithMany().HasForeignKey(a => a.TeamId).OnDelete(DeleteBehavior.Restrict);
        audience.HasOne<Person>().WithMany().HasForeignKey(a => a.SetBy).OnDelete(DeleteBehavior.Restrict);
        audience.HasMany(a => a.People).WithOne().HasForeignKey(p => p.PageId).OnDelete(DeleteBehavior.Cascade);
    }
}

sealed class PageAudiencePersonConfiguration : IEntityTypeConfiguration<PageAudiencePerson>
{
    public void Configure(EntityTypeBuilder<PageAudiencePerson> person)
    {
        person.ToTable("PageAudiencePeople");
        person.HasKey(p => new { p.PageId, p.PersonId });
        person.HasOne<Person>().WithMany().HasForeignKey(p => p.PersonId).OnDelete(DeleteBehavior.Restrict);
    }
}
