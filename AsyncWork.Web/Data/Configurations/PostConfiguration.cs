using AsyncWork.Domain.People;
using AsyncWork.Domain.Posts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AsyncWork.Web.Data.Configurations;

sealed class PostConfiguration : IEntityTypeConfiguration<Post>
{
    public void Configure(EntityTypeBuilder<Post> post)
    {
        post.Ignore(p => p.Url);
        post.Property(p => p.Kind).HasConversion<string>().HasMaxLength(10);
        post.Property(p => p.Title).HasMaxLength(Post.LongestTitle);
        post.ComplexProperty(p => p.Body, DecisionConfiguration.Stored);
        post.Property(p => p.Version).IsConcurrencyToken();
        post.HasOne<Team>().WithMany().HasForeignKey(p => p.TeamId).OnDelete(DeleteBehavior.Restrict);
        post.HasOne<Person>().WithMany().HasForeignKey(p => p.By).OnDelete(DeleteBehavior.Restrict);
        // The newest first, of all and of a team.
        post.HasIndex(p => new { p.DeletedAt, p.At });
        post.HasIndex(p => new { p.TeamId, p.At });
    }
}
