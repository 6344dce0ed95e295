using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AsyncWork.Web.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class Norms : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "PostId",
                table: "SearchEntries",
                type: "int",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Channels",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Name = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: false),
                    UseFor = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    NotFor = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    KeptIn = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    Purposes = table.Column<int>(type: "int", nullable: false),
                    Sensitivity = table.Column<string>(type: "nvarchar(12)", maxLength: 12, nullable: false),
                    AllowsUrgent = table.Column<bool>(type: "bit", nullable: false),
                    Rank = table.Column<int>(type: "int", nullable: false),
                    ArchivedAt = table.Column<DateTime>(type: "datetime2(3)", precision: 3, nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Channels", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Posts",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Kind = table.Column<string>(type: "nvarchar(10)", maxLength: 10, nullable: false),
                    Title = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    TeamId = table.Column<int>(type: "int", nullable: true),
                    By = table.Column<int>(type: "int", nullable: false),
                    At = table.Column<DateTime>(type: "datetime2(3)", precision: 3, nullable: false),
                    EditedAt = table.Column<DateTime>(type: "datetime2(3)", precision: 3, nullable: true),
                    DeletedAt = table.Column<DateTime>(type: "datetime2(3)", precision: 3, nullable: true),
                    Comments = table.Column<int>(type: "int", nullable: false),
                    Attachments = table.Column<int>(type: "int", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false),
                    Body_Html = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false),
                    Body_Text = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Posts", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Posts_People_By",
                        column: x => x.By,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Posts_Teams_TeamId",
                        column: x => x.TeamId,
                        principalTable: "Teams",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ChannelNorms",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    ChannelId = table.Column<int>(type: "int", nullable: false),
                    TeamId = table.Column<int>(type: "int", nullable: true),
                    Urgency = table.Column<string>(type: "nvarchar(8)", maxLength: 8, nullable: false),
                    Norm = table.Column<string>(type: "varchar(20)", unicode: false, maxLength: 20, nullable: true),
                    Note = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false),
                    SetBy = table.Column<int>(type: "int", nullable: false),
                    SetAt = table.Column<DateTime>(type: "datetime2(3)", precision: 3, nullable: false),
                    EndedAt = table.Column<DateTime>(type: "datetime2(3)", precision: 3, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ChannelNorms", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ChannelNorms_Channels_ChannelId",
                        column: x => x.ChannelId,
                        principalTable: "Channels",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ChannelNorms_People_SetBy",
                        column: x => x.SetBy,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ChannelNorms_Teams_TeamId",
                        column: x => x.TeamId,
                        principalTable: "Teams",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Requests",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    SubjectKind = table.Column<string>(type: "varchar(10)", unicode: false, maxLength: 10, nullable: false),
                    SubjectId = table.Column<int>(type: "int", nullable: false),
                    CommentId = table.Column<int>(type: "int", nullable: true),
                    Kind = table.Column<string>(type: "nvarchar(16)", maxLength: 16, nullable: false),
                    Urgency = table.Column<string>(type: "nvarchar(8)", maxLength: 8, nullable: false),
                    ChannelId = table.Column<int>(type: "int", nullable: true),
                    Norm = table.Column<string>(type: "varchar(20)", unicode: false, maxLength: 20, nullable: true),
                    TeamId = table.Column<int>(type: "int", nullable: true),
                    AskedBy = table.Column<int>(type: "int", nullable: true),
                    AskedAt = table.Column<DateTime>(type: "datetime2(3)", precision: 3, nullable: false),
                    Title = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false),
                    Url = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    StartsAt = table.Column<DateTime>(type: "datetime2(3)", precision: 3, nullable: true),
                    DueAt = table.Column<DateTime>(type: "datetime2(3)", precision: 3, nullable: true),
                    AnsweredAt = table.Column<DateTime>(type: "datetime2(3)", precision: 3, nullable: true),
                    AnsweredBy = table.Column<int>(type: "int", nullable: true),
                    AnswerId = table.Column<int>(type: "int", nullable: true),
                    AnswerMinutes = table.Column<int>(type: "int", nullable: true),
                    PromisedFor = table.Column<DateTime>(type: "datetime2(3)", precision: 3, nullable: true),
                    WithdrawnAt = table.Column<DateTime>(type: "datetime2(3)", precision: 3, nullable: true),
                    ClosedAt = table.Column<DateTime>(type: "datetime2(3)", precision: 3, nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Requests", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Requests_Channels_ChannelId",
                        column: x => x.ChannelId,
                        principalTable: "Channels",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Requests_Comments_CommentId",
                        column: x => x.CommentId,
                        principalTable: "Comments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_Requests_People_AnsweredBy",
                        column: x => x.AnsweredBy,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Requests_People_AskedBy",
                        column: x => x.AskedBy,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Requests_Teams_TeamId",
                        column: x => x.TeamId,
                        principalTable: "Teams",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "RequestRecipients",
                columns: table => new
                {
                    RequestId = table.Column<int>(type: "int", nullable: false),
                    PersonId = table.Column<int>(type: "int", nullable: false),
                    DeputyId = table.Column<int>(type: "int", nullable: true),
                    StartsAt = table.Column<DateTime>(type: "datetime2(3)", precision: 3, nullable: true),
                    DueAt = table.Column<DateTime>(type: "datetime2(3)", precision: 3, nullable: true),
                    AcknowledgedAt = table.Column<DateTime>(type: "datetime2(3)", precision: 3, nullable: true),
                    PromisedFor = table.Column<DateTime>(type: "datetime2(3)", precision: 3, nullable: true),
                    AnsweredAt = table.Column<DateTime>(type: "datetime2(3)", precision: 3, nullable: true),
                    AnsweredBy = table.Column<int>(type: "int", nullable: true),
                    AnswerId = table.Column<int>(type: "int", nullable: true),
                    DoneAt = table.Column<DateTime>(type: "datetime2(3)", precision: 3, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RequestRecipients", x => new { x.RequestId, x.PersonId });
                    table.ForeignKey(
                        name: "FK_RequestRecipients_People_AnsweredBy",
                        column: x => x.AnsweredBy,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_RequestRecipients_People_DeputyId",
                        column: x => x.DeputyId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_RequestRecipients_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_RequestRecipients_Requests_RequestId",
                        column: x => x.RequestId,
                        principalTable: "Requests",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_SearchEntries_PostId",
                table: "SearchEntries",
                column: "PostId");

            migrationBuilder.CreateIndex(
                name: "UX_SearchEntries_Post",
                table: "SearchEntries",
                column: "PostId",
                unique: true,
                filter: "Kind = 'Post'");

            migrationBuilder.CreateIndex(
                name: "IX_ChannelNorms_EndedAt_ChannelId",
                table: "ChannelNorms",
                columns: new[] { "EndedAt", "ChannelId" });

            migrationBuilder.CreateIndex(
                name: "IX_ChannelNorms_OfCompany",
                table: "ChannelNorms",
                columns: new[] { "ChannelId", "Urgency" },
                unique: true,
                filter: "EndedAt IS NULL AND TeamId IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_ChannelNorms_OfTeam",
                table: "ChannelNorms",
                columns: new[] { "ChannelId", "TeamId", "Urgency" },
                unique: true,
                filter: "EndedAt IS NULL AND TeamId IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_ChannelNorms_SetBy",
                table: "ChannelNorms",
                column: "SetBy");

            migrationBuilder.CreateIndex(
                name: "IX_ChannelNorms_TeamId",
                table: "ChannelNorms",
                column: "TeamId");

            migrationBuilder.CreateIndex(
                name: "IX_Channels_Name",
                table: "Channels",
                column: "Name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Posts_By",
                table: "Posts",
                column: "By");

            migrationBuilder.CreateIndex(
                name: "IX_Posts_DeletedAt_At",
                table: "Posts",
                columns: new[] { "DeletedAt", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_Posts_TeamId_At",
                table: "Posts",
                columns: new[] { "TeamId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_RequestRecipients_AnsweredBy",
                table: "RequestRecipients",
                column: "AnsweredBy");

            migrationBuilder.CreateIndex(
                name: "IX_RequestRecipients_DeputyId_DoneAt",
                table: "RequestRecipients",
                columns: new[] { "DeputyId", "DoneAt" });

            migrationBuilder.CreateIndex(
                name: "IX_RequestRecipients_DueAt",
                table: "RequestRecipients",
                column: "DueAt");

            migrationBuilder.CreateIndex(
                name: "IX_RequestRecipients_PersonId_DoneAt_DueAt",
                table: "RequestRecipients",
                columns: new[] { "PersonId", "DoneAt", "DueAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Requests_AnsweredBy",
                table: "Requests",
                column: "AnsweredBy");

            migrationBuilder.CreateIndex(
                name: "IX_Requests_AskedBy_ClosedAt_DueAt",
                table: "Requests",
                columns: new[] { "AskedBy", "ClosedAt", "DueAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Requests_ChannelId",
                table: "Requests",
                column: "ChannelId");

            migrationBuilder.CreateIndex(
                name: "IX_Requests_ClosedAt_DueAt",
                table: "Requests",
                columns: new[] { "ClosedAt", "DueAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Requests_CommentId",
                table: "Requests",
                column: "CommentId");

            migrationBuilder.CreateIndex(
                name: "IX_Requests_Kind_AnsweredAt",
                table: "Requests",
                columns: new[] { "Kind", "AnsweredAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Requests_Kind_DueAt",
                table: "Requests",
                columns: new[] { "Kind", "DueAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Requests_SubjectKind_SubjectId",
                table: "Requests",
                columns: new[] { "SubjectKind", "SubjectId" });

            migrationBuilder.CreateIndex(
                name: "IX_Requests_TeamId",
                table: "Requests",
                column: "TeamId");

            migrationBuilder.AddForeignKey(
                name: "FK_SearchEntries_Posts_PostId",
                table: "SearchEntries",
                column: "PostId",
                principalTable: "Posts",
                principalColumn: "Id",
                onDelete: ReferentialAction.Cascade);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_SearchEntries_Posts_PostId",
                table: "SearchEntries");

            migrationBuilder.DropTable(
                name: "ChannelNorms");

            migrationBuilder.DropTable(
                name: "Posts");

            migrationBuilder.DropTable(
                name: "RequestRecipients");

            migrationBuilder.DropTable(
                name: "Requests");

            migrationBuilder.DropTable(
                name: "Channels");

            migrationBuilder.DropIndex(
                name: "IX_SearchEntries_PostId",
                table: "SearchEntries");

            migrationBuilder.DropIndex(
                name: "UX_SearchEntries_Post",
                table: "SearchEntries");

            migrationBuilder.DropColumn(
                name: "PostId",
                table: "SearchEntries");
        }
    }
}
