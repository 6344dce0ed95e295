using AsyncWork.Domain.HandOffs;
using AsyncWork.Domain.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AsyncWork.Web.Data.Configurations;

sealed class HandOffConfiguration : IEntityTypeConfiguration<HandOff>
{
    public void Configure(EntityTypeBuilder<HandOff> handOff)
    {
        handOff.Property(h => h.Title).HasMaxLength(HandOff.LongestTitle);
        handOff.ComplexProperty(h => h.Done, DecisionConfiguration.Stored);
        handOff.ComplexProperty(h => h.Open, DecisionConfiguration.Stored);
        handOff.ComplexProperty(h => h.Next, DecisionConfiguration.Stored);
        handOff.Property(h => h.State).HasConversion<string>().HasMaxLength(10).IsUnicode(false);
        handOff.Property(h => h.Version).IsConcurrencyToken();
        handOff.HasOne<Person>().WithMany().HasForeignKey(h => h.GiverId).OnDelete(DeleteBehavior.Restrict);
        handOff.HasOne<Person>().WithMany().HasForeignKey(h => h.ReceiverId).OnDelete(DeleteBehavior.Restrict);
        handOff.HasMany(h => h.Items).WithOne().HasForeignKey(i => i.HandOffId).OnDelete(DeleteBehavior.Cascade);
        handOff.HasMany(h => h.Turns).WithOne().HasForeignKey(t => t.HandOffId).OnDelete(DeleteBehavior.Cascade);
        // What waits for somebody, and what somebody gave.
        handOff.HasIndex(h => new { h.ReceiverId, h.State });
        handOff.HasIndex(h => new { h.GiverId, h.State });
    }
}

sealed class HandOffItemConfiguration : IEntityTypeConfiguration<HandOffItem>
{
    public void Configure(EntityTypeBuilder<HandOffItem> item)
    {
        item.ToTable("HandOffItems");
        item.Ignore(i => i.Subject);
        item.Property(i => i.SubjectKind).HasConversion<string>().HasMaxLength(10).IsUnicode(false);
        item.HasIndex(i => new
            {
                i.HandOffId,
                i.SubjectKind,
                i.SubjectId,
            })
            .IsUnique();
        // What is handed over of one thing.
        item.HasIndex(i => new { i.SubjectKind, i.SubjectId });
    }
}

sealed class HandOffTurnConfiguration : IEntityTypeConfiguration<HandOffTurn>
{
    public void Configure(EntityTypeBuilder<HandOffTurn> turn)
    {
        turn.ToTable("HandOffTurns");
        turn.Property(t => t.Step).HasConversion<string>().HasMaxLength(10).IsUnicode(false);
        turn.Property(t => t.Word).HasMaxLength(HandOff.LongestWord);
        turn.HasOne<Person>().WithMany().HasForeignKey(t => t.By).OnDelete(DeleteBehavior.Restrict);
        turn.HasOne<Person>().WithMany().HasForeignKey(t => t.ReceiverId).OnDelete(DeleteBehavior.Restrict);
        turn.HasIndex(t => new { t.HandOffId, t.Id });
    }
}
