using AsyncWork.Domain.Comments;
using AsyncWork.Domain.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AsyncWork.Web.Data.Configurations;

sealed class CommentConfiguration : IEntityTypeConfiguration<Comment>
{
    public void Configure(EntityTypeBuilder<Comment> comment)
    {
        comment.Ignore(c => c.Subject);
        comment.Ignore(c => c.Block);
        comment.Property(c => c.SubjectKind).HasConversion<string>().HasMaxLength(10).IsUnicode(false);
        comment.Property(c => c.Text).HasMaxLength(-1);
        comment.Property(c => c.Html).HasMaxLength(-1);
        comment.Property(c => c.ByName).HasMaxLength(Person.LongestName);
        comment.Property(c => c.BlockHash).HasMaxLength(BlockAnchor.HashLength).IsUnicode(false);
        comment.Property(c => c.BlockQuote).HasMaxLength(BlockAnchor.LongestQuote);
        comment.Property(c => c.Suggestion).HasMaxLength(-1);
        comment.Property(c => c.SourceKey).HasMaxLength(64).IsUnicode(false);
        comment.Property(c => c.Version).IsConcurrencyToken();
        comment.HasOne<Person>().WithMany().HasForeignKey(c => c.By).OnDelete(DeleteBehavior.Restrict);
        comment.HasOne<Person>().WithMany().HasForeignKey(c => c.ResolvedBy).OnDelete(DeleteBehavior.Restrict);
        comment.HasOne<Comment>().WithMany().HasForeignKey(c => c.QuoteOfId).OnDelete(DeleteBehavior.ClientNoAction);
        comment.HasOne<Comment>().WithMany().HasForeignKey(c => c.SolutionId).OnDelete(DeleteBehavior.ClientNoAction);
        comment.HasIndex(c => new
        {
            c.SubjectKind,
            c.SubjectId,
            c.At,
        });
        // An import brings a comment once.
        comment
            .HasIndex(c => new
            {
                c.SubjectKind,
                c.SubjectId,
                c.SourceKey,
            })
            .IsUnique()
            .HasFilter("SourceKey IS NOT NULL");
    }
}

sealed class CommentReactionConfiguration : IEntityTypeConfiguration<CommentReaction>
{
    public void Configure(EntityTypeBuilder<CommentReaction> reaction)
    {
        reaction.HasKey(r => new
        {
            r.CommentId,
            r.PersonId,
            r.Sign,
        });
        reaction.Property(r => r.Sign).HasConversion<Conversions.SignConverter>().HasMaxLength(8);
        reaction.HasOne<Comment>().WithMany().HasForeignKey(r => r.CommentId).OnDelete(DeleteBehavior.Cascade);
        reaction.HasOne<Person>().WithMany().HasForeignKey(r => r.PersonId).OnDelete(DeleteBehavior.Restrict);
    }
}
