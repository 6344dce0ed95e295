using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AsyncWork.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ImportedParts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "SourceKey",
                table: "Checklists",
                type: "TEXT",
                unicode: false,
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "SourceKey",
                table: "ChecklistItems",
                type: "TEXT",
                unicode: false,
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "ContentSince",
                table: "CalendarFeeds",
                type: "TEXT",
                precision: 3,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ContentTag",
                table: "CalendarFeeds",
                type: "TEXT",
                unicode: false,
                maxLength: 64,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "ImportedParts",
                columns: table => new
                {
                    ImportId = table.Column<int>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", unicode: false, maxLength: 10, nullable: false),
                    PartId = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ImportedParts", x => new { x.ImportId, x.Kind, x.PartId });
                    table.ForeignKey(
                        name: "FK_ImportedParts_BoardImports_ImportId",
                        column: x => x.ImportId,
                        principalTable: "BoardImports",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ImportedParts");

            migrationBuilder.DropColumn(
                name: "SourceKey",
                table: "Checklists");

            migrationBuilder.DropColumn(
                name: "SourceKey",
                table: "ChecklistItems");

            migrationBuilder.DropColumn(
                name: "ContentSince",
                table: "CalendarFeeds");

            migrationBuilder.DropColumn(
                name: "ContentTag",
                table: "CalendarFeeds");
        }
    }
}
