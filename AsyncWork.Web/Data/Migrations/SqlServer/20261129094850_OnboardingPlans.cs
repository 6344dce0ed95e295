using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AsyncWork.Web.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class OnboardingPlans : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_WikiPages_DeletedAt",
                table: "WikiPages");

            migrationBuilder.DropIndex(
                name: "IX_Cards_DeletedAt",
                table: "Cards");

            migrationBuilder.CreateTable(
                name: "OnboardingPlans",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    PersonId = table.Column<int>(type: "int", nullable: false),
                    TemplateId = table.Column<int>(type: "int", nullable: false),
                    TemplateName = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    Kind = table.Column<string>(type: "varchar(12)", unicode: false, maxLength: 12, nullable: false),
                    Role = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    StartsOn = table.Column<DateOnly>(type: "date", nullable: false),
                    EndsOn = table.Column<DateOnly>(type: "date", nullable: false),
                    ManagerId = table.Column<int>(type: "int", nullable: false),
                    BuddyId = table.Column<int>(type: "int", nullable: true),
                    HRId = table.Column<int>(type: "int", nullable: false),
                    ITId = table.Column<int>(type: "int", nullable: true),
                    State = table.Column<string>(type: "varchar(10)", unicode: false, maxLength: 10, nullable: false),
                    StartedBy = table.Column<int>(type: "int", nullable: false),
                    StartedAt = table.Column<DateTime>(type: "datetime2(3)", precision: 3, nullable: false),
                    EndedAt = table.Column<DateTime>(type: "datetime2(3)", precision: 3, nullable: true),
                    StopReason = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: false),
                    ReadyOn = table.Column<DateOnly>(type: "date", nullable: true),
                    StepCount = table.Column<int>(type: "int", nullable: false),
                    DoneCount = table.Column<int>(type: "int", nullable: false),
                    RequiredOpen = table.Column<int>(type: "int", nullable: false),
                    NextDueOn = table.Column<DateOnly>(type: "date", nullable: true),
                    NextDoerId = table.Column<int>(type: "int", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false),
                    PreboardingKey = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    PreboardingUntil = table.Column<DateOnly>(type: "date", nullable: true),
                    InviteOn = table.Column<DateOnly>(type: "date", nullable: true),
                    InvitedAt = table.Column<DateTime>(type: "datetime2(3)", precision: 3, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OnboardingPlans", x => x.Id);
                    table.ForeignKey(
                        name: "FK_OnboardingPlans_OnboardingTemplates_TemplateId",
                        column: x => x.TemplateId,
                        principalTable: "OnboardingTemplates",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_OnboardingPlans_People_BuddyId",
                        column: x => x.BuddyId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_OnboardingPlans_People_HRId",
                        column: x => x.HRId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_OnboardingPlans_People_ITId",
                        column: x => x.ITId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_OnboardingPlans_People_ManagerId",
                        column: x => x.ManagerId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_OnboardingPlans_People_NextDoerId",
                        column: x => x.NextDoerId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_OnboardingPlans_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_OnboardingPlans_People_StartedBy",
                        column: x => x.StartedBy,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CheckIns",
                columns: table => new
                {
                    PlanId = table.Column<int>(type: "int", nullable: false),
                    Day = table.Column<int>(type: "int", nullable: false),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: false),
                    AnsweredAt = table.Column<DateTime>(type: "datetime2(3)", precision: 3, nullable: true),
                    Ready = table.Column<int>(type: "int", nullable: true),
                    Helped = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false),
                    Missing = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false),
                    RemindedAt = table.Column<DateTime>(type: "datetime2(3)", precision: 3, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CheckIns", x => new { x.PlanId, x.Day });
                    table.ForeignKey(
                        name: "FK_CheckIns_OnboardingPlans_PlanId",
                        column: x => x.PlanId,
                        principalTable: "OnboardingPlans",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "PlanEvents",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    PlanId = table.Column<int>(type: "int", nullable: false),
                    At = table.Column<DateTime>(type: "datetime2(3)", precision: 3, nullable: false),
                    By = table.Column<int>(type: "int", nullable: true),
                    Text = table.Column<string>(type: "nvarchar(600)", maxLength: 600, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PlanEvents", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PlanEvents_OnboardingPlans_PlanId",
                        column: x => x.PlanId,
                        principalTable: "OnboardingPlans",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_PlanEvents_People_By",
                        column: x => x.By,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PlanModules",
                columns: table => new
                {
                    PlanId = table.Column<int>(type: "int", nullable: false),
                    ModuleId = table.Column<int>(type: "int", nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PlanModules", x => new { x.PlanId, x.ModuleId });
                    table.ForeignKey(
                        name: "FK_PlanModules_OnboardingModules_ModuleId",
                        column: x => x.ModuleId,
                        principalTable: "OnboardingModules",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PlanModules_OnboardingPlans_PlanId",
                        column: x => x.PlanId,
                        principalTable: "OnboardingPlans",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "PlanSteps",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    PlanId = table.Column<int>(type: "int", nullable: false),
                    ModuleId = table.Column<int>(type: "int", nullable: true),
                    DoerId = table.Column<int>(type: "int", nullable: false),
                    IsHandedOver = table.Column<bool>(type: "bit", nullable: false),
                    IsOwn = table.Column<bool>(type: "bit", nullable: false),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: false),
                    State = table.Column<string>(type: "varchar(15)", unicode: false, maxLength: 15, nullable: false),
                    SettledAt = table.Column<DateTime>(type: "datetime2(3)", precision: 3, nullable: true),
                    SettledBy = table.Column<int>(type: "int", nullable: true),
                    DoneOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Reason = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: false),
                    Result = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false),
                    PageId = table.Column<int>(type: "int", nullable: true),
                    PageTitle = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    PageRevision = table.Column<int>(type: "int", nullable: true),
                    RemindedAt = table.Column<DateTime>(type: "datetime2(3)", precision: 3, nullable: true),
                    Key = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Place = table.Column<int>(type: "int", nullable: false),
                    Phase = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    Depth = table.Column<int>(type: "int", nullable: false),
                    Title = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Text = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false),
                    Html = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false),
                    Kind = table.Column<string>(type: "varchar(20)", unicode: false, maxLength: 20, nullable: false),
                    Owner = table.Column<string>(type: "varchar(10)", unicode: false, maxLength: 10, nullable: false),
                    OwnerId = table.Column<int>(type: "int", nullable: true),
                    DueDays = table.Column<int>(type: "int", nullable: false),
                    IsRequired = table.Column<bool>(type: "bit", nullable: false),
                    Url = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    Questions = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false),
                    Fields = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PlanSteps", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PlanSteps_OnboardingModules_ModuleId",
                        column: x => x.ModuleId,
                        principalTable: "OnboardingModules",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PlanSteps_OnboardingPlans_PlanId",
                        column: x => x.PlanId,
                        principalTable: "OnboardingPlans",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_PlanSteps_People_DoerId",
                        column: x => x.DoerId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PlanSteps_People_OwnerId",
                        column: x => x.OwnerId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PlanSteps_People_SettledBy",
                        column: x => x.SettledBy,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_WikiPages_DeletedAt",
                table: "WikiPages",
                column: "DeletedAt",
                filter: "DeletedAt IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Cards_DeletedAt",
                table: "Cards",
                column: "DeletedAt",
                filter: "DeletedAt IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_CheckIns_DueOn",
                table: "CheckIns",
                column: "DueOn");

            migrationBuilder.CreateIndex(
                name: "IX_OnboardingPlans_BuddyId",
                table: "OnboardingPlans",
                column: "BuddyId");

            migrationBuilder.CreateIndex(
                name: "IX_OnboardingPlans_EndsOn",
                table: "OnboardingPlans",
                column: "EndsOn");

            migrationBuilder.CreateIndex(
                name: "IX_OnboardingPlans_HRId",
                table: "OnboardingPlans",
                column: "HRId");

            migrationBuilder.CreateIndex(
                name: "IX_OnboardingPlans_InviteOn",
                table: "OnboardingPlans",
                column: "InviteOn",
                filter: "InviteOn IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_OnboardingPlans_ITId",
                table: "OnboardingPlans",
                column: "ITId");

            migrationBuilder.CreateIndex(
                name: "IX_OnboardingPlans_ManagerId",
                table: "OnboardingPlans",
                column: "ManagerId");

            migrationBuilder.CreateIndex(
                name: "IX_OnboardingPlans_NextDoerId",
                table: "OnboardingPlans",
                column: "NextDoerId");

            migrationBuilder.CreateIndex(
                name: "IX_OnboardingPlans_PersonId",
                table: "OnboardingPlans",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_OnboardingPlans_Running",
                table: "OnboardingPlans",
                columns: new[] { "PersonId", "Kind" },
                unique: true,
                filter: "State = 'Running'");

            migrationBuilder.CreateIndex(
                name: "IX_OnboardingPlans_StartedBy",
                table: "OnboardingPlans",
                column: "StartedBy");

            migrationBuilder.CreateIndex(
                name: "IX_OnboardingPlans_State_StartsOn",
                table: "OnboardingPlans",
                columns: new[] { "State", "StartsOn" });

            migrationBuilder.CreateIndex(
                name: "IX_OnboardingPlans_TemplateId",
                table: "OnboardingPlans",
                column: "TemplateId");

            migrationBuilder.CreateIndex(
                name: "IX_PlanEvents_By",
                table: "PlanEvents",
                column: "By");

            migrationBuilder.CreateIndex(
                name: "IX_PlanEvents_PlanId_Id",
                table: "PlanEvents",
                columns: new[] { "PlanId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_PlanModules_ModuleId",
                table: "PlanModules",
                column: "ModuleId");

            migrationBuilder.CreateIndex(
                name: "IX_PlanSteps_DueOn_State",
                table: "PlanSteps",
                columns: new[] { "DueOn", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_PlanSteps_Mine",
                table: "PlanSteps",
                columns: new[] { "DoerId", "DueOn" },
                filter: "State = 'Open'");

            migrationBuilder.CreateIndex(
                name: "IX_PlanSteps_ModuleId",
                table: "PlanSteps",
                column: "ModuleId");

            migrationBuilder.CreateIndex(
                name: "IX_PlanSteps_OwnerId",
                table: "PlanSteps",
                column: "OwnerId");

            migrationBuilder.CreateIndex(
                name: "IX_PlanSteps_PlanId_Key",
                table: "PlanSteps",
                columns: new[] { "PlanId", "Key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PlanSteps_PlanId_Place",
                table: "PlanSteps",
                columns: new[] { "PlanId", "Place" });

            migrationBuilder.CreateIndex(
                name: "IX_PlanSteps_SettledBy",
                table: "PlanSteps",
                column: "SettledBy");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "CheckIns");

            migrationBuilder.DropTable(
                name: "PlanEvents");

            migrationBuilder.DropTable(
                name: "PlanModules");

            migrationBuilder.DropTable(
                name: "PlanSteps");

            migrationBuilder.DropTable(
                name: "OnboardingPlans");

            migrationBuilder.DropIndex(
                name: "IX_WikiPages_DeletedAt",
                table: "WikiPages");

            migrationBuilder.DropIndex(
                name: "IX_Cards_DeletedAt",
                table: "Cards");

            migrationBuilder.CreateIndex(
                name: "IX_WikiPages_DeletedAt",
                table: "WikiPages",
                column: "DeletedAt");

            migrationBuilder.CreateIndex(
                name: "IX_Cards_DeletedAt",
                table: "Cards",
                column: "DeletedAt");
        }
    }
}
