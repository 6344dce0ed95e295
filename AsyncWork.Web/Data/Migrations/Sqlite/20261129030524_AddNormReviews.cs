using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AsyncWork.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class AddNormReviews : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "NormReviews",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    TeamId = table.Column<int>(type: "INTEGER", nullable: true),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    OpenedBy = table.Column<int>(type: "INTEGER", nullable: true),
                    OpenedAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: false),
                    HeldAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: true),
                    HeldBy = table.Column<int>(type: "INTEGER", nullable: true),
                    DecisionId = table.Column<int>(type: "INTEGER", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_NormReviews", x => x.Id);
                    table.ForeignKey(
                        name: "FK_NormReviews_Decisions_DecisionId",
                        column: x => x.DecisionId,
                        principalTable: "Decisions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_NormReviews_People_HeldBy",
                        column: x => x.HeldBy,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_NormReviews_People_OpenedBy",
                        column: x => x.OpenedBy,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_NormReviews_Teams_TeamId",
                        column: x => x.TeamId,
                        principalTable: "Teams",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "NormReviewLines",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    ReviewId = table.Column<int>(type: "INTEGER", nullable: false),
                    ChannelId = table.Column<int>(type: "INTEGER", nullable: false),
                    ChannelName = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Urgency = table.Column<string>(type: "TEXT", maxLength: 8, nullable: false),
                    Norm = table.Column<string>(type: "TEXT", unicode: false, maxLength: 20, nullable: false),
                    Source = table.Column<string>(type: "TEXT", maxLength: 8, nullable: false),
                    Answered = table.Column<int>(type: "INTEGER", nullable: false),
                    MedianHours = table.Column<decimal>(type: "TEXT", precision: 12, scale: 4, nullable: true),
                    P85Hours = table.Column<decimal>(type: "TEXT", precision: 12, scale: 4, nullable: true),
                    Due = table.Column<int>(type: "INTEGER", nullable: false),
                    Kept = table.Column<int>(type: "INTEGER", nullable: false),
                    OpenLate = table.Column<int>(type: "INTEGER", nullable: false),
                    IsTooFew = table.Column<bool>(type: "INTEGER", nullable: false),
                    Choice = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    NewNorm = table.Column<string>(type: "TEXT", unicode: false, maxLength: 20, nullable: true),
                    DecidedOn = table.Column<string>(type: "TEXT", unicode: false, maxLength: 20, nullable: true),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    DecidedBy = table.Column<int>(type: "INTEGER", nullable: true),
                    DecidedAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_NormReviewLines", x => x.Id);
                    table.ForeignKey(
                        name: "FK_NormReviewLines_Channels_ChannelId",
                        column: x => x.ChannelId,
                        principalTable: "Channels",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_NormReviewLines_NormReviews_ReviewId",
                        column: x => x.ReviewId,
                        principalTable: "NormReviews",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_NormReviewLines_People_DecidedBy",
                        column: x => x.DecidedBy,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_NormReviewLines_ChannelId",
                table: "NormReviewLines",
                column: "ChannelId");

            migrationBuilder.CreateIndex(
                name: "IX_NormReviewLines_DecidedBy",
                table: "NormReviewLines",
                column: "DecidedBy");

            migrationBuilder.CreateIndex(
                name: "IX_NormReviewLines_ReviewId",
                table: "NormReviewLines",
                column: "ReviewId");

            migrationBuilder.CreateIndex(
                name: "IX_NormReviews_DecisionId",
                table: "NormReviews",
                column: "DecisionId");

            migrationBuilder.CreateIndex(
                name: "IX_NormReviews_HeldBy",
                table: "NormReviews",
                column: "HeldBy");

            migrationBuilder.CreateIndex(
                name: "IX_NormReviews_OfCompany",
                table: "NormReviews",
                column: "From",
                unique: true,
                filter: "TeamId IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_NormReviews_OfTeam",
                table: "NormReviews",
                columns: new[] { "From", "TeamId" },
                unique: true,
                filter: "TeamId IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_NormReviews_OpenedBy",
                table: "NormReviews",
                column: "OpenedBy");

            migrationBuilder.CreateIndex(
                name: "IX_NormReviews_TeamId",
                table: "NormReviews",
                column: "TeamId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "NormReviewLines");

            migrationBuilder.DropTable(
                name: "NormReviews");
        }
    }
}
