using AsyncWork.Domain;
using AsyncWork.Domain.Decisions;
using AsyncWork.Domain.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AsyncWork.Web.Data.Configurations;

sealed class DecisionConfiguration : IEntityTypeConfiguration<Decision>
{
    public void Configure(EntityTypeBuilder<Decision> decision)
    {
        decision.Property(d => d.Title).HasMaxLength(Decision.LongestTitle);
        decision.Property(d => d.State).HasConversion<string>().HasMaxLength(12);
        decision.ComplexProperty(d => d.Context, Stored);
        decision.ComplexProperty(d => d.Drivers, Stored);
        decision.ComplexProperty(d => d.Outcome, Stored);
        decision.ComplexProperty(d => d.Consequences, Stored);
        decision.ComplexProperty(d => d.Confirmation, Stored);
        decision.ComplexProperty(d => d.More, Stored);
        decision.Property(d => d.FrontMatter).HasMaxLength(-1);
        decision.Property(d => d.Audience).HasConversion<string>().HasMaxLength(10);
        decision.Property(d => d.Method).HasConversion<string>().HasMaxLength(10);
        decision.Property(d => d.VoteKind).HasConversion<string>().HasMaxLength(10);
        decision.Property(d => d.Level).HasConversion<string>().HasMaxLength(10);
        decision.Property(d => d.Silence).HasConversion<string>().HasMaxLength(12);
        decision.Property(d => d.ClosedBecause).HasMaxLength(Decision.LongestReason);
        decision.Property(d => d.ExpectedEffect).HasMaxLength(Decision.LongestEffect);
        decision.Property(d => d.ReviewResult).HasConversion<string>().HasMaxLength(10);
        decision.Property(d => d.AskedFrom).HasMaxLength(Decision.LongestAddress);
        decision.Property(d => d.SourceKey).HasMaxLength(64).IsUnicode(false);
        decision.Property(d => d.Version).IsConcurrencyToken();
        decision.HasOne<Team>().WithMany().HasForeignKey(d => d.TeamId).OnDelete(DeleteBehavior.Restrict);
        decision.HasOne<Person>().WithMany().HasForeignKey(d => d.ProposedBy).OnDelete(DeleteBehavior.Restrict);
        decision.HasOne<Person>().WithMany().HasForeignKey(d => d.ClosedBy).OnDelete(DeleteBehavior.Restrict);
        decision.HasMany(d => d.Options).WithOne().HasForeignKey(o => o.DecisionId).OnDelete(DeleteBehavior.Cascade);
        decision.HasMany(d => d.People).WithOne().HasForeignKey(p => p.DecisionId).OnDelete(DeleteBehavior.Cascade);
        decision.HasMany(d => d.Tags).WithOne().HasForeignKey(t => t.DecisionId).OnDelete(DeleteBehavior.Cascade);
        decision.HasMany(d => d.Answers).WithOne().HasForeignKey(a => a.DecisionId).OnDelete(DeleteBehavior.Cascade);
        decision.HasMany(d => d.MissedReviews).WithOne().HasForeignKey(r => r.DecisionId).OnDelete(DeleteBehavior.Cascade);
        decision.HasMany(d => d.Reviews).WithOne().HasForeignKey(r => r.DecisionId).OnDelete(DeleteBehavior.Cascade);
        decision.HasMany(d => d.Events).WithOne().HasForeignKey(e => e.DecisionId).OnDelete(DeleteBehavior.Cascade);
        decision.HasMany(d => d.Revisions).WithOne().HasForeignKey(r => r.DecisionId).OnDelete(DeleteBehavior.Cascade);
        decision.HasIndex(d => d.Number).IsUnique();
        decision.HasIndex(d => d.SourceKey).IsUnique();
        // The log, and each of its filters.
        decision.HasIndex(d => new { d.LoggedAt, d.Number });
        decision.HasIndex(d => new { d.State, d.LoggedAt });
        decision.HasIndex(d => new { d.TeamId, d.LoggedAt });
        decision.HasIndex(d => new { d.ProposedBy, d.LoggedAt });
        decision.HasIndex(d => new { d.Method, d.LoggedAt });
        // What the app has to do: end at the deadline, remind of reviews.
        decision.HasIndex(d => new { d.State, d.DeadlineAt });
        decision.HasIndex(d => d.ReviewOn);
        // The decisions of a month (kpis.md K12).
        decision.HasIndex(d => new { d.DecidedAt, d.TeamId });
    }

    internal static void Stored(ComplexPropertyBuilder<Prose> prose)
    {
        prose.Property(p => p.Text).HasMaxLength(-1);
        prose.Property(p => p.Html).HasMaxLength(-1);
    }
}

sealed class DecisionOptionConfiguration : IEntityTypeConfiguration<DecisionOption>
{
    public void Configure(EntityTypeBuilder<DecisionOption> option)
    {
        option.Property(o => o.Title).HasMaxLength(DecisionOption.LongestTitle);
        option.ComplexProperty(o => o.About, DecisionConfiguration.Stored);
        option.HasIndex(o => new { o.DecisionId, o.Rank });
    }
}

