using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AsyncWork.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class AddPilots : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Pilots",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    TeamId = table.Column<int>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    Goal = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    SponsorId = table.Column<int>(type: "INTEGER", nullable: false),
                    StartsOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", unicode: false, maxLength: 10, nullable: false),
                    PlannedBy = table.Column<int>(type: "INTEGER", nullable: false),
                    PlannedAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: false),
                    StartedAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: true),
                    EndedAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: true),
                    MeasuredWeeks = table.Column<int>(type: "INTEGER", nullable: false),
                    StopReason = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    Verdict = table.Column<string>(type: "TEXT", unicode: false, maxLength: 10, nullable: true),
                    VerdictReason = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    EndedBy = table.Column<int>(type: "INTEGER", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Pilots", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Pilots_People_EndedBy",
                        column: x => x.EndedBy,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Pilots_People_PlannedBy",
                        column: x => x.PlannedBy,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Pilots_People_SponsorId",
                        column: x => x.SponsorId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Pilots_Teams_TeamId",
                        column: x => x.TeamId,
                        principalTable: "Teams",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PilotAnswers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PilotId = table.Column<int>(type: "INTEGER", nullable: false),
                    PersonId = table.Column<int>(type: "INTEGER", nullable: true),
                    Score = table.Column<int>(type: "INTEGER", nullable: false),
                    Comment = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PilotAnswers", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PilotAnswers_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PilotAnswers_Pilots_PilotId",
                        column: x => x.PilotId,
                        principalTable: "Pilots",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "PilotChecks",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    PilotId = table.Column<int>(type: "INTEGER", nullable: false),
                    Week = table.Column<int>(type: "INTEGER", nullable: false),
                    Helped = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    Hindered = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    Change = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    By = table.Column<int>(type: "INTEGER", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PilotChecks", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PilotChecks_People_By",
                        column: x => x.By,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PilotChecks_Pilots_PilotId",
                        column: x => x.PilotId,
                        principalTable: "Pilots",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "PilotFigures",
                columns: table => new
                {
                    PilotId = table.Column<int>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", unicode: false, maxLength: 30, nullable: false),
                    Part = table.Column<int>(type: "INTEGER", nullable: false),
                    Value = table.Column<decimal>(type: "TEXT", precision: 12, scale: 4, nullable: true),
                    N = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PilotFigures", x => new { x.PilotId, x.Kind, x.Part });
                    table.ForeignKey(
                        name: "FK_PilotFigures_Pilots_PilotId",
                        column: x => x.PilotId,
                        principalTable: "Pilots",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "PilotMeasures",
                columns: table => new
                {
                    PilotId = table.Column<int>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", unicode: false, maxLength: 30, nullable: false),
                    Target = table.Column<decimal>(type: "TEXT", precision: 12, scale: 4, nullable: false),
                    FirstTarget = table.Column<decimal>(type: "TEXT", precision: 12, scale: 4, nullable: false),
                    Reasons = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PilotMeasures", x => new { x.PilotId, x.Kind });
                    table.ForeignKey(
                        name: "FK_PilotMeasures_Pilots_PilotId",
                        column: x => x.PilotId,
                        principalTable: "Pilots",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "PilotTasks",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    PilotId = table.Column<int>(type: "INTEGER", nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    PersonId = table.Column<int>(type: "INTEGER", nullable: true),
                    DueOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    DoneAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: true),
                    DoneBy = table.Column<int>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PilotTasks", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PilotTasks_People_DoneBy",
                        column: x => x.DoneBy,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PilotTasks_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PilotTasks_Pilots_PilotId",
                        column: x => x.PilotId,
                        principalTable: "Pilots",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_PilotAnswers_PersonId",
                table: "PilotAnswers",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_PilotAnswers_PilotId_PersonId",
                table: "PilotAnswers",
                columns: new[] { "PilotId", "PersonId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PilotChecks_By",
                table: "PilotChecks",
                column: "By");

            migrationBuilder.CreateIndex(
                name: "IX_PilotChecks_PilotId_Week",
                table: "PilotChecks",
                columns: new[] { "PilotId", "Week" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Pilots_EndedBy",
                table: "Pilots",
                column: "EndedBy");

            migrationBuilder.CreateIndex(
                name: "IX_Pilots_PlannedBy",
                table: "Pilots",
                column: "PlannedBy");

            migrationBuilder.CreateIndex(
                name: "IX_Pilots_RunningOfTeam",
                table: "Pilots",
                column: "TeamId",
                unique: true,
                filter: "State = 'Running'");

            migrationBuilder.CreateIndex(
                name: "IX_Pilots_SponsorId",
                table: "Pilots",
                column: "SponsorId");

            migrationBuilder.CreateIndex(
                name: "IX_Pilots_State_StartsOn",
                table: "Pilots",
                columns: new[] { "State", "StartsOn" });

            migrationBuilder.CreateIndex(
                name: "IX_Pilots_TeamId_StartsOn",
                table: "Pilots",
                columns: new[] { "TeamId", "StartsOn" });

            migrationBuilder.CreateIndex(
                name: "IX_PilotTasks_DoneBy",
                table: "PilotTasks",
                column: "DoneBy");

            migrationBuilder.CreateIndex(
                name: "IX_PilotTasks_PersonId",
                table: "PilotTasks",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_PilotTasks_PilotId_DueOn",
                table: "PilotTasks",
                columns: new[] { "PilotId", "DueOn" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "PilotAnswers");

            migrationBuilder.DropTable(
                name: "PilotChecks");

            migrationBuilder.DropTable(
                name: "PilotFigures");

            migrationBuilder.DropTable(
                name: "PilotMeasures");

            migrationBuilder.DropTable(
                name: "PilotTasks");

            migrationBuilder.DropTable(
                name: "Pilots");
        }
    }
}
