using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AsyncWork.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Wiki : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "References",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    FromKind = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    FromId = table.Column<int>(type: "INTEGER", nullable: false),
                    CommentId = table.Column<int>(type: "INTEGER", nullable: true),
                    ToKind = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    ToId = table.Column<int>(type: "INTEGER", nullable: true),
                    SpaceId = table.Column<int>(type: "INTEGER", nullable: true),
                    TitleKey = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Written = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_References", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Spaces",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Slug = table.Column<string>(type: "TEXT", maxLength: 90, nullable: false),
                    Description = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    EverybodyMay = table.Column<int>(type: "INTEGER", nullable: false),
                    PublishesAfterReview = table.Column<bool>(type: "INTEGER", nullable: false),
                    ReviewEveryMonths = table.Column<int>(type: "INTEGER", nullable: true),
                    CreatedBy = table.Column<int>(type: "INTEGER", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: false),
                    ArchivedAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Spaces", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Spaces_People_CreatedBy",
                        column: x => x.CreatedBy,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Watches",
                columns: table => new
                {
                    SubjectKind = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    SubjectId = table.Column<int>(type: "INTEGER", nullable: false),
                    PersonId = table.Column<int>(type: "INTEGER", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Watches", x => new { x.SubjectKind, x.SubjectId, x.PersonId });
                    table.ForeignKey(
                        name: "FK_Watches_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PageTemplates",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    SpaceId = table.Column<int>(type: "INTEGER", nullable: true),
                    Name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false),
                    RequiredSections = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PageTemplates", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PageTemplates_Spaces_SpaceId",
                        column: x => x.SpaceId,
                        principalTable: "Spaces",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SpaceGrants",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    SpaceId = table.Column<int>(type: "INTEGER", nullable: false),
                    PersonId = table.Column<int>(type: "INTEGER", nullable: true),
                    TeamId = table.Column<int>(type: "INTEGER", nullable: true),
                    Right = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SpaceGrants", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SpaceGrants_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SpaceGrants_Spaces_SpaceId",
                        column: x => x.SpaceId,
                        principalTable: "Spaces",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_SpaceGrants_Teams_TeamId",
                        column: x => x.TeamId,
                        principalTable: "Teams",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "WikiPages",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    SpaceId = table.Column<int>(type: "INTEGER", nullable: false),
                    ParentId = table.Column<int>(type: "INTEGER", nullable: true),
                    Path = table.Column<string>(type: "TEXT", unicode: false, maxLength: 260, nullable: false),
                    Rank = table.Column<long>(type: "INTEGER", nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    TitleKey = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Slug = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    OwnerId = table.Column<int>(type: "INTEGER", nullable: false),
                    RestrictionId = table.Column<int>(type: "INTEGER", nullable: true),
                    TemplateId = table.Column<int>(type: "INTEGER", nullable: true),
                    Comments = table.Column<int>(type: "INTEGER", nullable: false),
                    CreatedBy = table.Column<int>(type: "INTEGER", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: false),
                    ChangedAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: false),
                    ArchivedAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: true),
                    DeletedAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: true),
                    SourceKey = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: true),
                    ImportId = table.Column<int>(type: "INTEGER", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    Published = table.Column<int>(type: "INTEGER", nullable: true),
                    Text = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false),
                    Html = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false),
                    Contents = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false),
                    PublishedAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: true),
                    PublishedBy = table.Column<int>(type: "INTEGER", nullable: true),
                    Latest = table.Column<int>(type: "INTEGER", nullable: false),
                    AskedAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: true),
                    AskedBy = table.Column<int>(type: "INTEGER", nullable: true),
                    AskedOf = table.Column<int>(type: "INTEGER", nullable: true),
                    AskedRevision = table.Column<int>(type: "INTEGER", nullable: true),
                    ReviewOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    VerifiedAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: true),
                    VerifiedBy = table.Column<int>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WikiPages", x => x.Id);
                    table.ForeignKey(
                        name: "FK_WikiPages_PageTemplates_TemplateId",
                        column: x => x.TemplateId,
                        principalTable: "PageTemplates",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_WikiPages_People_AskedBy",
                        column: x => x.AskedBy,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_WikiPages_People_AskedOf",
                        column: x => x.AskedOf,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_WikiPages_People_CreatedBy",
                        column: x => x.CreatedBy,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_WikiPages_People_OwnerId",
                        column: x => x.OwnerId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_WikiPages_People_PublishedBy",
                        column: x => x.PublishedBy,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_WikiPages_People_VerifiedBy",
                        column: x => x.VerifiedBy,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_WikiPages_Spaces_SpaceId",
                        column: x => x.SpaceId,
                        principalTable: "Spaces",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_WikiPages_WikiPages_ParentId",
                        column: x => x.ParentId,
                        principalTable: "WikiPages",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PageAliases",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    PageId = table.Column<int>(type: "INTEGER", nullable: false),
                    SpaceId = table.Column<int>(type: "INTEGER", nullable: false),
                    Slug = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    TitleKey = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PageAliases", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PageAliases_Spaces_SpaceId",
                        column: x => x.SpaceId,
                        principalTable: "Spaces",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PageAliases_WikiPages_PageId",
                        column: x => x.PageId,
                        principalTable: "WikiPages",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "PageGrants",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    PageId = table.Column<int>(type: "INTEGER", nullable: false),
                    PersonId = table.Column<int>(type: "INTEGER", nullable: true),
                    TeamId = table.Column<int>(type: "INTEGER", nullable: true),
                    Right = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PageGrants", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PageGrants_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PageGrants_Teams_TeamId",
                        column: x => x.TeamId,
                        principalTable: "Teams",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PageGrants_WikiPages_PageId",
                        column: x => x.PageId,
                        principalTable: "WikiPages",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "PageReviews",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    PageId = table.Column<int>(type: "INTEGER", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: false),
                    By = table.Column<int>(type: "INTEGER", nullable: false),
                    NextOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    IsVerified = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PageReviews", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PageReviews_People_By",
                        column: x => x.By,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PageReviews_WikiPages_PageId",
                        column: x => x.PageId,
                        principalTable: "WikiPages",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "PageRevisions",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    PageId = table.Column<int>(type: "INTEGER", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false),
                    By = table.Column<int>(type: "INTEGER", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: false),
                    Note = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    IsMinor = table.Column<bool>(type: "INTEGER", nullable: false),
                    PublishedAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: true),
                    PublishedBy = table.Column<int>(type: "INTEGER", nullable: true),
                    RestoredFrom = table.Column<int>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PageRevisions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PageRevisions_People_By",
                        column: x => x.By,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PageRevisions_People_PublishedBy",
                        column: x => x.PublishedBy,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PageRevisions_WikiPages_PageId",
                        column: x => x.PageId,
                        principalTable: "WikiPages",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_AuditEvents_Subject_At",
                table: "AuditEvents",
                columns: new[] { "Subject", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_PageAliases_PageId",
                table: "PageAliases",
                column: "PageId");

            migrationBuilder.CreateIndex(
                name: "IX_PageAliases_SpaceId_Slug",
                table: "PageAliases",
                columns: new[] { "SpaceId", "Slug" });

            migrationBuilder.CreateIndex(
                name: "IX_PageAliases_SpaceId_TitleKey",
                table: "PageAliases",
                columns: new[] { "SpaceId", "TitleKey" });

            migrationBuilder.CreateIndex(
                name: "IX_PageGrants_PageId",
                table: "PageGrants",
                column: "PageId");

            migrationBuilder.CreateIndex(
                name: "IX_PageGrants_PersonId",
                table: "PageGrants",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_PageGrants_TeamId",
                table: "PageGrants",
                column: "TeamId");

            migrationBuilder.CreateIndex(
                name: "IX_PageReviews_By",
                table: "PageReviews",
                column: "By");

            migrationBuilder.CreateIndex(
                name: "IX_PageReviews_PageId_At",
                table: "PageReviews",
                columns: new[] { "PageId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_PageRevisions_By",
                table: "PageRevisions",
                column: "By");

            migrationBuilder.CreateIndex(
                name: "IX_PageRevisions_PageId_Number",
                table: "PageRevisions",
                columns: new[] { "PageId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PageRevisions_PublishedBy",
                table: "PageRevisions",
                column: "PublishedBy");

            migrationBuilder.CreateIndex(
                name: "IX_PageTemplates_SpaceId",
                table: "PageTemplates",
                column: "SpaceId");

            migrationBuilder.CreateIndex(
                name: "IX_References_Broken",
                table: "References",
                columns: new[] { "TitleKey", "SpaceId" },
                filter: "ToId IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_References_FromKind_FromId",
                table: "References",
                columns: new[] { "FromKind", "FromId" });

            migrationBuilder.CreateIndex(
                name: "IX_References_ToKind_ToId",
                table: "References",
                columns: new[] { "ToKind", "ToId" });

            migrationBuilder.CreateIndex(
                name: "IX_SpaceGrants_PersonId",
                table: "SpaceGrants",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_SpaceGrants_SpaceId",
                table: "SpaceGrants",
                column: "SpaceId");

            migrationBuilder.CreateIndex(
                name: "IX_SpaceGrants_TeamId",
                table: "SpaceGrants",
                column: "TeamId");

            migrationBuilder.CreateIndex(
                name: "IX_Spaces_CreatedBy",
                table: "Spaces",
                column: "CreatedBy");

            migrationBuilder.CreateIndex(
                name: "IX_Spaces_Slug",
                table: "Spaces",
                column: "Slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Watches_PersonId",
                table: "Watches",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_WikiPages_AskedBy",
                table: "WikiPages",
                column: "AskedBy");

            migrationBuilder.CreateIndex(
                name: "IX_WikiPages_AskedOf",
                table: "WikiPages",
                column: "AskedOf");

            migrationBuilder.CreateIndex(
                name: "IX_WikiPages_CreatedBy",
                table: "WikiPages",
                column: "CreatedBy");

            migrationBuilder.CreateIndex(
                name: "IX_WikiPages_DeletedAt",
                table: "WikiPages",
                column: "DeletedAt");

            migrationBuilder.CreateIndex(
                name: "IX_WikiPages_OwnerId_ReviewOn",
                table: "WikiPages",
                columns: new[] { "OwnerId", "ReviewOn" });

            migrationBuilder.CreateIndex(
                name: "IX_WikiPages_ParentId",
                table: "WikiPages",
                column: "ParentId");

            migrationBuilder.CreateIndex(
                name: "IX_WikiPages_Path",
                table: "WikiPages",
                column: "Path");

            migrationBuilder.CreateIndex(
                name: "IX_WikiPages_PublishedBy",
                table: "WikiPages",
                column: "PublishedBy");

            migrationBuilder.CreateIndex(
                name: "IX_WikiPages_SpaceId_ChangedAt",
                table: "WikiPages",
                columns: new[] { "SpaceId", "ChangedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_WikiPages_SpaceId_ParentId_Rank",
                table: "WikiPages",
                columns: new[] { "SpaceId", "ParentId", "Rank" });

            migrationBuilder.CreateIndex(
                name: "IX_WikiPages_SpaceId_ReviewOn",
                table: "WikiPages",
                columns: new[] { "SpaceId", "ReviewOn" });

            migrationBuilder.CreateIndex(
                name: "IX_WikiPages_SpaceId_Slug",
                table: "WikiPages",
                columns: new[] { "SpaceId", "Slug" },
                unique: true,
                filter: "DeletedAt IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_WikiPages_SpaceId_SourceKey",
                table: "WikiPages",
                columns: new[] { "SpaceId", "SourceKey" });

            migrationBuilder.CreateIndex(
                name: "IX_WikiPages_SpaceId_TitleKey",
                table: "WikiPages",
                columns: new[] { "SpaceId", "TitleKey" },
                unique: true,
                filter: "DeletedAt IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_WikiPages_TemplateId",
                table: "WikiPages",
                column: "TemplateId");

            migrationBuilder.CreateIndex(
                name: "IX_WikiPages_VerifiedBy",
                table: "WikiPages",
                column: "VerifiedBy");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "PageAliases");

            migrationBuilder.DropTable(
                name: "PageGrants");

            migrationBuilder.DropTable(
                name: "PageReviews");

            migrationBuilder.DropTable(
                name: "PageRevisions");

            migrationBuilder.DropTable(
                name: "References");

            migrationBuilder.DropTable(
                name: "SpaceGrants");

            migrationBuilder.DropTable(
                name: "Watches");

            migrationBuilder.DropTable(
                name: "WikiPages");

            migrationBuilder.DropTable(
                name: "PageTemplates");

            migrationBuilder.DropTable(
                name: "Spaces");

            migrationBuilder.DropIndex(
                name: "IX_AuditEvents_Subject_At",
                table: "AuditEvents");
        }
    }
}
