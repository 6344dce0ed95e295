using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AsyncWork.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class HandOffs : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "HandOffs",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    GiverId = table.Column<int>(type: "INTEGER", nullable: false),
                    ReceiverId = table.Column<int>(type: "INTEGER", nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    DueAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: false),
                    MakesOwner = table.Column<bool>(type: "INTEGER", nullable: false),
                    State = table.Column<string>(type: "TEXT", unicode: false, maxLength: 10, nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: false),
                    Since = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    Done_Html = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false),
                    Done_Text = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false),
                    Next_Html = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false),
                    Next_Text = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false),
                    Open_Html = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false),
                    Open_Text = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HandOffs", x => x.Id);
                    table.ForeignKey(
                        name: "FK_HandOffs_People_GiverId",
                        column: x => x.GiverId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_HandOffs_People_ReceiverId",
                        column: x => x.ReceiverId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "HandOffItems",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    HandOffId = table.Column<int>(type: "INTEGER", nullable: false),
                    SubjectKind = table.Column<string>(type: "TEXT", unicode: false, maxLength: 10, nullable: false),
                    SubjectId = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HandOffItems", x => x.Id);
                    table.ForeignKey(
                        name: "FK_HandOffItems_HandOffs_HandOffId",
                        column: x => x.HandOffId,
                        principalTable: "HandOffs",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "HandOffTurns",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    HandOffId = table.Column<int>(type: "INTEGER", nullable: false),
                    Step = table.Column<string>(type: "TEXT", unicode: false, maxLength: 10, nullable: false),
                    By = table.Column<int>(type: "INTEGER", nullable: true),
                    ReceiverId = table.Column<int>(type: "INTEGER", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: false),
                    Word = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HandOffTurns", x => x.Id);
                    table.ForeignKey(
                        name: "FK_HandOffTurns_HandOffs_HandOffId",
                        column: x => x.HandOffId,
                        principalTable: "HandOffs",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_HandOffTurns_People_By",
                        column: x => x.By,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_HandOffTurns_People_ReceiverId",
                        column: x => x.ReceiverId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_HandOffItems_HandOffId_SubjectKind_SubjectId",
                table: "HandOffItems",
                columns: new[] { "HandOffId", "SubjectKind", "SubjectId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_HandOffItems_SubjectKind_SubjectId",
                table: "HandOffItems",
                columns: new[] { "SubjectKind", "SubjectId" });

            migrationBuilder.CreateIndex(
                name: "IX_HandOffs_GiverId_State",
                table: "HandOffs",
                columns: new[] { "GiverId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_HandOffs_ReceiverId_State",
                table: "HandOffs",
                columns: new[] { "ReceiverId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_HandOffTurns_By",
                table: "HandOffTurns",
                column: "By");

            migrationBuilder.CreateIndex(
                name: "IX_HandOffTurns_HandOffId_Id",
                table: "HandOffTurns",
                columns: new[] { "HandOffId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_HandOffTurns_ReceiverId",
                table: "HandOffTurns",
                column: "ReceiverId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "HandOffItems");

            migrationBuilder.DropTable(
                name: "HandOffTurns");

            migrationBuilder.DropTable(
                name: "HandOffs");
        }
    }
}
