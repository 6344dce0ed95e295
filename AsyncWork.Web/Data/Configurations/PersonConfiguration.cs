using AsyncWork.Domain.Calendar;
using AsyncWork.Domain.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AsyncWork.Web.Data.Configurations;

sealed class PersonConfiguration : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> person)
    {
        person.ToTable("People");
        person.Property(p => p.Id).ValueGeneratedOnAdd();
        person.Property(p => p.Name).HasMaxLength(Person.LongestName);
        person.Property(p => p.Email).HasMaxLength(Person.LongestEmail);
        person.Property(p => p.Location).HasMaxLength(100);
        person.Property(p => p.Version).IsConcurrencyToken();
        person.HasIndex(p => p.Email).IsUnique();
        person.HasIndex(p => p.Name);
    }
}

sealed class TeamConfiguration : IEntityTypeConfiguration<Team>
{
    public void Configure(EntityTypeBuilder<Team> team)
    {
        team.Property(t => t.Name).HasMaxLength(Team.LongestName);
        team.Property(t => t.Slug).HasMaxLength(Team.LongestName);
        team.Property(t => t.Model).HasConversion<string>().HasMaxLength(20);
        team.Property(t => t.Version).IsConcurrencyToken();
        team.HasIndex(t => t.Name).IsUnique();
        team.HasIndex(t => t.Slug).IsUnique();
        team.HasMany(t => t.Members).WithOne().HasForeignKey(m => m.TeamId);
        team.HasMany(t => t.Leads).WithOne().HasForeignKey(l => l.TeamId);
    }
}

sealed class TeamMemberConfiguration : IEntityTypeConfiguration<TeamMember>
{
    public void Configure(EntityTypeBuilder<TeamMember> member)
    {
        member.ToTable("TeamMembers");
        member.HasOne<Person>().WithMany().HasForeignKey(m => m.PersonId).OnDelete(DeleteBehavior.Restrict);
        // One team at a time: one open membership per person.
        member
            .HasIndex(m => m.PersonId)
            .IsUnique()
            .HasFilter("LeftOn IS NULL")
            .HasDatabaseName("IX_TeamMembers_OneOpenPerPerson");
        member.HasIndex(m => new { m.TeamId, m.JoinedOn });
        member.HasIndex(m => new { m.PersonId, m.JoinedOn });
    }
}

sealed class TeamLeadConfiguration : IEntityTypeConfiguration<TeamLead>
{
    public void Configure(EntityTypeBuilder<TeamLead> lead)
    {
        lead.ToTable("TeamLeads");
        lead.HasKey(l => new { l.TeamId, l.PersonId });
        lead.HasOne<Person>().WithMany().HasForeignKey(l => l.PersonId).OnDelete(DeleteBehavior.Restrict);
        lead.HasIndex(l => l.PersonId);
    }
}

sealed class CompanyConfiguration : IEntityTypeConfiguration<Company>
{
    public void Configure(EntityTypeBuilder<Company> company)
    {
        company.ToTable("Company");
        company.Property(c => c.Name).HasMaxLength(Company.LongestName);
        company.Property(c => c.Version).IsConcurrencyToken();
    }
}

sealed class WorkScheduleConfiguration : IEntityTypeConfiguration<WorkSchedule>
{
    public void Configure(EntityTypeBuilder<WorkSchedule> schedule)
    {
        schedule.ToTable("WorkSchedules");
        schedule.HasOne<Person>().WithMany().HasForeignKey(s => s.PersonId);
        schedule.HasIndex(s => new { s.PersonId, s.ValidFrom }).IsUnique();
    }
}
