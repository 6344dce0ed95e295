using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AsyncWork.Web.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class TextsThatFit : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // Reactions are stored by their code point from here on.
            migrationBuilder.Sql(
                "UPDATE CommentReactions SET Sign = CASE CONVERT(varbinary(4), Sign) "
                    + "WHEN 0x3DD84DDC THEN N'U+1F44D' WHEN 0x3CD889DF THEN N'U+1F389' WHEN 0x3DD840DC THEN N'U+1F440' "
                    + "WHEN 0x6427 THEN N'U+2764' WHEN 0x0527 THEN N'U+2705' ELSE Sign END"
            );
            migrationBuilder.DropIndex(
                name: "IX_TimeEntries_CardId",
                table: "TimeEntries");

            migrationBuilder.DropIndex(
                name: "IX_TimeEntries_ReplacesId",
                table: "TimeEntries");

            migrationBuilder.AlterColumn<string>(
                name: "Url",
                table: "Notifications",
                type: "nvarchar(200)",
                maxLength: 200,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "varchar(200)",
                oldUnicode: false,
                oldMaxLength: 200);

            migrationBuilder.AlterColumn<string>(
                name: "AskedFrom",
                table: "Decisions",
                type: "nvarchar(200)",
                maxLength: 200,
                nullable: true,
                oldClrType: typeof(string),
                oldType: "varchar(200)",
                oldUnicode: false,
                oldMaxLength: 200,
                oldNullable: true);

            migrationBuilder.AlterColumn<string>(
                name: "Xml",
                table: "DataProtectionKeys",
                type: "nvarchar(max)",
                maxLength: -1,
                nullable: true,
                oldClrType: typeof(string),
                oldType: "nvarchar(400)",
                oldMaxLength: 400,
                oldNullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_TimeEntries_CardId",
                table: "TimeEntries",
                column: "CardId");

            migrationBuilder.CreateIndex(
                name: "IX_TimeEntries_ReplacesId",
                table: "TimeEntries",
                column: "ReplacesId");

            migrationBuilder.CreateIndex(
                name: "IX_TimeEntries_Reversed",
                table: "TimeEntries",
                column: "ReversalOfId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_TimeEntries_CardId",
                table: "TimeEntries");

            migrationBuilder.DropIndex(
                name: "IX_TimeEntries_ReplacesId",
                table: "TimeEntries");

            migrationBuilder.DropIndex(
                name: "IX_TimeEntries_Reversed",
                table: "TimeEntries");

            migrationBuilder.AlterColumn<string>(
                name: "Url",
                table: "Notifications",
                type: "varchar(200)",
                unicode: false,
                maxLength: 200,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "nvarchar(200)",
                oldMaxLength: 200);

            migrationBuilder.AlterColumn<string>(
                name: "AskedFrom",
                table: "Decisions",
                type: "varchar(200)",
                unicode: false,
                maxLength: 200,
                nullable: true,
                oldClrType: typeof(string),
                oldType: "nvarchar(200)",
                oldMaxLength: 200,
                oldNullable: true);

            migrationBuilder.AlterColumn<string>(
                name: "Xml",
                table: "DataProtectionKeys",
                type: "nvarchar(400)",
                maxLength: 400,
                nullable: true,
                oldClrType: typeof(string),
                oldType: "nvarchar(max)",
                oldMaxLength: -1,
                oldNullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_TimeEntries_CardId",
                table: "TimeEntries",
                column: "CardId",
                filter: "CardId IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_TimeEntries_ReplacesId",
                table: "TimeEntries",
                column: "ReplacesId",
                filter: "ReplacesId IS NOT NULL");
        }
    }
}
