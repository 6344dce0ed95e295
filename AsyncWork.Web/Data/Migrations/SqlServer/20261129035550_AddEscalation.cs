using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AsyncWork.Web.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class AddEscalation : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "EscalationLadders",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    TeamId = table.Column<int>(type: "int", nullable: true),
                    Owner = table.Column<int>(type: "int", nullable: false),
                    ChangedBy = table.Column<int>(type: "int", nullable: true),
                    ChangedAt = table.Column<DateTime>(type: "datetime2(3)", precision: 3, nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EscalationLadders", x => x.Id);
                    table.ForeignKey(
                        name: "FK_EscalationLadders_People_ChangedBy",
                        column: x => x.ChangedBy,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_EscalationLadders_Teams_TeamId",
                        column: x => x.TeamId,
                        principalTable: "Teams",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "HiddenHints",
                columns: table => new
                {
                    SubjectKind = table.Column<string>(type: "varchar(10)", unicode: false, maxLength: 10, nullable: false),
                    SubjectId = table.Column<int>(type: "int", nullable: false),
                    PersonId = table.Column<int>(type: "int", nullable: false),
                    At = table.Column<DateTime>(type: "datetime2(3)", precision: 3, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HiddenHints", x => new { x.SubjectKind, x.SubjectId, x.PersonId });
                    table.ForeignKey(
                        name: "FK_HiddenHints_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "EscalationSteps",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    LadderId = table.Column<int>(type: "int", nullable: false),
                    Rank = table.Column<int>(type: "int", nullable: false),
                    Situation = table.Column<string>(type: "nvarchar(12)", maxLength: 12, nullable: false),
                    OwnWords = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    Do = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    By = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EscalationSteps", x => x.Id);
                    table.ForeignKey(
                        name: "FK_EscalationSteps_EscalationLadders_LadderId",
                        column: x => x.LadderId,
                        principalTable: "EscalationLadders",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "OnCall",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    LadderId = table.Column<int>(type: "int", nullable: false),
                    PersonId = table.Column<int>(type: "int", nullable: false),
                    Reach = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    To = table.Column<DateOnly>(type: "date", nullable: false),
                    SetBy = table.Column<int>(type: "int", nullable: false),
                    SetAt = table.Column<DateTime>(type: "datetime2(3)", precision: 3, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OnCall", x => x.Id);
                    table.ForeignKey(
                        name: "FK_OnCall_EscalationLadders_LadderId",
                        column: x => x.LadderId,
                        principalTable: "EscalationLadders",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_OnCall_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_OnCall_People_SetBy",
                        column: x => x.SetBy,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_EscalationLadders_ChangedBy",
                table: "EscalationLadders",
                column: "ChangedBy");

            migrationBuilder.CreateIndex(
                name: "IX_EscalationLadders_Owner",
                table: "EscalationLadders",
                column: "Owner",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_EscalationLadders_TeamId",
                table: "EscalationLadders",
                column: "TeamId");

            migrationBuilder.CreateIndex(
                name: "IX_EscalationSteps_LadderId",
                table: "EscalationSteps",
                column: "LadderId");

            migrationBuilder.CreateIndex(
                name: "IX_HiddenHints_PersonId",
                table: "HiddenHints",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_OnCall_LadderId_To",
                table: "OnCall",
                columns: new[] { "LadderId", "To" });

            migrationBuilder.CreateIndex(
                name: "IX_OnCall_PersonId",
                table: "OnCall",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_OnCall_SetBy",
                table: "OnCall",
                column: "SetBy");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "EscalationSteps");

            migrationBuilder.DropTable(
                name: "HiddenHints");

            migrationBuilder.DropTable(
                name: "OnCall");

            migrationBuilder.DropTable(
                name: "EscalationLadders");
        }
    }
}
