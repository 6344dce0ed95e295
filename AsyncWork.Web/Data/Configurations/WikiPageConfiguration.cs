using AsyncWork.Domain.People;
using AsyncWork.Domain.Wiki;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AsyncWork.Web.Data.Configurations;

sealed class WikiPageConfiguration : IEntityTypeConfiguration<WikiPage>
{
    /// <summary>What lies in the trash keeps no name from being used again.</summary>
    const string There = "DeletedAt IS NULL";

    /// <summary>Twenty ids of pages.</summary>
    const int LongestPath = 260;

    public void Configure(EntityTypeBuilder<WikiPage> page)
    {
        page.Property(p => p.Title).HasMaxLength(WikiPage.LongestTitle);
        page.Property(p => p.TitleKey).HasMaxLength(WikiPage.LongestTitle * 2);
        page.Property(p => p.Slug).HasMaxLength(WikiPageLengths.Slug);
        page.Property(p => p.Path).HasMaxLength(LongestPath).IsUnicode(false);
        page.Property(p => p.Text).HasMaxLength(-1);
        page.Property(p => p.Html).HasMaxLength(-1);
        page.Property(p => p.Contents).HasMaxLength(-1);
        page.Property(p => p.FrontMatter).HasMaxLength(-1);
        page.Property(p => p.SourceKey).HasMaxLength(64).IsUnicode(false);
        page.Property(p => p.Version).IsConcurrencyToken();
        page.HasOne<Space>().WithMany().HasForeignKey(p => p.SpaceId).OnDelete(DeleteBehavior.Restrict);
        page.HasOne<WikiPage>().WithMany().HasForeignKey(p => p.ParentId).OnDelete(DeleteBehavior.Restrict);
        page.HasOne<PageTemplate>().WithMany().HasForeignKey(p => p.TemplateId).OnDelete(DeleteBehavior.Restrict);
        page.HasOne<Person>().WithMany().HasForeignKey(p => p.OwnerId).OnDelete(DeleteBehavior.Restrict);
        page.HasOne<Person>().WithMany().HasForeignKey(p => p.CreatedBy).OnDelete(DeleteBehavior.Restrict);
        page.HasOne<Person>().WithMany().HasForeignKey(p => p.PublishedBy).OnDelete(DeleteBehavior.Restrict);
        page.HasOne<Person>().WithMany().HasForeignKey(p => p.VerifiedBy).OnDelete(DeleteBehavior.Restrict);
        page.HasOne<Person>().WithMany().HasForeignKey(p => p.AskedBy).OnDelete(DeleteBehavior.Restrict);
        page.HasOne<Person>().WithMany().HasForeignKey(p => p.AskedOf).OnDelete(DeleteBehavior.Restrict);
        // The page that a team's page adds to is no foreign key: when it is gone for good, the team's page stands alone.
        page.HasMany(p => p.Revisions).WithOne().HasForeignKey(r => r.PageId).OnDelete(DeleteBehavior.Cascade);
        page.HasMany(p => p.Reviews).WithOne().HasForeignKey(r => r.PageId).OnDelete(DeleteBehavior.Cascade);
        page.HasMany(p => p.Aliases).WithOne().HasForeignKey(a => a.PageId).OnDelete(DeleteBehavior.Cascade);
        page.HasMany(p => p.Grants).WithOne().HasForeignKey(g => g.PageId).OnDelete(DeleteBehavior.Cascade);
        // By address, and by the name in a link; no two pages of one name.
        page.HasIndex(p => new { p.SpaceId, p.Slug }).IsUnique().HasFilter(There);
        page.HasIndex(p => new { p.SpaceId, p.TitleKey }).IsUnique().HasFilter(There);
        // The tree, level by level, and what stands below a page.
        page.HasIndex(p => new
        {
            p.SpaceId,
            p.ParentId,
            p.Rank,
        });
        page.HasIndex(p => p.Path);
        page.HasIndex(p => new { p.SpaceId, p.ChangedAt });
        page.HasIndex(p => new { p.SpaceId, p.SourceKey });
        // Stale pages, of an owner and of a space.
        page.HasIndex(p => new { p.OwnerId, p.ReviewOn });
        page.HasIndex(p => new { p.SpaceId, p.ReviewOn });
        page.HasIndex(p => p.DeletedAt).HasFilter("DeletedAt IS NOT NULL");
    }
}

