using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AsyncWork.Web.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class Search : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "SearchEntries",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Kind = table.Column<string>(type: "varchar(10)", unicode: false, maxLength: 10, nullable: false),
                    OwnerId = table.Column<int>(type: "int", nullable: true),
                    ChangedAt = table.Column<DateTime>(type: "datetime2(3)", precision: 3, nullable: true),
                    Title = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false),
                    CardId = table.Column<int>(type: "int", nullable: true),
                    CommentId = table.Column<int>(type: "int", nullable: true),
                    DecisionId = table.Column<int>(type: "int", nullable: true),
                    FileId = table.Column<int>(type: "int", nullable: true),
                    PageId = table.Column<int>(type: "int", nullable: true),
                    PersonId = table.Column<int>(type: "int", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SearchEntries", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SearchEntries_Attachments_FileId",
                        column: x => x.FileId,
                        principalTable: "Attachments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_SearchEntries_Cards_CardId",
                        column: x => x.CardId,
                        principalTable: "Cards",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_SearchEntries_Comments_CommentId",
                        column: x => x.CommentId,
                        principalTable: "Comments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_SearchEntries_Decisions_DecisionId",
                        column: x => x.DecisionId,
                        principalTable: "Decisions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_SearchEntries_People_OwnerId",
                        column: x => x.OwnerId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SearchEntries_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_SearchEntries_WikiPages_PageId",
                        column: x => x.PageId,
                        principalTable: "WikiPages",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "SearchContents",
                columns: table => new
                {
                    EntryId = table.Column<int>(type: "int", nullable: false),
                    Title = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false),
                    Text = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SearchContents", x => x.EntryId);
                    table.ForeignKey(
                        name: "FK_SearchContents_SearchEntries_EntryId",
                        column: x => x.EntryId,
                        principalTable: "SearchEntries",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_SearchEntries_CardId",
                table: "SearchEntries",
                column: "CardId");

            migrationBuilder.CreateIndex(
                name: "IX_SearchEntries_CommentId",
                table: "SearchEntries",
                column: "CommentId");

            migrationBuilder.CreateIndex(
                name: "IX_SearchEntries_DecisionId",
                table: "SearchEntries",
                column: "DecisionId");

            migrationBuilder.CreateIndex(
                name: "IX_SearchEntries_FileId",
                table: "SearchEntries",
                column: "FileId");

            migrationBuilder.CreateIndex(
                name: "IX_SearchEntries_OwnerId",
                table: "SearchEntries",
                column: "OwnerId");

            migrationBuilder.CreateIndex(
                name: "IX_SearchEntries_PageId",
                table: "SearchEntries",
                column: "PageId");

            migrationBuilder.CreateIndex(
                name: "IX_SearchEntries_PersonId",
                table: "SearchEntries",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "UX_SearchEntries_Card",
                table: "SearchEntries",
                column: "CardId",
                unique: true,
                filter: "Kind = 'Card'");

            migrationBuilder.CreateIndex(
                name: "UX_SearchEntries_Comment",
                table: "SearchEntries",
                column: "CommentId",
                unique: true,
                filter: "Kind = 'Comment'");

            migrationBuilder.CreateIndex(
                name: "UX_SearchEntries_Decision",
                table: "SearchEntries",
                column: "DecisionId",
                unique: true,
                filter: "Kind = 'Decision'");

            migrationBuilder.CreateIndex(
                name: "UX_SearchEntries_File",
                table: "SearchEntries",
                column: "FileId",
                unique: true,
                filter: "Kind = 'File'");

            migrationBuilder.CreateIndex(
                name: "UX_SearchEntries_Page",
                table: "SearchEntries",
                column: "PageId",
                unique: true,
                filter: "Kind = 'Page'");

            migrationBuilder.CreateIndex(
                name: "UX_SearchEntries_Person",
                table: "SearchEntries",
                column: "PersonId",
                unique: true,
                filter: "Kind = 'Person'");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "SearchContents");

            migrationBuilder.DropTable(
                name: "SearchEntries");
        }
    }
}
