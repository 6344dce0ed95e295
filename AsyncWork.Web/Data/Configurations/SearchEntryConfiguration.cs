using AsyncWork.Domain.People;
using AsyncWork.Web.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AsyncWork.Web.Data.Configurations;

sealed class SearchEntryConfiguration : IEntityTypeConfiguration<SearchEntry>
{
    public void Configure(EntityTypeBuilder<SearchEntry> entry)
    {
        entry.ToTable("SearchEntries");
        entry.Property(e => e.Kind).HasMaxLength(10).IsUnicode(false);
        entry.Property(e => e.Title).HasMaxLength(SearchEntry.LongestTitle);
        entry.HasOne(e => e.Content).WithOne().HasForeignKey<SearchContent>(c => c.EntryId).OnDelete(DeleteBehavior.Cascade);
        entry.Navigation(e => e.Content).IsRequired();
        entry.HasOne<Person>().WithMany().HasForeignKey(e => e.OwnerId).OnDelete(DeleteBehavior.Restrict);
        foreach (var kind in SearchKinds.All)
            kind.Configure(entry);
    }
}

sealed class SearchContentConfiguration : IEntityTypeConfiguration<SearchContent>
{
    public void Configure(EntityTypeBuilder<SearchContent> content)
    {
        content.ToTable("SearchContents");
        content.HasKey(c => c.EntryId);
        content.Property(c => c.EntryId).ValueGeneratedNever();
        content.Property(c => c.Title).HasMaxLength(SearchEntry.LongestTitle);
        content.Property(c => c.Text).HasMaxLength(-1);
    }
}
