using AsyncWork.Domain.Kpis;
using AsyncWork.Domain.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AsyncWork.Web.Data.Configurations;

sealed class ReportSubscriptionConfiguration : IEntityTypeConfiguration<ReportSubscription>
{
    public void Configure(EntityTypeBuilder<ReportSubscription> subscription)
    {
        subscription.ToTable("ReportSubscriptions");
        subscription.HasOne<Person>().WithMany().HasForeignKey(s => s.PersonId).OnDelete(DeleteBehavior.Restrict);
        subscription.HasOne<Person>().WithMany().HasForeignKey(s => s.SubscribedById).OnDelete(DeleteBehavior.Restrict);
        subscription.HasOne<Team>().WithMany().HasForeignKey(s => s.TeamId).OnDelete(DeleteBehavior.Restrict);
        subscription.HasIndex(s => new { s.PersonId, s.TeamId });
    }
}

sealed class MailedReportConfiguration : IEntityTypeConfiguration<MailedReport>
{
    public void Configure(EntityTypeBuilder<MailedReport> mailed)
    {
        // No foreign key to the mail: it goes some months after it has left, the history stays.
        mailed.ToTable("MailedReports");
        mailed.HasOne<Person>().WithMany().HasForeignKey(m => m.PersonId).OnDelete(DeleteBehavior.Restrict);
        mailed.HasOne<Person>().WithMany().HasForeignKey(m => m.SentById).OnDelete(DeleteBehavior.Restrict);
        mailed.HasOne<Team>().WithMany().HasForeignKey(m => m.TeamId).OnDelete(DeleteBehavior.Restrict);
        mailed.HasIndex(m => m.At);
        mailed.HasIndex(m => new { m.PersonId, m.At });
    }
}
