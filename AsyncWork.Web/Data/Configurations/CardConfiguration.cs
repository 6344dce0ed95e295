using AsyncWork.Domain.Boards;
using AsyncWork.Domain.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AsyncWork.Web.Data.Configurations;

sealed class CardConfiguration : IEntityTypeConfiguration<Card>
{
    /// <summary>What stands on a board: most cards of a company are archived.</summary>
    const string Open = "ArchivedAt IS NULL AND DeletedAt IS NULL";

    public void Configure(EntityTypeBuilder<Card> card)
    {
        card.Property(c => c.Title).HasMaxLength(Card.LongestTitle);
        card.Property(c => c.Text).HasMaxLength(-1);
        card.Property(c => c.Html).HasMaxLength(-1);
        card.Property(c => c.Priority).HasConversion<string>().HasMaxLength(10);
        card.Property(c => c.BlockedReason).HasMaxLength(Card.LongestReason);
        card.Property(c => c.WaitingNote).HasMaxLength(Card.LongestReason);
        card.Property(c => c.SourceKey).HasMaxLength(64).IsUnicode(false);
        card.Property(c => c.Version).IsConcurrencyToken();
        card.HasOne<Board>().WithMany().HasForeignKey(c => c.BoardId).OnDelete(DeleteBehavior.Restrict);
        card.HasOne<Column>().WithMany().HasForeignKey(c => c.ColumnId).OnDelete(DeleteBehavior.Restrict);
        card.HasOne<Lane>().WithMany().HasForeignKey(c => c.LaneId).OnDelete(DeleteBehavior.Restrict);
        card.HasOne<Person>().WithMany().HasForeignKey(c => c.OwnerId).OnDelete(DeleteBehavior.Restrict);
        card.HasOne<Person>().WithMany().HasForeignKey(c => c.WaitingOn).OnDelete(DeleteBehavior.Restrict);
        card.HasOne<Person>().WithMany().HasForeignKey(c => c.CreatedBy).OnDelete(DeleteBehavior.Restrict);
        card.HasOne<BoardImport>().WithMany().HasForeignKey(c => c.ImportId).OnDelete(DeleteBehavior.Restrict);
        card.HasOne<Recurrence>().WithMany().HasForeignKey(c => c.RecurrenceId).OnDelete(DeleteBehavior.Restrict);
        card.HasMany(c => c.Helpers).WithOne().HasForeignKey(h => h.CardId).OnDelete(DeleteBehavior.Cascade);
        card.HasMany(c => c.Labels).WithOne().HasForeignKey(l => l.CardId).OnDelete(DeleteBehavior.Cascade);
        // The board itself, and how full its columns and lanes are.
        card.HasIndex(c => new
            {
                c.BoardId,
                c.ColumnId,
                c.Rank,
            })
            .HasFilter(Open)
            .HasDatabaseName("IX_Cards_OnBoard");
        card.HasIndex(c => new { c.LaneId, c.ColumnId }).HasFilter(Open).HasDatabaseName("IX_Cards_InLane");
        // A person's work over all boards, and their calendar.
        card.HasIndex(c => new { c.OwnerId, c.DueAt }).HasFilter(Open).HasDatabaseName("IX_Cards_Mine");
        card.HasIndex(c => new { c.BoardId, c.ChangedAt });
        // Flow of a month: finished in it, due in it.
        card.HasIndex(c => new { c.FinishedAt, c.BoardId });
        card.HasIndex(c => new { c.BoardId, c.FinishedAt });
        card.HasIndex(c => new { c.DueAt, c.BoardId });
        card.HasIndex(c => new { c.BoardId, c.ArchivedAt });
        card.HasIndex(c => c.DeletedAt).HasFilter("DeletedAt IS NOT NULL");
        card.HasIndex(c => new { c.BoardId, c.SourceKey }).IsUnique();
    }
}

sealed class CardHelperConfiguration : IEntityTypeConfiguration<CardHelper>
{
    public void Configure(EntityTypeBuilder<CardHelper> helper)
    {
        helper.ToTable("CardHelpers");
        helper.HasKey(h => new { h.CardId, h.PersonId });
        helper.HasOne<Person>().WithMany().HasForeignKey(h => h.PersonId).OnDelete(DeleteBehavior.Restrict);
    }
}

sealed class CardLabelConfiguration : IEntityTypeConfiguration<CardLabel>
{
    public void Configure(EntityTypeBuilder<CardLabel> label)
    {
        label.ToTable("CardLabels");
        label.HasKey(l => new { l.CardId, l.LabelId });
        label.HasOne<Label>().WithMany().HasForeignKey(l => l.LabelId).OnDelete(DeleteBehavior.Restrict);
    }
}

