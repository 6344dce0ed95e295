using AsyncWork.Domain.Kpis;
using AsyncWork.Domain.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AsyncWork.Web.Data.Configurations;

sealed class FrozenMonthConfiguration : IEntityTypeConfiguration<FrozenMonth>
{
    public void Configure(EntityTypeBuilder<FrozenMonth> month)
    {
        month.ToTable("FrozenMonths");
        month.HasKey(m => m.First);
        month.HasMany(m => m.Figures).WithOne().HasForeignKey(f => f.MonthFirst).OnDelete(DeleteBehavior.Cascade);
    }
}

sealed class FrozenFigureConfiguration : IEntityTypeConfiguration<FrozenFigure>
{
    public void Configure(EntityTypeBuilder<FrozenFigure> figure)
    {
        figure.ToTable("FrozenFigures");
        figure.Property(f => f.Key).HasMaxLength(FrozenFigure.LongestKey).IsUnicode(false);
        // As many decimals as the CSV has: what they leave out never turns a digit that is printed.
        figure.Property(f => f.Value).HasPrecision(20, 10);
        figure.HasOne<Team>().WithMany().HasForeignKey(f => f.TeamId).OnDelete(DeleteBehavior.Restrict);
        figure.HasIndex(f => new
        {
            f.MonthFirst,
            f.TeamId,
            f.Key,
        });
    }
}
