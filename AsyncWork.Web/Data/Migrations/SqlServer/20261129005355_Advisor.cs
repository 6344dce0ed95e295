using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AsyncWork.Web.Data.Migrations.SqlServer
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
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Number = table.Column<int>(type: "int", nullable: false),
                    By = table.Column<int>(type: "int", nullable: true),
                    At = table.Column<DateTime>(type: "datetime2(3)", precision: 3, nullable: false),
                    Note = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false)
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
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    TableId = table.Column<int>(type: "int", nullable: false),
                    Criterion = table.Column<string>(type: "nvarchar(12)", maxLength: 12, nullable: false),
                    Answer = table.Column<string>(type: "varchar(12)", unicode: false, maxLength: 12, nullable: false),
                    Weight = table.Column<int>(type: "int", nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false)
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
