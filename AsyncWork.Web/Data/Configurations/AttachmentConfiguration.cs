using AsyncWork.Domain.Files;
using AsyncWork.Domain.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AsyncWork.Web.Data.Configurations;

sealed class AttachmentConfiguration : IEntityTypeConfiguration<Attachment>
{
    public void Configure(EntityTypeBuilder<Attachment> attachment)
    {
        attachment.Property(a => a.SubjectKind).HasConversion<string>().HasMaxLength(10).IsUnicode(false);
        attachment.Property(a => a.Name).HasMaxLength(Attachment.LongestName);
        attachment.Property(a => a.Version).IsConcurrencyToken();
        attachment.HasOne<Person>().WithMany().HasForeignKey(a => a.AddedBy).OnDelete(DeleteBehavior.Restrict);
        attachment.HasMany(a => a.Versions).WithOne().HasForeignKey(v => v.AttachmentId).OnDelete(DeleteBehavior.Cascade);
        attachment.HasIndex(a => new { a.SubjectKind, a.SubjectId });
    }
}

sealed class FileVersionConfiguration : IEntityTypeConfiguration<FileVersion>
{
    public void Configure(EntityTypeBuilder<FileVersion> version)
    {
        version.ToTable("FileVersions");
        version.Property(v => v.Hash).HasMaxLength(64).IsUnicode(false);
        version.Property(v => v.ContentType).HasMaxLength(100).IsUnicode(false);
        version.Property(v => v.Note).HasMaxLength(FileVersion.LongestNote);
        version.HasOne<Person>().WithMany().HasForeignKey(v => v.By).OnDelete(DeleteBehavior.Restrict);
        version.HasOne(v => v.Text).WithOne().HasForeignKey<FileText>(t => t.VersionId).OnDelete(DeleteBehavior.Cascade);
        version.HasIndex(v => new { v.AttachmentId, v.Number }).IsUnique();
        // Whether a content is still needed.
        version.HasIndex(v => v.Hash);
    }
}

sealed class FileTextConfiguration : IEntityTypeConfiguration<FileText>
{
    public void Configure(EntityTypeBuilder<FileText> text)
    {
        text.ToTable("FileTexts");
        text.HasKey(t => t.VersionId);
        text.Property(t => t.VersionId).ValueGeneratedNever();
        text.Property(t => t.Text).HasMaxLength(-1);
    }
}

sealed class FileLinkConfiguration : IEntityTypeConfiguration<FileLink>
{
    public void Configure(EntityTypeBuilder<FileLink> link)
    {
        link.Property(l => l.SubjectKind).HasConversion<string>().HasMaxLength(10).IsUnicode(false);
        link.Property(l => l.Url).HasMaxLength(FileLink.LongestUrl);
        link.Property(l => l.Title).HasMaxLength(FileLink.LongestTitle);
        link.Property(l => l.Owner).HasMaxLength(FileLink.LongestOwner);
        link.HasOne<Person>().WithMany().HasForeignKey(l => l.By).OnDelete(DeleteBehavior.Restrict);
        link.HasIndex(l => new { l.SubjectKind, l.SubjectId });
    }
}
