using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AsyncWork.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Advisor : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "AdviceTables",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    By = table.Column<int>(type: "INTEGER", nullable: true),
                    At = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: false),
                    Note = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AdviceTables", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AdviceTables_People_By",
                        column: x => x.By,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "AdviceRow",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    TableId = table.Column<int>(type: "INTEGER", nullable: false),
                    Criterion = table.Column<string>(type: "TEXT", maxLength: 12, nullable: false),
                    Answer = table.Column<string>(type: "TEXT", unicode: false, maxLength: 12, nullable: false),
                    Weight = table.Column<int>(type: "INTEGER", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AdviceRow", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AdviceRow_AdviceTables_TableId",
                        column: x => x.TableId,
                        principalTable: "AdviceTables",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_AdviceRow_TableId",
                table: "AdviceRow",
                column: "TableId");

            migrationBuilder.CreateIndex(
                name: "IX_AdviceTables_By",
                table: "AdviceTables",
                column: "By");

            migrationBuilder.CreateIndex(
                name: "IX_AdviceTables_Number",
                table: "AdviceTables",
                column: "Number",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AdviceRow");

            migrationBuilder.DropTable(
                name: "AdviceTables");
        }
    }
}
