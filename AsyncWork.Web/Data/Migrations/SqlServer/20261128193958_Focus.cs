using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AsyncWork.Web.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class Focus : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "MeetingFreeDays",
                table: "Teams",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "FocusWeek",
                table: "People",
                type: "nvarchar(400)",
                maxLength: 400,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "PinnedWork",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    PersonId = table.Column<int>(type: "int", nullable: false),
                    ProjectId = table.Column<int>(type: "int", nullable: false),
                    ActivityId = table.Column<int>(type: "int", nullable: true),
                    Description = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: false),
                    PinnedOn = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PinnedWork", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PinnedWork_Activities_ActivityId",
                        column: x => x.ActivityId,
                        principalTable: "Activities",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.SetNull);
                    table.ForeignKey(
                        name: "FK_PinnedWork_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_PinnedWork_Projects_ProjectId",
                        column: x => x.ProjectId,
                        principalTable: "Projects",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_PinnedWork_ActivityId",
                table: "PinnedWork",
                column: "ActivityId");

            migrationBuilder.CreateIndex(
                name: "IX_PinnedWork_PersonId",
                table: "PinnedWork",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_PinnedWork_ProjectId",
                table: "PinnedWork",
                column: "ProjectId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "PinnedWork");

            migrationBuilder.DropColumn(
                name: "MeetingFreeDays",
                table: "Teams");

            migrationBuilder.DropColumn(
                name: "FocusWeek",
                table: "People");
        }
    }
}