sealed class CardStayConfiguration : IEntityTypeConfiguration<CardStay>
{
    public void Configure(EntityTypeBuilder<CardStay> stay)
    {
        stay.Property(s => s.State).HasConversion<string>().HasMaxLength(10);
        stay.HasOne<Card>().WithMany().HasForeignKey(s => s.CardId).OnDelete(DeleteBehavior.Cascade);
        stay.HasOne<Board>().WithMany().HasForeignKey(s => s.BoardId).OnDelete(DeleteBehavior.Restrict);
        stay.HasOne<Column>().WithMany().HasForeignKey(s => s.ColumnId).OnDelete(DeleteBehavior.Restrict);
        stay.HasOne<Person>().WithMany().HasForeignKey(s => s.EnteredBy).OnDelete(DeleteBehavior.Restrict);
        stay.HasIndex(s => new { s.CardId, s.EnteredAt });
        // A card is in one column at a time.
        stay.HasIndex(s => s.CardId).IsUnique().HasFilter("LeftAt IS NULL").HasDatabaseName("IX_CardStays_Now");
        // Who stood where on each day of a board: cumulative flow.
        stay.HasIndex(s => new
        {
            s.BoardId,
            s.EnteredAt,
            s.LeftAt,
        });
    }
}

sealed class CardBlockConfiguration : IEntityTypeConfiguration<CardBlock>
{
    public void Configure(EntityTypeBuilder<CardBlock> block)
    {
        block.Property(b => b.Reason).HasMaxLength(Card.LongestReason);
        block.HasOne<Card>().WithMany().HasForeignKey(b => b.CardId).OnDelete(DeleteBehavior.Cascade);
        block.HasOne<Person>().WithMany().HasForeignKey(b => b.By).OnDelete(DeleteBehavior.Restrict);
    }
}

sealed class CardEventConfiguration : IEntityTypeConfiguration<CardEvent>
{
    public void Configure(EntityTypeBuilder<CardEvent> happened)
    {
        happened.Property(e => e.Text).HasMaxLength(CardEvent.LongestText);
        happened.HasOne<Card>().WithMany().HasForeignKey(e => e.CardId).OnDelete(DeleteBehavior.Cascade);
        happened.HasOne<Person>().WithMany().HasForeignKey(e => e.By).OnDelete(DeleteBehavior.Restrict);
        happened.HasIndex(e => new { e.CardId, e.At });
    }
}

sealed class CardDependencyConfiguration : IEntityTypeConfiguration<CardDependency>
{
    public void Configure(EntityTypeBuilder<CardDependency> dependency)
    {
        dependency.HasKey(d => new { d.BlockerId, d.BlockedId });
        dependency.HasOne<Card>().WithMany().HasForeignKey(d => d.BlockerId).OnDelete(DeleteBehavior.Restrict);
        dependency.HasOne<Card>().WithMany().HasForeignKey(d => d.BlockedId).OnDelete(DeleteBehavior.Cascade);
    }
}

sealed class ChecklistConfiguration : IEntityTypeConfiguration<Checklist>
{
    public void Configure(EntityTypeBuilder<Checklist> checklist)
    {
        checklist.Property(c => c.Name).HasMaxLength(Checklist.LongestName);
        checklist.Property(c => c.SourceKey).HasMaxLength(Checklist.LongestSourceKey).IsUnicode(false);
        checklist.HasOne<Card>().WithMany().HasForeignKey(c => c.CardId).OnDelete(DeleteBehavior.Cascade);
        checklist.HasMany(c => c.Items).WithOne().HasForeignKey(i => i.ChecklistId).OnDelete(DeleteBehavior.Cascade);
    }
}

sealed class ChecklistItemConfiguration : IEntityTypeConfiguration<ChecklistItem>
{
    public void Configure(EntityTypeBuilder<ChecklistItem> item)
    {
        item.ToTable("ChecklistItems");
        item.Property(i => i.Text).HasMaxLength(ChecklistItem.LongestText);
        item.Property(i => i.SourceKey).HasMaxLength(Checklist.LongestSourceKey).IsUnicode(false);
        item.HasOne<Person>().WithMany().HasForeignKey(i => i.OwnerId).OnDelete(DeleteBehavior.Restrict);
        item.HasOne<Person>().WithMany().HasForeignKey(i => i.DoneBy).OnDelete(DeleteBehavior.Restrict);
        item.HasIndex(i => i.CardId);
    }
}

sealed class CardLinkConfiguration : IEntityTypeConfiguration<CardLink>
{
    public void Configure(EntityTypeBuilder<CardLink> link)
    {
        link.Property(l => l.Url).HasMaxLength(CardLink.LongestUrl).IsUnicode(false);
        link.Property(l => l.Title).HasMaxLength(CardLink.LongestTitle);
        link.HasOne<Card>().WithMany().HasForeignKey(l => l.CardId).OnDelete(DeleteBehavior.Cascade);
        link.HasOne<Person>().WithMany().HasForeignKey(l => l.By).OnDelete(DeleteBehavior.Restrict);
        // From the other end: which cards speak of this place.
        link.HasIndex(l => l.Url);
    }
}
