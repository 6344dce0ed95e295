using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AsyncWork.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Decisions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "LastDecision",
                table: "Company",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "Decisions",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 12, nullable: false),
                    FrontMatter = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false),
                    TeamId = table.Column<int>(type: "INTEGER", nullable: true),
                    Audience = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    Method = table.Column<string>(type: "TEXT", maxLength: 10, nullable: true),
                    VoteKind = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    Level = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    Silence = table.Column<string>(type: "TEXT", maxLength: 12, nullable: false),
                    ProposedBy = table.Column<int>(type: "INTEGER", nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: false),
                    ProposedAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: true),
                    Round = table.Column<int>(type: "INTEGER", nullable: false),
                    DecidingSince = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: true),
                    DeadlineAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: true),
                    DeadlineDays = table.Column<int>(type: "INTEGER", nullable: true),
                    DeadlineMoves = table.Column<bool>(type: "INTEGER", nullable: false),
                    Extensions = table.Column<int>(type: "INTEGER", nullable: false),
                    DecidedAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: true),
                    ClosedBy = table.Column<int>(type: "INTEGER", nullable: true),
                    ClosedBecause = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    HadMeeting = table.Column<bool>(type: "INTEGER", nullable: false),
                    ExpectedEffect = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    ReviewOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ReviewRemindedAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: true),
                    ReviewResult = table.Column<string>(type: "TEXT", maxLength: 10, nullable: true),
                    AskedFrom = table.Column<string>(type: "TEXT", unicode: false, maxLength: 200, nullable: true),
                    Comments = table.Column<int>(type: "INTEGER", nullable: false),
                    Attachments = table.Column<int>(type: "INTEGER", nullable: false),
                    Supersessions = table.Column<int>(type: "INTEGER", nullable: false),
                    LoggedAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: false),
                    SourceKey = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: true),
                    ImportId = table.Column<int>(type: "INTEGER", nullable: true),
                    Revision = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    Confirmation_Html = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false),
                    Confirmation_Text = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false),
                    Consequences_Html = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false),
                    Consequences_Text = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false),
                    Context_Html = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false),
                    Context_Text = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false),
                    Drivers_Html = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false),
                    Drivers_Text = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false),
                    More_Html = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false),
                    More_Text = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false),
                    Outcome_Html = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false),
                    Outcome_Text = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Decisions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Decisions_People_ClosedBy",
                        column: x => x.ClosedBy,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Decisions_People_ProposedBy",
                        column: x => x.ProposedBy,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Decisions_Teams_TeamId",
                        column: x => x.TeamId,
                        principalTable: "Teams",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "LevelRules",
                columns: table => new
                {
                    Level = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    Deciders = table.Column<int>(type: "INTEGER", nullable: false),
                    NeedsLead = table.Column<bool>(type: "INTEGER", nullable: false),
                    NeedsCompany = table.Column<bool>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LevelRules", x => x.Level);
                });

            migrationBuilder.CreateTable(
                name: "DecisionAnswers",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    DecisionId = table.Column<int>(type: "INTEGER", nullable: false),
                    PersonId = table.Column<int>(type: "INTEGER", nullable: false),
                    Round = table.Column<int>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    Choices = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: false),
                    ReplacedAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: true),
                    Reason_Html = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false),
                    Reason_Text = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DecisionAnswers", x => x.Id);
                    table.ForeignKey(
                        name: "FK_DecisionAnswers_Decisions_DecisionId",
                        column: x => x.DecisionId,
                        principalTable: "Decisions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_DecisionAnswers_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "DecisionEvents",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    DecisionId = table.Column<int>(type: "INTEGER", nullable: false),
                    By = table.Column<int>(type: "INTEGER", nullable: true),
                    At = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 1200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DecisionEvents", x => x.Id);
                    table.ForeignKey(
                        name: "FK_DecisionEvents_Decisions_DecisionId",
                        column: x => x.DecisionId,
                        principalTable: "Decisions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_DecisionEvents_People_By",
                        column: x => x.By,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "DecisionOptions",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    DecisionId = table.Column<int>(type: "INTEGER", nullable: false),
                    Rank = table.Column<int>(type: "INTEGER", nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    IsChosen = table.Column<bool>(type: "INTEGER", nullable: false),
                    About_Html = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false),
                    About_Text = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DecisionOptions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_DecisionOptions_Decisions_DecisionId",
                        column: x => x.DecisionId,
                        principalTable: "Decisions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "DecisionPeople",
                columns: table => new
                {
                    DecisionId = table.Column<int>(type: "INTEGER", nullable: false),
                    PersonId = table.Column<int>(type: "INTEGER", nullable: false),
                    Part = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    RemindedAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DecisionPeople", x => new { x.DecisionId, x.PersonId });
                    table.ForeignKey(
                        name: "FK_DecisionPeople_Decisions_DecisionId",
                        column: x => x.DecisionId,
                        principalTable: "Decisions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_DecisionPeople_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "DecisionReviews",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    DecisionId = table.Column<int>(type: "INTEGER", nullable: false),
                    DueOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Result = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    By = table.Column<int>(type: "INTEGER", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: false),
                    Note_Html = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false),
                    Note_Text = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DecisionReviews", x => x.Id);
                    table.ForeignKey(
                        name: "FK_DecisionReviews_Decisions_DecisionId",
                        column: x => x.DecisionId,
                        principalTable: "Decisions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_DecisionReviews_People_By",
                        column: x => x.By,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "DecisionTags",
                columns: table => new
                {
                    DecisionId = table.Column<int>(type: "INTEGER", nullable: false),
                    Tag = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DecisionTags", x => new { x.DecisionId, x.Tag });
                    table.ForeignKey(
                        name: "FK_DecisionTags_Decisions_DecisionId",
                        column: x => x.DecisionId,
                        principalTable: "Decisions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Supersessions",
                columns: table => new
                {
                    OldId = table.Column<int>(type: "INTEGER", nullable: false),
                    NewId = table.Column<int>(type: "INTEGER", nullable: false),
                    IsPartly = table.Column<bool>(type: "INTEGER", nullable: false),
                    Note = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    By = table.Column<int>(type: "INTEGER", nullable: true),
                    At = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: false),
                    InEffectAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Supersessions", x => new { x.OldId, x.NewId });
                    table.ForeignKey(
                        name: "FK_Supersessions_Decisions_NewId",
                        column: x => x.NewId,
                        principalTable: "Decisions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_Supersessions_Decisions_OldId",
                        column: x => x.OldId,
                        principalTable: "Decisions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Supersessions_People_By",
                        column: x => x.By,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_DecisionAnswers_DecisionId_Id",
                table: "DecisionAnswers",
                columns: new[] { "DecisionId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_DecisionAnswers_Now",
                table: "DecisionAnswers",
                columns: new[] { "DecisionId", "Round", "PersonId" },
                unique: true,
                filter: "ReplacedAt IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_DecisionAnswers_PersonId",
                table: "DecisionAnswers",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_DecisionEvents_By",
                table: "DecisionEvents",
                column: "By");

            migrationBuilder.CreateIndex(
                name: "IX_DecisionEvents_DecisionId_At",
                table: "DecisionEvents",
                columns: new[] { "DecisionId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_DecisionOptions_DecisionId_Rank",
                table: "DecisionOptions",
                columns: new[] { "DecisionId", "Rank" });

            migrationBuilder.CreateIndex(
                name: "IX_DecisionPeople_PersonId_Part",
                table: "DecisionPeople",
                columns: new[] { "PersonId", "Part" });

            migrationBuilder.CreateIndex(
                name: "IX_DecisionReviews_By",
                table: "DecisionReviews",
                column: "By");

            migrationBuilder.CreateIndex(
                name: "IX_DecisionReviews_DecisionId",
                table: "DecisionReviews",
                column: "DecisionId");

            migrationBuilder.CreateIndex(
                name: "IX_DecisionReviews_DueOn",
                table: "DecisionReviews",
                column: "DueOn");

            migrationBuilder.CreateIndex(
                name: "IX_Decisions_ClosedBy",
                table: "Decisions",
                column: "ClosedBy");

            migrationBuilder.CreateIndex(
                name: "IX_Decisions_DecidedAt_TeamId",
                table: "Decisions",
                columns: new[] { "DecidedAt", "TeamId" });

            migrationBuilder.CreateIndex(
                name: "IX_Decisions_LoggedAt_Number",
                table: "Decisions",
                columns: new[] { "LoggedAt", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_Decisions_Method_LoggedAt",
                table: "Decisions",
                columns: new[] { "Method", "LoggedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Decisions_Number",
                table: "Decisions",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Decisions_ProposedBy_LoggedAt",
                table: "Decisions",
                columns: new[] { "ProposedBy", "LoggedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Decisions_ReviewOn",
                table: "Decisions",
                column: "ReviewOn");

            migrationBuilder.CreateIndex(
                name: "IX_Decisions_SourceKey",
                table: "Decisions",
                column: "SourceKey",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Decisions_State_DeadlineAt",
                table: "Decisions",
                columns: new[] { "State", "DeadlineAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Decisions_State_LoggedAt",
                table: "Decisions",
                columns: new[] { "State", "LoggedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Decisions_TeamId_LoggedAt",
                table: "Decisions",
                columns: new[] { "TeamId", "LoggedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_DecisionTags_Tag",
                table: "DecisionTags",
                column: "Tag");

            migrationBuilder.CreateIndex(
                name: "IX_Supersessions_By",
                table: "Supersessions",
                column: "By");

            migrationBuilder.CreateIndex(
                name: "IX_Supersessions_NewId",
                table: "Supersessions",
                column: "NewId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "DecisionAnswers");

            migrationBuilder.DropTable(
                name: "DecisionEvents");

            migrationBuilder.DropTable(
                name: "DecisionOptions");

            migrationBuilder.DropTable(
                name: "DecisionPeople");

            migrationBuilder.DropTable(
                name: "DecisionReviews");

            migrationBuilder.DropTable(
                name: "DecisionTags");

            migrationBuilder.DropTable(
                name: "LevelRules");

            migrationBuilder.DropTable(
                name: "Supersessions");

            migrationBuilder.DropTable(
                name: "Decisions");

            migrationBuilder.DropColumn(
                name: "LastDecision",
                table: "Company");
        }
    }
}
