using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AsyncWork.Web.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class Asked : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // What was asked of somebody by name becomes a request. It was asked before there were norms, so nothing of it is late.
            migrationBuilder.Sql(
                """
                EXEC(N'INSERT INTO [Requests] ([SubjectKind], [SubjectId], [CommentId], [Kind], [Urgency], [AskedBy], [AskedAt], [Title], [Url], [AnsweredAt], [AnsweredBy], [AnswerId], [WithdrawnAt], [ClosedAt], [Version])
                SELECT q.[SubjectKind], q.[SubjectId], q.[Id], ''Answer'', ''Normal'', q.[By], q.[At],
                    LEFT(COALESCE(c.[Title], d.[Title]), 300),
                    CASE WHEN q.[SubjectKind] = ''Decision'' THEN ''/decisions/D-'' + FORMAT(d.[Number], ''0000'') ELSE ''/cards/'' + CAST(q.[SubjectId] AS nvarchar(11)) END,
                    CASE WHEN a.[By] = q.[AskedOf] THEN a.[At] END,
                    CASE WHEN a.[By] = q.[AskedOf] THEN a.[By] END,
                    CASE WHEN a.[By] = q.[AskedOf] THEN a.[Id] END,
                    q.[DeletedAt], COALESCE(q.[SolvedAt], q.[DeletedAt]), 0
                FROM [Comments] AS q
                LEFT JOIN [Comments] AS a ON a.[Id] = q.[SolutionId]
                LEFT JOIN [Cards] AS c ON q.[SubjectKind] = ''Card'' AND c.[Id] = q.[SubjectId]
                LEFT JOIN [Decisions] AS d ON q.[SubjectKind] = ''Decision'' AND d.[Id] = q.[SubjectId]
                WHERE q.[IsQuestion] = 1 AND q.[AskedOf] IS NOT NULL AND (c.[Id] IS NOT NULL OR d.[Id] IS NOT NULL);');
                """
            );
            migrationBuilder.Sql(
                """
                EXEC(N'INSERT INTO [RequestRecipients] ([RequestId], [PersonId], [AcknowledgedAt], [AnsweredAt], [AnsweredBy], [AnswerId], [DoneAt])
                SELECT r.[Id], q.[AskedOf], r.[AnsweredAt], r.[AnsweredAt], r.[AnsweredBy], r.[AnswerId], r.[ClosedAt]
                FROM [Requests] AS r
                JOIN [Comments] AS q ON q.[Id] = r.[CommentId]
                WHERE q.[AskedOf] IS NOT NULL AND NOT EXISTS (SELECT 1 FROM [RequestRecipients] AS t WHERE t.[RequestId] = r.[Id]);');
                """
            );

            migrationBuilder.DropForeignKey(
                name: "FK_Comments_People_AskedOf",
                table: "Comments");

            migrationBuilder.DropIndex(
                name: "IX_Comments_AskedOf",
                table: "Comments");

            migrationBuilder.DropColumn(
                name: "AskedOf",
                table: "Comments");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "AskedOf",
                table: "Comments",
                type: "int",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Comments_AskedOf",
                table: "Comments",
                column: "AskedOf");

            migrationBuilder.AddForeignKey(
                name: "FK_Comments_People_AskedOf",
                table: "Comments",
                column: "AskedOf",
                principalTable: "People",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }
    }
}
