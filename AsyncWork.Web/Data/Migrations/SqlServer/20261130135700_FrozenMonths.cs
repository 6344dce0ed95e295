using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AsyncWork.Web.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class FrozenMonths : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "FrozenMonths",
                columns: table => new
                {
                    First = table.Column<DateOnly>(type: "date", nullable: false),
                    FrozenAt = table.Column<DateTime>(type: "datetime2(3)", precision: 3, nullable: false),
                    DefinitionsVersion = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FrozenMonths", x => x.First);
                });

            migrationBuilder.CreateTable(
                name: "FrozenFigures",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    MonthFirst = table.Column<DateOnly>(type: "date", nullable: false),
                    TeamId = table.Column<int>(type: "int", nullable: true),
                    Key = table.Column<string>(type: "varchar(60)", unicode: false, maxLength: 60, nullable: false),
                    Value = table.Column<decimal>(type: "decimal(20,10)", precision: 20, scale: 10, nullable: true),
                    N = table.Column<int>(type: "int", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FrozenFigures", x => x.Id);
                    table.ForeignKey(
                        name: "FK_FrozenFigures_FrozenMonths_MonthFirst",
                        column: x => x.MonthFirst,
                        principalTable: "FrozenMonths",
                        principalColumn: "First",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_FrozenFigures_Teams_TeamId",
                        column: x => x.TeamId,
                        principalTable: "Teams",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_FrozenFigures_MonthFirst_TeamId_Key",
                table: "FrozenFigures",
                columns: new[] { "MonthFirst", "TeamId", "Key" });

            migrationBuilder.CreateIndex(
                name: "IX_FrozenFigures_TeamId",
                table: "FrozenFigures",
                column: "TeamId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "FrozenFigures");

            migrationBuilder.DropTable(
                name: "FrozenMonths");
        }
    }
}