static class WikiPageLengths
{
    /// <summary>A slug, and the number of the second page that would have it.</summary>
    public const int Slug = 100;
}

sealed class PageRevisionConfiguration : IEntityTypeConfiguration<PageRevision>
{
    public void Configure(EntityTypeBuilder<PageRevision> revision)
    {
        revision.Property(r => r.Title).HasMaxLength(WikiPage.LongestTitle);
        revision.Property(r => r.Text).HasMaxLength(-1);
        revision.Property(r => r.Note).HasMaxLength(PageRevision.LongestNote);
        revision.HasOne<Person>().WithMany().HasForeignKey(r => r.By).OnDelete(DeleteBehavior.Restrict);
        revision.HasOne<Person>().WithMany().HasForeignKey(r => r.PublishedBy).OnDelete(DeleteBehavior.Restrict);
        revision.HasIndex(r => new { r.PageId, r.Number }).IsUnique();
    }
}

sealed class PageReviewConfiguration : IEntityTypeConfiguration<PageReview>
{
    public void Configure(EntityTypeBuilder<PageReview> review)
    {
        review.HasOne<Person>().WithMany().HasForeignKey(r => r.By).OnDelete(DeleteBehavior.Restrict);
        // The date that held at a moment of the past.
        review.HasIndex(r => new { r.PageId, r.At });
    }
}

sealed class PageAliasConfiguration : IEntityTypeConfiguration<PageAlias>
{
    public void Configure(EntityTypeBuilder<PageAlias> alias)
    {
        alias.Property(a => a.Slug).HasMaxLength(WikiPageLengths.Slug);
        alias.Property(a => a.TitleKey).HasMaxLength(WikiPage.LongestTitle * 2);
        alias.HasOne<Space>().WithMany().HasForeignKey(a => a.SpaceId).OnDelete(DeleteBehavior.Restrict);
        alias.HasIndex(a => new { a.SpaceId, a.Slug });
        alias.HasIndex(a => new { a.SpaceId, a.TitleKey });
    }
}

sealed class PageGrantConfiguration : IEntityTypeConfiguration<PageGrant>
{
    public void Configure(EntityTypeBuilder<PageGrant> grant)
    {
        grant.HasOne<Person>().WithMany().HasForeignKey(g => g.PersonId).OnDelete(DeleteBehavior.Restrict);
        grant.HasOne<Team>().WithMany().HasForeignKey(g => g.TeamId).OnDelete(DeleteBehavior.Restrict);
        grant.HasIndex(g => g.PageId);
    }
}

sealed class ReferenceConfiguration : IEntityTypeConfiguration<Reference>
{
    public void Configure(EntityTypeBuilder<Reference> reference)
    {
        // Things of several kinds at both ends, so no foreign keys: who deletes one of them deletes what it says, and frees what names it.
        reference.Property(r => r.FromKind).HasConversion<string>().HasMaxLength(10);
        reference.Property(r => r.ToKind).HasConversion<string>().HasMaxLength(10);
        reference.Property(r => r.TitleKey).HasMaxLength(WikiPage.LongestTitle * 2);
        reference.Property(r => r.Written).HasMaxLength(Reference.LongestWritten);
        reference.HasIndex(r => new { r.FromKind, r.FromId });
        reference.HasIndex(r => new { r.ToKind, r.ToId });
        // What waits for a page of this name.
        reference.HasIndex(r => new { r.TitleKey, r.SpaceId }).HasFilter("ToId IS NULL").HasDatabaseName("IX_References_Broken");
    }
}
