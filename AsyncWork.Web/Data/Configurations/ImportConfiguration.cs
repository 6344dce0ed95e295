using AsyncWork.Domain;
using AsyncWork.Domain.Decisions;
using AsyncWork.Domain.People;
using AsyncWork.Domain.Wiki;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AsyncWork.Web.Data.Configurations;

/// <summary>What all kinds of imports have.</summary>
static class ImportJobConfiguration
{
    public static void IsImportJob<TImport>(this EntityTypeBuilder<TImport> import)
        where TImport : ImportJob
    {
        import.Property(i => i.FileName).HasMaxLength(ImportJob.LongestFileName);
        import.Property(i => i.StoredAs).HasMaxLength(64).IsUnicode(false);
        import.Property(i => i.State).HasConversion<string>().HasMaxLength(10);
        import.Property(i => i.Plan).HasMaxLength(-1);
        import.Property(i => i.Problem).HasMaxLength(ImportJob.LongestProblem);
        import.Property(i => i.Version).IsConcurrencyToken();
        import.HasOne<Person>().WithMany().HasForeignKey(i => i.By).OnDelete(DeleteBehavior.Restrict);
        import.HasIndex(i => new { i.State, i.CreatedAt });
    }
}

sealed class DecisionImportConfiguration : IEntityTypeConfiguration<DecisionImport>
{
    public void Configure(EntityTypeBuilder<DecisionImport> import)
    {
        import.Property(i => i.FileName).HasMaxLength(DecisionImport.LongestFileName);
        import.Property(i => i.Losses).HasMaxLength(-1);
        import.Property(i => i.Version).IsConcurrencyToken();
        import.HasOne<Person>().WithMany().HasForeignKey(i => i.By).OnDelete(DeleteBehavior.Restrict);
        import.HasIndex(i => i.At);
    }
}

sealed class PageImportConfiguration : IEntityTypeConfiguration<PageImport>
{
    public void Configure(EntityTypeBuilder<PageImport> import)
    {
        import.IsImportJob();
        import.Property(i => i.Losses).HasMaxLength(-1);
        import.HasOne<Space>().WithMany().HasForeignKey(i => i.SpaceId).OnDelete(DeleteBehavior.Restrict);
        import.HasIndex(i => new { i.SpaceId, i.CreatedAt });
    }
}

sealed class ImportedPageConfiguration : IEntityTypeConfiguration<ImportedPage>
{
    public void Configure(EntityTypeBuilder<ImportedPage> page)
    {
        page.HasKey(p => new { p.ImportId, p.PageId });
        page.Property(p => p.Hash).HasMaxLength(64).IsUnicode(false);
        page.HasOne<PageImport>().WithMany().HasForeignKey(p => p.ImportId).OnDelete(DeleteBehavior.Cascade);
        // A page that is gone for good takes with it what imports did to it.
        page.HasOne<WikiPage>().WithMany().HasForeignKey(p => p.PageId).OnDelete(DeleteBehavior.Cascade);
        // What the last import of a page brought.
        page.HasIndex(p => new { p.PageId, p.ImportId });
    }
}
