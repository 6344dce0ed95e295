using AsyncWork.Domain.Boards;
using AsyncWork.Domain.People;
using AsyncWork.Domain.TimeLogs;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AsyncWork.Web.Data.Configurations;

sealed class BoardConfiguration : IEntityTypeConfiguration<Board>
{
    public void Configure(EntityTypeBuilder<Board> board)
    {
        board.Property(b => b.Name).HasMaxLength(Board.LongestName);
        board.Property(b => b.Purpose).HasMaxLength(Board.LongestPurpose);
        board.Property(b => b.Audience).HasConversion<string>().HasMaxLength(10);
        board.Property(b => b.Limits).HasConversion<string>().HasMaxLength(10);
        board.Property(b => b.Dependencies).HasConversion<string>().HasMaxLength(10);
        board.Property(b => b.Version).IsConcurrencyToken();
        board.HasOne<Team>().WithMany().HasForeignKey(b => b.TeamId).OnDelete(DeleteBehavior.Restrict);
        board.HasOne<Project>().WithMany().HasForeignKey(b => b.ProjectId).OnDelete(DeleteBehavior.Restrict);
        board.HasOne<Person>().WithMany().HasForeignKey(b => b.CreatedBy).OnDelete(DeleteBehavior.Restrict);
        board.HasMany(b => b.Columns).WithOne().HasForeignKey(c => c.BoardId).OnDelete(DeleteBehavior.Cascade);
        board.HasMany(b => b.Lanes).WithOne().HasForeignKey(l => l.BoardId).OnDelete(DeleteBehavior.Cascade);
        board.HasMany(b => b.Labels).WithOne().HasForeignKey(l => l.BoardId).OnDelete(DeleteBehavior.Cascade);
        board.HasMany(b => b.Guests).WithOne().HasForeignKey(g => g.BoardId).OnDelete(DeleteBehavior.Cascade);
    }
}

sealed class ColumnConfiguration : IEntityTypeConfiguration<Column>
{
    public void Configure(EntityTypeBuilder<Column> column)
    {
        column.ToTable("Columns");
        column.Property(c => c.Name).HasMaxLength(Column.LongestName);
        column.Property(c => c.State).HasConversion<string>().HasMaxLength(10);
        column.Property(c => c.Version).IsConcurrencyToken();
    }
}

sealed class LaneConfiguration : IEntityTypeConfiguration<Lane>
{
    public void Configure(EntityTypeBuilder<Lane> lane)
    {
        lane.ToTable("Lanes");
        lane.Property(l => l.Name).HasMaxLength(Lane.LongestName);
        lane.Property(l => l.Version).IsConcurrencyToken();
    }
}

sealed class LabelConfiguration : IEntityTypeConfiguration<Label>
{
    public void Configure(EntityTypeBuilder<Label> label)
    {
        label.ToTable("Labels");
        label.Property(l => l.Name).HasMaxLength(Label.LongestName);
    }
}

sealed class BoardGuestConfiguration : IEntityTypeConfiguration<BoardGuest>
{
    public void Configure(EntityTypeBuilder<BoardGuest> guest)
    {
        guest.ToTable("BoardGuests");
        guest.HasKey(g => new { g.BoardId, g.PersonId });
        guest.HasOne<Person>().WithMany().HasForeignKey(g => g.PersonId).OnDelete(DeleteBehavior.Restrict);
    }
}

sealed class CardTemplateConfiguration : IEntityTypeConfiguration<CardTemplate>
{
    public void Configure(EntityTypeBuilder<CardTemplate> template)
    {
        template.Property(t => t.Name).HasMaxLength(CardTemplate.LongestName);
        template.Property(t => t.Title).HasMaxLength(Card.LongestTitle);
        template.Property(t => t.Text).HasMaxLength(-1);
        template.Property(t => t.Steps).HasMaxLength(-1);
        template.Property(t => t.Priority).HasConversion<string>().HasMaxLength(10);
        template.PrimitiveCollection(t => t.LabelIds).HasMaxLength(400);
        template.Property(t => t.Version).IsConcurrencyToken();
        template.HasOne<Board>().WithMany().HasForeignKey(t => t.BoardId).OnDelete(DeleteBehavior.Cascade);
        template.HasOne<Person>().WithMany().HasForeignKey(t => t.OwnerId).OnDelete(DeleteBehavior.Restrict);
    }
}