sealed class DecisionPersonConfiguration : IEntityTypeConfiguration<DecisionPerson>
{
    public void Configure(EntityTypeBuilder<DecisionPerson> person)
    {
        person.ToTable("DecisionPeople");
        person.HasKey(p => new { p.DecisionId, p.PersonId });
        person.Property(p => p.Part).HasConversion<string>().HasMaxLength(10);
        person.HasOne<Person>().WithMany().HasForeignKey(p => p.PersonId).OnDelete(DeleteBehavior.Restrict);
        // What somebody takes part in.
        person.HasIndex(p => new { p.PersonId, p.Part });
    }
}

sealed class DecisionTagConfiguration : IEntityTypeConfiguration<DecisionTag>
{
    public void Configure(EntityTypeBuilder<DecisionTag> tag)
    {
        tag.HasKey(t => new { t.DecisionId, t.Tag });
        tag.Property(t => t.Tag).HasMaxLength(DecisionTag.Longest);
        tag.HasIndex(t => t.Tag);
    }
}

sealed class DecisionAnswerConfiguration : IEntityTypeConfiguration<DecisionAnswer>
{
    public void Configure(EntityTypeBuilder<DecisionAnswer> answer)
    {
        answer.Property(a => a.Kind).HasConversion<string>().HasMaxLength(10);
        answer.ComplexProperty(a => a.Reason, DecisionConfiguration.Stored);
        answer.HasOne<Person>().WithMany().HasForeignKey(a => a.PersonId).OnDelete(DeleteBehavior.Restrict);
        // One answer of a person counts in a round.
        answer
            .HasIndex(a => new
            {
                a.DecisionId,
                a.Round,
                a.PersonId,
            })
            .IsUnique()
            .HasFilter("ReplacedAt IS NULL")
            .HasDatabaseName("IX_DecisionAnswers_Now");
        answer.HasIndex(a => new { a.DecisionId, a.Id });
    }
}

sealed class DecisionReviewConfiguration : IEntityTypeConfiguration<DecisionReview>
{
    public void Configure(EntityTypeBuilder<DecisionReview> review)
    {
        review.Property(r => r.Result).HasConversion<string>().HasMaxLength(10);
        review.ComplexProperty(r => r.Note, DecisionConfiguration.Stored);
        review.HasOne<Person>().WithMany().HasForeignKey(r => r.By).OnDelete(DeleteBehavior.Restrict);
        // The reviews of a month (kpis.md K12b).
        review.HasIndex(r => r.DueOn);
    }
}

sealed class MissedReviewConfiguration : IEntityTypeConfiguration<MissedReview>
{
    // As of those that were held.
    public void Configure(EntityTypeBuilder<MissedReview> review) => review.HasIndex(r => r.DueOn);
}

sealed class DecisionEventConfiguration : IEntityTypeConfiguration<DecisionEvent>
{
    public void Configure(EntityTypeBuilder<DecisionEvent> happened)
    {
        happened.Property(e => e.Text).HasMaxLength(DecisionEvent.LongestText);
        happened.HasOne<Person>().WithMany().HasForeignKey(e => e.By).OnDelete(DeleteBehavior.Restrict);
        happened.HasIndex(e => new { e.DecisionId, e.At });
    }
}

sealed class DecisionRevisionConfiguration : IEntityTypeConfiguration<DecisionRevision>
{
    public void Configure(EntityTypeBuilder<DecisionRevision> revision)
    {
        revision.Property(r => r.Changed).HasMaxLength(DecisionRevision.LongestChanged);
        revision.Property(r => r.Note).HasMaxLength(DecisionRevision.LongestNote);
        revision.Property(r => r.Text).HasMaxLength(-1);
        revision.HasOne<Person>().WithMany().HasForeignKey(r => r.By).OnDelete(DeleteBehavior.Restrict);
        revision.HasIndex(r => new { r.DecisionId, r.Number }).IsUnique();
    }
}

sealed class SupersessionConfiguration : IEntityTypeConfiguration<Supersession>
{
    public void Configure(EntityTypeBuilder<Supersession> supersession)
    {
        supersession.HasKey(s => new { s.OldId, s.NewId });
        supersession.Property(s => s.Note).HasMaxLength(Supersession.LongestNote);
        supersession.HasOne<Decision>().WithMany().HasForeignKey(s => s.OldId).OnDelete(DeleteBehavior.Restrict);
        supersession.HasOne<Decision>().WithMany().HasForeignKey(s => s.NewId).OnDelete(DeleteBehavior.Cascade);
        supersession.HasOne<Person>().WithMany().HasForeignKey(s => s.By).OnDelete(DeleteBehavior.Restrict);
    }
}

sealed class LevelRuleConfiguration : IEntityTypeConfiguration<LevelRule>
{
    public void Configure(EntityTypeBuilder<LevelRule> rule)
    {
        rule.HasKey(r => r.Level);
        rule.Property(r => r.Level).HasConversion<string>().HasMaxLength(10);
        rule.Property(r => r.Version).IsConcurrencyToken();
    }
}
