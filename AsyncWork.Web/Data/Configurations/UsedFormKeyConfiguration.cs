using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AsyncWork.Web.Data.Configurations;

sealed class UsedFormKeyConfiguration : IEntityTypeConfiguration<UsedFormKey>
{
    public void Configure(EntityTypeBuilder<UsedFormKey> used)
    {
        used.ToTable("UsedFormKeys");
        used.HasKey(k => k.Key);
        used.Property(k => k.Key).ValueGeneratedNever();
        used.HasIndex(k => k.At);
    }
}
