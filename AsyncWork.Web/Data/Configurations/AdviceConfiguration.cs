using AsyncWork.Domain.Advisor;
using AsyncWork.Domain.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AsyncWork.Web.Data.Configurations;

sealed class AdviceTableConfiguration : IEntityTypeConfiguration<AdviceTable>
{
    public void Configure(EntityTypeBuilder<AdviceTable> table)
    {
        table.Property(t => t.Note).HasMaxLength(AdviceTable.LongestNote);
        table.HasOne<Person>().WithMany().HasForeignKey(t => t.By).OnDelete(DeleteBehavior.Restrict);
        table.HasMany(t => t.Rows).WithOne().HasForeignKey(r => r.TableId).OnDelete(DeleteBehavior.Cascade);
        // Two who change it at once: the second sees what the first has made of it.
        table.HasIndex(t => t.Number).IsUnique();
    }
}

sealed class AdviceRowConfiguration : IEntityTypeConfiguration<AdviceRow>
{
    public void Configure(EntityTypeBuilder<AdviceRow> row)
    {
        row.Property(r => r.Criterion).HasConversion<string>().HasMaxLength(12);
        row.Property(r => r.Answer).HasMaxLength(12).IsUnicode(false);
        row.Property(r => r.Reason).HasMaxLength(AdviceRow.LongestReason);
    }
}
