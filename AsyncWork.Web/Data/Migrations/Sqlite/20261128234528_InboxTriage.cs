using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AsyncWork.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class InboxTriage : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Notifications_PersonId_ReadAt_At",
                table: "Notifications");

            migrationBuilder.RenameColumn(
                name: "ReadAt",
                table: "Notifications",
                newName: "DoneAt");

            migrationBuilder.AddColumn<int>(
                name: "Count",
                table: "Notifications",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<int>(
                name: "RequestId",
                table: "Notifications",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "ShownAt",
                table: "Notifications",
                type: "TEXT",
                precision: 3,
                nullable: false,
                defaultValue: new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified));

            // What was told before is shown since it came; what tells of a request is known from where it leads.
            migrationBuilder.Sql(
                """
                UPDATE "Notifications" SET "ShownAt" = "At",
                    "RequestId" = CASE WHEN "Reason" = 'Asked' AND "DoneAt" IS NULL THEN
                        (SELECT MIN(r."Id") FROM "Requests" AS r WHERE r."CommentId" IS NOT NULL AND r."Url" || '#comment-' || r."CommentId" = "Notifications"."Url") END;
                """
            );

            migrationBuilder.CreateIndex(
                name: "IX_Notifications_PersonId_DoneAt_ShownAt",
                table: "Notifications",
                columns: new[] { "PersonId", "DoneAt", "ShownAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Notifications_RequestId_PersonId",
                table: "Notifications",
                columns: new[] { "RequestId", "PersonId" });

            migrationBuilder.AddForeignKey(
                name: "FK_Notifications_Requests_RequestId",
                table: "Notifications",
                column: "RequestId",
                principalTable: "Requests",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Notifications_Requests_RequestId",
                table: "Notifications");

            migrationBuilder.DropIndex(
                name: "IX_Notifications_PersonId_DoneAt_ShownAt",
                table: "Notifications");

            migrationBuilder.DropIndex(
                name: "IX_Notifications_RequestId_PersonId",
                table: "Notifications");

            migrationBuilder.DropColumn(
                name: "Count",
                table: "Notifications");

            migrationBuilder.DropColumn(
                name: "RequestId",
                table: "Notifications");

            migrationBuilder.DropColumn(
                name: "ShownAt",
                table: "Notifications");

            migrationBuilder.RenameColumn(
                name: "DoneAt",
                table: "Notifications",
                newName: "ReadAt");

            migrationBuilder.CreateIndex(
                name: "IX_Notifications_PersonId_ReadAt_At",
                table: "Notifications",
                columns: new[] { "PersonId", "ReadAt", "At" });
        }
    }
}
