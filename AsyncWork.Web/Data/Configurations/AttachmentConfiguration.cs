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
        version.HasIndex(v => new { v.AttachmentId, v.Number }).IsUnique();
        // Whether a content is still needed.
        version.HasIndex(v => v.Hash);
    }
}
