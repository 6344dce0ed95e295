using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AsyncWork.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Subjects : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(name: "FK_Attachments_Cards_CardId", table: "Attachments");
            migrationBuilder.DropIndex(name: "IX_Attachments_CardId", table: "Attachments");
            migrationBuilder.RenameColumn(name: "CardId", table: "Attachments", newName: "SubjectId");
            migrationBuilder.AddColumn<string>(
                name: "SubjectKind",
                table: "Attachments",
                type: "TEXT",
                unicode: false,
                maxLength: 10,
                nullable: false,
                defaultValue: "Card");
            migrationBuilder.CreateIndex(
                name: "IX_Attachments_SubjectKind_SubjectId",
                table: "Attachments",
                columns: new[] { "SubjectKind", "SubjectId" });

            migrationBuilder.DropForeignKey(name: "FK_CommentReactions_CardComments_CommentId", table: "CommentReactions");
            migrationBuilder.DropForeignKey(name: "FK_CardComments_CardComments_QuoteOfId", table: "CardComments");
            migrationBuilder.DropForeignKey(name: "FK_CardComments_CardComments_SolutionId", table: "CardComments");
            migrationBuilder.DropForeignKey(name: "FK_CardComments_Cards_CardId", table: "CardComments");
            migrationBuilder.DropForeignKey(name: "FK_CardComments_People_AskedOf", table: "CardComments");
            migrationBuilder.DropForeignKey(name: "FK_CardComments_People_By", table: "CardComments");
            migrationBuilder.DropPrimaryKey(name: "PK_CardComments", table: "CardComments");
            migrationBuilder.DropIndex(name: "IX_CardComments_AskedOf", table: "CardComments");
            migrationBuilder.DropIndex(name: "IX_CardComments_By", table: "CardComments");
            migrationBuilder.DropIndex(name: "IX_CardComments_CardId_At", table: "CardComments");
            migrationBuilder.DropIndex(name: "IX_CardComments_CardId_SourceKey", table: "CardComments");
            migrationBuilder.DropIndex(name: "IX_CardComments_QuoteOfId", table: "CardComments");
            migrationBuilder.DropIndex(name: "IX_CardComments_SolutionId", table: "CardComments");

            migrationBuilder.RenameTable(name: "CardComments", newName: "Comments");
            migrationBuilder.RenameColumn(name: "CardId", table: "Comments", newName: "SubjectId");
            migrationBuilder.AddColumn<string>(
                name: "SubjectKind",
                table: "Comments",
                type: "TEXT",
                unicode: false,
                maxLength: 10,
                nullable: false,
                defaultValue: "Card");

            migrationBuilder.AddPrimaryKey(name: "PK_Comments", table: "Comments", column: "Id");
            migrationBuilder.CreateIndex(name: "IX_Comments_AskedOf", table: "Comments", column: "AskedOf");
            migrationBuilder.CreateIndex(name: "IX_Comments_By", table: "Comments", column: "By");
            migrationBuilder.CreateIndex(name: "IX_Comments_QuoteOfId", table: "Comments", column: "QuoteOfId");
            migrationBuilder.CreateIndex(name: "IX_Comments_SolutionId", table: "Comments", column: "SolutionId");
            migrationBuilder.CreateIndex(
                name: "IX_Comments_SubjectKind_SubjectId_At",
                table: "Comments",
                columns: new[] { "SubjectKind", "SubjectId", "At" });
            migrationBuilder.CreateIndex(
                name: "IX_Comments_SubjectKind_SubjectId_SourceKey",
                table: "Comments",
                columns: new[] { "SubjectKind", "SubjectId", "SourceKey" },
                unique: true,
                filter: "SourceKey IS NOT NULL");
            migrationBuilder.AddForeignKey(
                name: "FK_Comments_Comments_QuoteOfId",
                table: "Comments",
                column: "QuoteOfId",
                principalTable: "Comments",
                principalColumn: "Id");
            migrationBuilder.AddForeignKey(
                name: "FK_Comments_Comments_SolutionId",
                table: "Comments",
                column: "SolutionId",
                principalTable: "Comments",
                principalColumn: "Id");
            migrationBuilder.AddForeignKey(
                name: "FK_Comments_People_AskedOf",
                table: "Comments",
                column: "AskedOf",
                principalTable: "People",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
            migrationBuilder.AddForeignKey(
                name: "FK_Comments_People_By",
                table: "Comments",
                column: "By",
                principalTable: "People",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
            migrationBuilder.AddForeignKey(
                name: "FK_CommentReactions_Comments_CommentId",
                table: "CommentReactions",
                column: "CommentId",
                principalTable: "Comments",
                principalColumn: "Id",
                onDelete: ReferentialAction.Cascade);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(name: "FK_CommentReactions_Comments_CommentId", table: "CommentReactions");
            migrationBuilder.DropForeignKey(name: "FK_Comments_Comments_QuoteOfId", table: "Comments");
            migrationBuilder.DropForeignKey(name: "FK_Comments_Comments_SolutionId", table: "Comments");
            migrationBuilder.DropForeignKey(name: "FK_Comments_People_AskedOf", table: "Comments");
            migrationBuilder.DropForeignKey(name: "FK_Comments_People_By", table: "Comments");
            migrationBuilder.DropPrimaryKey(name: "PK_Comments", table: "Comments");
            migrationBuilder.DropIndex(name: "IX_Comments_AskedOf", table: "Comments");
            migrationBuilder.DropIndex(name: "IX_Comments_By", table: "Comments");
            migrationBuilder.DropIndex(name: "IX_Comments_QuoteOfId", table: "Comments");
            migrationBuilder.DropIndex(name: "IX_Comments_SolutionId", table: "Comments");
            migrationBuilder.DropIndex(name: "IX_Comments_SubjectKind_SubjectId_At", table: "Comments");
            migrationBuilder.DropIndex(name: "IX_Comments_SubjectKind_SubjectId_SourceKey", table: "Comments");
            // Only cards had comments and files before.
            migrationBuilder.Sql("DELETE FROM CommentReactions WHERE CommentId IN (SELECT Id FROM Comments WHERE SubjectKind <> 'Card');");
            migrationBuilder.Sql("DELETE FROM Comments WHERE SubjectKind <> 'Card';");
            migrationBuilder.Sql("DELETE FROM Attachments WHERE SubjectKind <> 'Card';");
            migrationBuilder.DropColumn(name: "SubjectKind", table: "Comments");
            migrationBuilder.RenameColumn(name: "SubjectId", table: "Comments", newName: "CardId");
            migrationBuilder.RenameTable(name: "Comments", newName: "CardComments");

            migrationBuilder.AddPrimaryKey(name: "PK_CardComments", table: "CardComments", column: "Id");
            migrationBuilder.CreateIndex(name: "IX_CardComments_AskedOf", table: "CardComments", column: "AskedOf");
            migrationBuilder.CreateIndex(name: "IX_CardComments_By", table: "CardComments", column: "By");
            migrationBuilder.CreateIndex(name: "IX_CardComments_QuoteOfId", table: "CardComments", column: "QuoteOfId");
            migrationBuilder.CreateIndex(name: "IX_CardComments_SolutionId", table: "CardComments", column: "SolutionId");
            migrationBuilder.CreateIndex(
                name: "IX_CardComments_CardId_At",
                table: "CardComments",
                columns: new[] { "CardId", "At" });
            migrationBuilder.CreateIndex(
                name: "IX_CardComments_CardId_SourceKey",
                table: "CardComments",
                columns: new[] { "CardId", "SourceKey" },
                unique: true);
            migrationBuilder.AddForeignKey(
                name: "FK_CardComments_CardComments_QuoteOfId",
                table: "CardComments",
                column: "QuoteOfId",
                principalTable: "CardComments",
                principalColumn: "Id");
            migrationBuilder.AddForeignKey(
                name: "FK_CardComments_CardComments_SolutionId",
                table: "CardComments",
                column: "SolutionId",
                principalTable: "CardComments",
                principalColumn: "Id");
            migrationBuilder.AddForeignKey(
                name: "FK_CardComments_Cards_CardId",
                table: "CardComments",
                column: "CardId",
                principalTable: "Cards",
                principalColumn: "Id",
                onDelete: ReferentialAction.Cascade);
            migrationBuilder.AddForeignKey(
                name: "FK_CardComments_People_AskedOf",
                table: "CardComments",
                column: "AskedOf",
                principalTable: "People",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
            migrationBuilder.AddForeignKey(
                name: "FK_CardComments_People_By",
                table: "CardComments",
                column: "By",
                principalTable: "People",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
            migrationBuilder.AddForeignKey(
                name: "FK_CommentReactions_CardComments_CommentId",
                table: "CommentReactions",
                column: "CommentId",
                principalTable: "CardComments",
                principalColumn: "Id",
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.DropIndex(name: "IX_Attachments_SubjectKind_SubjectId", table: "Attachments");
            migrationBuilder.DropColumn(name: "SubjectKind", table: "Attachments");
            migrationBuilder.RenameColumn(name: "SubjectId", table: "Attachments", newName: "CardId");
            migrationBuilder.CreateIndex(name: "IX_Attachments_CardId", table: "Attachments", column: "CardId");
            migrationBuilder.AddForeignKey(
                name: "FK_Attachments_Cards_CardId",
                table: "Attachments",
                column: "CardId",
                principalTable: "Cards",
                principalColumn: "Id",
                onDelete: ReferentialAction.Cascade);
        }
    }
}
