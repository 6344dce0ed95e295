using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AsyncWork.Web.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class NoticeMail : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "UrgentBecause",
                table: "Requests",
                type: "nvarchar(400)",
                maxLength: 400,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "BrokeQuiet",
                table: "Notifications",
                type: "bit",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<DateTime>(
                name: "MailedAt",
                table: "Notifications",
                type: "datetime2(3)",
                precision: 3,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "UrgentBecause",
                table: "Notifications",
                type: "nvarchar(200)",
                maxLength: 200,
                nullable: true);

            // What was told before there were digests is not mailed afterwards.
            migrationBuilder.Sql(
                """
                EXEC(N'UPDATE [Notifications] SET [MailedAt] = [At];');
                """
            );

            migrationBuilder.CreateTable(
                name: "Digests",
                columns: table => new
                {
                    PersonId = table.Column<int>(type: "int", nullable: false),
                    Date = table.Column<DateOnly>(type: "date", nullable: false),
                    Notices = table.Column<int>(type: "int", nullable: false),
                    At = table.Column<DateTime>(type: "datetime2(3)", precision: 3, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Digests", x => new { x.PersonId, x.Date });
                    table.ForeignKey(
                        name: "FK_Digests_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "NoticeSettings",
                columns: table => new
                {
                    PersonId = table.Column<int>(type: "int", nullable: false),
                    MailHour = table.Column<TimeOnly>(type: "time(0)", precision: 0, nullable: false),
                    Answer = table.Column<string>(type: "nvarchar(10)", maxLength: 10, nullable: false),
                    Acknowledgement = table.Column<string>(type: "nvarchar(10)", maxLength: 10, nullable: false),
                    Mention = table.Column<string>(type: "nvarchar(10)", maxLength: 10, nullable: false),
                    Watching = table.Column<string>(type: "nvarchar(10)", maxLength: 10, nullable: false),
                    KeepsQuiet = table.Column<bool>(type: "bit", nullable: false),
                    LetsUrgentThrough = table.Column<bool>(type: "bit", nullable: false),
                    WantsAdvice = table.Column<bool>(type: "bit", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_NoticeSettings", x => x.PersonId);
                    table.ForeignKey(
                        name: "FK_NoticeSettings_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Notifications_At_Reason",
                table: "Notifications",
                columns: new[] { "At", "Reason" });

            migrationBuilder.CreateIndex(
                name: "IX_Notifications_ToMail",
                table: "Notifications",
                column: "ShownAt",
                filter: "MailedAt IS NULL AND DoneAt IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Digests_Date",
                table: "Digests",
                column: "Date");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Digests");

            migrationBuilder.DropTable(
                name: "NoticeSettings");

            migrationBuilder.DropIndex(
                name: "IX_Notifications_At_Reason",
                table: "Notifications");

            migrationBuilder.DropIndex(
                name: "IX_Notifications_ToMail",
                table: "Notifications");

            migrationBuilder.DropColumn(
                name: "UrgentBecause",
                table: "Requests");

            migrationBuilder.DropColumn(
                name: "BrokeQuiet",
                table: "Notifications");

            migrationBuilder.DropColumn(
                name: "MailedAt",
                table: "Notifications");

            migrationBuilder.DropColumn(
                name: "UrgentBecause",
                table: "Notifications");
        }
    }
}