sealed class RecurrenceConfiguration : IEntityTypeConfiguration<Recurrence>
{
    public void Configure(EntityTypeBuilder<Recurrence> recurrence)
    {
        recurrence.Property(r => r.Rule).HasMaxLength(Recurrence.LongestRule);
        recurrence.Property(r => r.OnDayOff).HasConversion<string>().HasMaxLength(10);
        recurrence.Property(r => r.Version).IsConcurrencyToken();
        recurrence.HasOne<Board>().WithMany().HasForeignKey(r => r.BoardId).OnDelete(DeleteBehavior.Cascade);
        recurrence.HasOne<CardTemplate>().WithMany().HasForeignKey(r => r.TemplateId).OnDelete(DeleteBehavior.Restrict);
        recurrence.HasOne<Column>().WithMany().HasForeignKey(r => r.ColumnId).OnDelete(DeleteBehavior.Restrict);
        recurrence.HasOne<Person>().WithMany().HasForeignKey(r => r.CreatedBy).OnDelete(DeleteBehavior.Restrict);
        // What is due to appear.
        recurrence.HasIndex(r => r.NextAt);
    }
}

sealed class CardRuleConfiguration : IEntityTypeConfiguration<CardRule>
{
    public void Configure(EntityTypeBuilder<CardRule> rule)
    {
        rule.Property(r => r.When).HasConversion<string>().HasMaxLength(20);
        rule.Property(r => r.Then).HasConversion<string>().HasMaxLength(20);
        rule.Property(r => r.Version).IsConcurrencyToken();
        rule.HasOne<Board>().WithMany().HasForeignKey(r => r.BoardId).OnDelete(DeleteBehavior.Cascade);
        rule.HasOne<Column>().WithMany().HasForeignKey(r => r.WhenColumnId).OnDelete(DeleteBehavior.Restrict);
        rule.HasOne<Column>().WithMany().HasForeignKey(r => r.ThenColumnId).OnDelete(DeleteBehavior.Restrict);
        rule.HasOne<Label>().WithMany().HasForeignKey(r => r.WhenLabelId).OnDelete(DeleteBehavior.Restrict);
        rule.HasOne<Label>().WithMany().HasForeignKey(r => r.ThenLabelId).OnDelete(DeleteBehavior.Restrict);
        rule.HasOne<Person>().WithMany().HasForeignKey(r => r.ThenPersonId).OnDelete(DeleteBehavior.Restrict);
    }
}

sealed class SavedFilterConfiguration : IEntityTypeConfiguration<SavedFilter>
{
    public void Configure(EntityTypeBuilder<SavedFilter> filter)
    {
        filter.Property(f => f.Name).HasMaxLength(SavedFilter.LongestName);
        filter.Property(f => f.Query).HasMaxLength(SavedFilter.LongestQuery);
        filter.HasOne<Board>().WithMany().HasForeignKey(f => f.BoardId).OnDelete(DeleteBehavior.Cascade);
        filter.HasOne<Person>().WithMany().HasForeignKey(f => f.PersonId).OnDelete(DeleteBehavior.Restrict);
    }
}

sealed class BoardImportConfiguration : IEntityTypeConfiguration<BoardImport>
{
    public void Configure(EntityTypeBuilder<BoardImport> import)
    {
        import.Property(i => i.Source).HasMaxLength(20);
        import.Property(i => i.FileName).HasMaxLength(BoardImport.LongestFileName);
        import.Property(i => i.Losses).HasMaxLength(-1);
        import.Property(i => i.Version).IsConcurrencyToken();
        import.HasOne<Board>().WithMany().HasForeignKey(i => i.BoardId).OnDelete(DeleteBehavior.Restrict);
        import.HasOne<Person>().WithMany().HasForeignKey(i => i.By).OnDelete(DeleteBehavior.Restrict);
    }
}

sealed class ImportedPartConfiguration : IEntityTypeConfiguration<ImportedPart>
{
    public void Configure(EntityTypeBuilder<ImportedPart> part)
    {
        part.HasKey(p => new
        {
            p.ImportId,
            p.Kind,
            p.PartId,
        });
        part.Property(p => p.Kind).HasConversion<string>().HasMaxLength(10).IsUnicode(false);
        part.HasOne<BoardImport>().WithMany().HasForeignKey(p => p.ImportId).OnDelete(DeleteBehavior.Cascade);
    }
}

sealed class CalendarFeedConfiguration : IEntityTypeConfiguration<CalendarFeed>
{
    public void Configure(EntityTypeBuilder<CalendarFeed> feed)
    {
        // One feed for each person: the key says so.
        feed.HasKey(f => f.PersonId);
        feed.Property(f => f.PersonId).ValueGeneratedNever();
        feed.Property(f => f.SecretHash).HasMaxLength(64).IsUnicode(false);
        feed.Property(f => f.ContentTag).HasMaxLength(64).IsUnicode(false);
        feed.HasOne<Person>().WithMany().HasForeignKey(f => f.PersonId).OnDelete(DeleteBehavior.Restrict);
        feed.HasIndex(f => f.SecretHash).IsUnique();
    }
}
