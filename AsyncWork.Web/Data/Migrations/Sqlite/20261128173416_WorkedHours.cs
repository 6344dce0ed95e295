using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

#pragma warning disable CA1814 // Prefer jagged arrays over multidimensional

namespace AsyncWork.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class WorkedHours : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_TimeEntries_CardId",
                table: "TimeEntries");

            migrationBuilder.DropIndex(
                name: "IX_TimeEntries_ImportId",
                table: "TimeEntries");

            migrationBuilder.DropIndex(
                name: "IX_TimeEntries_ImportKey",
                table: "TimeEntries");

            migrationBuilder.DropIndex(
                name: "IX_TimeEntries_ProjectId",
                table: "TimeEntries");

            migrationBuilder.DropIndex(
                name: "IX_TimeEntries_ReplacesId",
                table: "TimeEntries");

            migrationBuilder.DropIndex(
                name: "IX_TimeEntries_ReversalOfId",
                table: "TimeEntries");

            migrationBuilder.CreateTable(
                name: "WorkedHours",
                columns: table => new
                {
                    PersonId = table.Column<int>(type: "INTEGER", nullable: false),
                    Date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    TeamId = table.Column<int>(type: "INTEGER", nullable: true),
                    Zone = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Hours = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WorkedHours", x => new { x.PersonId, x.Date });
                    table.ForeignKey(
                        name: "FK_WorkedHours_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_WorkedHours_Teams_TeamId",
                        column: x => x.TeamId,
                        principalTable: "Teams",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_TimeEntries_CardId",
                table: "TimeEntries",
                column: "CardId",
                filter: "CardId IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_TimeEntries_ImportId",
                table: "TimeEntries",
                column: "ImportId",
                filter: "ImportId IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_TimeEntries_ImportKey",
                table: "TimeEntries",
                column: "ImportKey",
                unique: true,
                filter: "ImportKey IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_TimeEntries_ProjectId_Date_Minutes",
                table: "TimeEntries",
                columns: new[] { "ProjectId", "Date", "Minutes" });

            migrationBuilder.CreateIndex(
                name: "IX_TimeEntries_ReplacesId",
                table: "TimeEntries",
                column: "ReplacesId",
                filter: "ReplacesId IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_TimeEntries_ReversalOfId",
                table: "TimeEntries",
                column: "ReversalOfId",
                unique: true,
                filter: "ReversalOfId IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_WorkedHours_Date_Zone_Hours_TeamId_PersonId",
                table: "WorkedHours",
                columns: new[] { "Date", "Zone", "Hours", "TeamId", "PersonId" });

            migrationBuilder.CreateIndex(
                name: "IX_WorkedHours_TeamId_Date_Zone_Hours_PersonId",
                table: "WorkedHours",
                columns: new[] { "TeamId", "Date", "Zone", "Hours", "PersonId" });

            // What follows from the entries that are there; from now on it is kept beside them.
            migrationBuilder.Sql(
                """
                INSERT INTO WorkedHours (PersonId, Date, TeamId, Zone, Hours)
                SELECT worked.PersonId, worked.Date, clocks.TeamId, clocks.Zone, SUM(worked.Bit)
                FROM (
                    SELECT e.PersonId, e.Date AS Date, h.Bit
                    FROM TimeEntries e JOIN HoursOfDay h ON (e.HourMask & h.Bit) <> 0
                    WHERE e.HourMask <> 0 AND NOT EXISTS (SELECT 1 FROM TimeEntries r WHERE r.ReversalOfId = e.Id)
                    UNION
                    SELECT e.PersonId, date(e.Date, '+1 day') AS Date, h.Bit
                    FROM TimeEntries e JOIN HoursOfDay h ON (e.NextDayHourMask & h.Bit) <> 0
                    WHERE e.NextDayHourMask <> 0 AND NOT EXISTS (SELECT 1 FROM TimeEntries r WHERE r.ReversalOfId = e.Id)
                ) AS worked
                JOIN (
                    SELECT each.PersonId, each.Date, MAX(each.TeamId) AS TeamId, MIN(each.Zone) AS Zone
                    FROM (
                        SELECT e.PersonId, e.Date AS Date, e.TeamId, e.Zone FROM TimeEntries e WHERE e.HourMask <> 0
                        UNION ALL
                        SELECT e.PersonId, date(e.Date, '+1 day') AS Date, e.TeamId, e.Zone FROM TimeEntries e WHERE e.NextDayHourMask <> 0
                    ) AS each
                    GROUP BY each.PersonId, each.Date
                ) AS clocks ON clocks.PersonId = worked.PersonId AND clocks.Date = worked.Date
                GROUP BY worked.PersonId, worked.Date, clocks.TeamId, clocks.Zone
                """);

            migrationBuilder.DropTable(
                name: "HoursOfDay");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "WorkedHours");

            migrationBuilder.DropIndex(
                name: "IX_TimeEntries_CardId",
                table: "TimeEntries");

            migrationBuilder.DropIndex(
                name: "IX_TimeEntries_ImportId",
                table: "TimeEntries");

            migrationBuilder.DropIndex(
                name: "IX_TimeEntries_ImportKey",
                table: "TimeEntries");

            migrationBuilder.DropIndex(
                name: "IX_TimeEntries_ProjectId_Date_Minutes",
                table: "TimeEntries");

            migrationBuilder.DropIndex(
                name: "IX_TimeEntries_ReplacesId",
                table: "TimeEntries");

            migrationBuilder.DropIndex(
                name: "IX_TimeEntries_ReversalOfId",
                table: "TimeEntries");

            migrationBuilder.CreateTable(
                name: "HoursOfDay",
                columns: table => new
                {
                    Hour = table.Column<int>(type: "INTEGER", nullable: false),
                    Bit = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HoursOfDay", x => x.Hour);
                });

            migrationBuilder.InsertData(
                table: "HoursOfDay",
                columns: new[] { "Hour", "Bit" },
                values: new object[,]
                {
                    { 0, 1 },
                    { 1, 2 },
                    { 2, 4 },
                    { 3, 8 },
                    { 4, 16 },
                    { 5, 32 },
                    { 6, 64 },
                    { 7, 128 },
                    { 8, 256 },
                    { 9, 512 },
                    { 10, 1024 },
                    { 11, 2048 },
                    { 12, 4096 },
                    { 13, 8192 },
                    { 14, 16384 },
                    { 15, 32768 },
                    { 16, 65536 },
                    { 17, 131072 },
                    { 18, 262144 },
                    { 19, 524288 },
                    { 20, 1048576 },
                    { 21, 2097152 },
                    { 22, 4194304 },
                    { 23, 8388608 }
                });

            migrationBuilder.CreateIndex(
                name: "IX_TimeEntries_CardId",
                table: "TimeEntries",
                column: "CardId");

            migrationBuilder.CreateIndex(
                name: "IX_TimeEntries_ImportId",
                table: "TimeEntries",
                column: "ImportId");

            migrationBuilder.CreateIndex(
                name: "IX_TimeEntries_ImportKey",
                table: "TimeEntries",
                column: "ImportKey",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_TimeEntries_ProjectId",
                table: "TimeEntries",
                column: "ProjectId");

            migrationBuilder.CreateIndex(
                name: "IX_TimeEntries_ReplacesId",
                table: "TimeEntries",
                column: "ReplacesId");

            migrationBuilder.CreateIndex(
                name: "IX_TimeEntries_ReversalOfId",
                table: "TimeEntries",
                column: "ReversalOfId",
                unique: true);
        }
    }
}
