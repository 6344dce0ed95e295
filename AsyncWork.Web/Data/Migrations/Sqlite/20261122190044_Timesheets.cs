using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AsyncWork.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Timesheets : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_TimeEntries_PersonId_Date",
                table: "TimeEntries");

            migrationBuilder.DropCheckConstraint(
                name: "CK_TimeEntries_Minutes",
                table: "TimeEntries");

            migrationBuilder.AddColumn<string>(
                name: "Reason",
                table: "TimeEntries",
                type: "TEXT",
                maxLength: 400,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "ReplacesId",
                table: "TimeEntries",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "ReversalOfId",
                table: "TimeEntries",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<TimeOnly>(
                name: "CoreEnd",
                table: "Teams",
                type: "TEXT",
                precision: 0,
                nullable: true);

            migrationBuilder.AddColumn<TimeOnly>(
                name: "CoreStart",
                table: "Teams",
                type: "TEXT",
                precision: 0,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "CoreZone",
                table: "Teams",
                type: "TEXT",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Model",
                table: "Teams",
                type: "TEXT",
                maxLength: 20,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "OverlapTarget",
                table: "Teams",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "BudgetMinutes",
                table: "Projects",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Version",
                table: "Projects",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "Version",
                table: "Activities",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "Absences",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    PersonId = table.Column<int>(type: "INTEGER", nullable: false),
                    FirstDay = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    LastDay = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    DeputyId = table.Column<int>(type: "INTEGER", nullable: true),
                    Note = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    RequestedBy = table.Column<int>(type: "INTEGER", nullable: false),
                    RequestedAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: false),
                    DecidedBy = table.Column<int>(type: "INTEGER", nullable: true),
                    DecidedAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: true),
                    Comment = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Absences", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Absences_People_DeputyId",
                        column: x => x.DeputyId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Absences_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ClosedMonths",
                columns: table => new
                {
                    FirstDay = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    By = table.Column<int>(type: "INTEGER", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ClosedMonths", x => x.FirstDay);
                });

            migrationBuilder.CreateTable(
                name: "Holidays",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Location = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Holidays", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "IdleTimes",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    PersonId = table.Column<int>(type: "INTEGER", nullable: false),
                    TeamId = table.Column<int>(type: "INTEGER", nullable: true),
                    Date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Start = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: false),
                    Minutes = table.Column<int>(type: "INTEGER", nullable: false),
                    Outcome = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_IdleTimes", x => x.Id);
                    table.ForeignKey(
                        name: "FK_IdleTimes_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_IdleTimes_Teams_TeamId",
                        column: x => x.TeamId,
                        principalTable: "Teams",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "RunningTimers",
                columns: table => new
                {
                    PersonId = table.Column<int>(type: "INTEGER", nullable: false),
                    ProjectId = table.Column<int>(type: "INTEGER", nullable: true),
                    ActivityId = table.Column<int>(type: "INTEGER", nullable: true),
                    Description = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    Zone = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    StartedAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: false),
                    SeenAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: false),
                    IdleFrom = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: true),
                    IdleUntil = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RunningTimers", x => x.PersonId);
                    table.ForeignKey(
                        name: "FK_RunningTimers_Activities_ActivityId",
                        column: x => x.ActivityId,
                        principalTable: "Activities",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_RunningTimers_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_RunningTimers_Projects_ProjectId",
                        column: x => x.ProjectId,
                        principalTable: "Projects",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Timesheets",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    PersonId = table.Column<int>(type: "INTEGER", nullable: false),
                    Monday = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    SubmittedAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: true),
                    SubmittedMinutes = table.Column<int>(type: "INTEGER", nullable: false),
                    DecidedBy = table.Column<int>(type: "INTEGER", nullable: true),
                    DecidedAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: true),
                    Comment = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    RemindedAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Timesheets", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Timesheets_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_TimeEntries_PersonId_Date_Start_End",
                table: "TimeEntries",
                columns: new[] { "PersonId", "Date", "Start", "End" });

            migrationBuilder.CreateIndex(
                name: "IX_TimeEntries_ReplacesId",
                table: "TimeEntries",
                column: "ReplacesId");

            migrationBuilder.CreateIndex(
                name: "IX_TimeEntries_ReversalOfId",
                table: "TimeEntries",
                column: "ReversalOfId",
                unique: true);

            migrationBuilder.AddCheckConstraint(
                name: "CK_TimeEntries_Minutes",
                table: "TimeEntries",
                sql: "Minutes <= 1440 AND (Minutes >= 0 OR (ReversalOfId IS NOT NULL AND Minutes >= -1440))");

            migrationBuilder.CreateIndex(
                name: "IX_Absences_DeputyId",
                table: "Absences",
                column: "DeputyId");

            migrationBuilder.CreateIndex(
                name: "IX_Absences_PersonId_LastDay",
                table: "Absences",
                columns: new[] { "PersonId", "LastDay" });

            migrationBuilder.CreateIndex(
                name: "IX_Absences_State_LastDay_FirstDay",
                table: "Absences",
                columns: new[] { "State", "LastDay", "FirstDay" });

            migrationBuilder.CreateIndex(
                name: "IX_Holidays_Date_Location",
                table: "Holidays",
                columns: new[] { "Date", "Location" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_IdleTimes_Date_TeamId",
                table: "IdleTimes",
                columns: new[] { "Date", "TeamId" });

            migrationBuilder.CreateIndex(
                name: "IX_IdleTimes_PersonId_Date",
                table: "IdleTimes",
                columns: new[] { "PersonId", "Date" });

            migrationBuilder.CreateIndex(
                name: "IX_IdleTimes_TeamId",
                table: "IdleTimes",
                column: "TeamId");

            migrationBuilder.CreateIndex(
                name: "IX_RunningTimers_ActivityId",
                table: "RunningTimers",
                column: "ActivityId");

            migrationBuilder.CreateIndex(
                name: "IX_RunningTimers_ProjectId",
                table: "RunningTimers",
                column: "ProjectId");

            migrationBuilder.CreateIndex(
                name: "IX_Timesheets_Monday",
                table: "Timesheets",
                column: "Monday");

            migrationBuilder.CreateIndex(
                name: "IX_Timesheets_PersonId_Monday",
                table: "Timesheets",
                columns: new[] { "PersonId", "Monday" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Timesheets_State_Monday",
                table: "Timesheets",
                columns: new[] { "State", "Monday" });

            migrationBuilder.AddForeignKey(
                name: "FK_TimeEntries_TimeEntries_ReplacesId",
                table: "TimeEntries",
                column: "ReplacesId",
                principalTable: "TimeEntries",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_TimeEntries_TimeEntries_ReversalOfId",
                table: "TimeEntries",
                column: "ReversalOfId",
                principalTable: "TimeEntries",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_TimeEntries_TimeEntries_ReplacesId",
                table: "TimeEntries");

            migrationBuilder.DropForeignKey(
                name: "FK_TimeEntries_TimeEntries_ReversalOfId",
                table: "TimeEntries");

            migrationBuilder.DropTable(
                name: "Absences");

            migrationBuilder.DropTable(
                name: "ClosedMonths");

            migrationBuilder.DropTable(
                name: "Holidays");

            migrationBuilder.DropTable(
                name: "IdleTimes");

            migrationBuilder.DropTable(
                name: "RunningTimers");

            migrationBuilder.DropTable(
                name: "Timesheets");

            migrationBuilder.DropIndex(
                name: "IX_TimeEntries_PersonId_Date_Start_End",
                table: "TimeEntries");

            migrationBuilder.DropIndex(
                name: "IX_TimeEntries_ReplacesId",
                table: "TimeEntries");

            migrationBuilder.DropIndex(
                name: "IX_TimeEntries_ReversalOfId",
                table: "TimeEntries");

            migrationBuilder.DropCheckConstraint(
                name: "CK_TimeEntries_Minutes",
                table: "TimeEntries");

            migrationBuilder.DropColumn(
                name: "Reason",
                table: "TimeEntries");

            migrationBuilder.DropColumn(
                name: "ReplacesId",
                table: "TimeEntries");

            migrationBuilder.DropColumn(
                name: "ReversalOfId",
                table: "TimeEntries");

            migrationBuilder.DropColumn(
                name: "CoreEnd",
                table: "Teams");

            migrationBuilder.DropColumn(
                name: "CoreStart",
                table: "Teams");

            migrationBuilder.DropColumn(
                name: "CoreZone",
                table: "Teams");

            migrationBuilder.DropColumn(
                name: "Model",
                table: "Teams");

            migrationBuilder.DropColumn(
                name: "OverlapTarget",
                table: "Teams");

            migrationBuilder.DropColumn(
                name: "BudgetMinutes",
                table: "Projects");

            migrationBuilder.DropColumn(
                name: "Version",
                table: "Projects");

            migrationBuilder.DropColumn(
                name: "Version",
                table: "Activities");

            migrationBuilder.CreateIndex(
                name: "IX_TimeEntries_PersonId_Date",
                table: "TimeEntries",
                columns: new[] { "PersonId", "Date" });

            migrationBuilder.AddCheckConstraint(
                name: "CK_TimeEntries_Minutes",
                table: "TimeEntries",
                sql: "Minutes >= 0 AND Minutes <= 1440");
        }
    }
}
