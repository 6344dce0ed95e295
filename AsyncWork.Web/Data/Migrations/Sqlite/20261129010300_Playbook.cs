using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AsyncWork.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Playbook : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "AddsToId",
                table: "WikiPages",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "Replaces",
                table: "WikiPages",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "IsPlaybook",
                table: "Spaces",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "TeamId",
                table: "Spaces",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Revision",
                table: "Requests",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "DueOn",
                table: "RequestRecipients",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "RemindedAt",
                table: "RequestRecipients",
                type: "TEXT",
                precision: 3,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Revision",
                table: "RequestRecipients",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "PageAudiences",
                columns: table => new
                {
                    PageId = table.Column<int>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    TeamId = table.Column<int>(type: "INTEGER", nullable: true),
                    WithinDays = table.Column<int>(type: "INTEGER", nullable: false),
                    SetBy = table.Column<int>(type: "INTEGER", nullable: false),
                    SetAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PageAudiences", x => x.PageId);
                    table.ForeignKey(
                        name: "FK_PageAudiences_People_SetBy",
                        column: x => x.SetBy,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PageAudiences_Teams_TeamId",
                        column: x => x.TeamId,
                        principalTable: "Teams",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PageAudiences_WikiPages_PageId",
                        column: x => x.PageId,
                        principalTable: "WikiPages",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "PageAudiencePeople",
                columns: table => new
                {
                    PageId = table.Column<int>(type: "INTEGER", nullable: false),
                    PersonId = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PageAudiencePeople", x => new { x.PageId, x.PersonId });
                    table.ForeignKey(
                        name: "FK_PageAudiencePeople_PageAudiences_PageId",
                        column: x => x.PageId,
                        principalTable: "PageAudiences",
                        principalColumn: "PageId",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_PageAudiencePeople_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Spaces_IsPlaybook",
                table: "Spaces",
                column: "IsPlaybook",
                filter: "IsPlaybook = 1");

            migrationBuilder.CreateIndex(
                name: "IX_Spaces_TeamId",
                table: "Spaces",
                column: "TeamId");

            migrationBuilder.CreateIndex(
                name: "IX_PageAudiencePeople_PersonId",
                table: "PageAudiencePeople",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_PageAudiences_SetBy",
                table: "PageAudiences",
                column: "SetBy");

            migrationBuilder.CreateIndex(
                name: "IX_PageAudiences_TeamId",
                table: "PageAudiences",
                column: "TeamId");

            migrationBuilder.AddForeignKey(
                name: "FK_Spaces_Teams_TeamId",
                table: "Spaces",
                column: "TeamId",
                principalTable: "Teams",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Spaces_Teams_TeamId",
                table: "Spaces");

            migrationBuilder.DropTable(
                name: "PageAudiencePeople");

            migrationBuilder.DropTable(
                name: "PageAudiences");

            migrationBuilder.DropIndex(
                name: "IX_Spaces_IsPlaybook",
                table: "Spaces");

            migrationBuilder.DropIndex(
                name: "IX_Spaces_TeamId",
                table: "Spaces");

            migrationBuilder.DropColumn(
                name: "AddsToId",
                table: "WikiPages");

            migrationBuilder.DropColumn(
                name: "Replaces",
                table: "WikiPages");

            migrationBuilder.DropColumn(
                name: "IsPlaybook",
                table: "Spaces");

            migrationBuilder.DropColumn(
                name: "TeamId",
                table: "Spaces");

            migrationBuilder.DropColumn(
                name: "Revision",
                table: "Requests");

            migrationBuilder.DropColumn(
                name: "DueOn",
                table: "RequestRecipients");

            migrationBuilder.DropColumn(
                name: "RemindedAt",
                table: "RequestRecipients");

            migrationBuilder.DropColumn(
                name: "Revision",
                table: "RequestRecipients");
        }
    }
}
