using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AsyncWork.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Paragraphs : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "BlockHash",
                table: "Comments",
                type: "TEXT",
                unicode: false,
                maxLength: 16,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "BlockNumber",
                table: "Comments",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "BlockQuote",
                table: "Comments",
                type: "TEXT",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "ResolvedAt",
                table: "Comments",
                type: "TEXT",
                precision: 3,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "ResolvedBy",
                table: "Comments",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Suggestion",
                table: "Comments",
                type: "TEXT",
                maxLength: -1,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "TakenOverIn",
                table: "Comments",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Comments_ResolvedBy",
                table: "Comments",
                column: "ResolvedBy");

            migrationBuilder.AddForeignKey(
                name: "FK_Comments_People_ResolvedBy",
                table: "Comments",
                column: "ResolvedBy",
                principalTable: "People",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Comments_People_ResolvedBy",
                table: "Comments");

            migrationBuilder.DropIndex(
                name: "IX_Comments_ResolvedBy",
                table: "Comments");

            migrationBuilder.DropColumn(
                name: "BlockHash",
                table: "Comments");

            migrationBuilder.DropColumn(
                name: "BlockNumber",
                table: "Comments");

            migrationBuilder.DropColumn(
                name: "BlockQuote",
                table: "Comments");

            migrationBuilder.DropColumn(
                name: "ResolvedAt",
                table: "Comments");

            migrationBuilder.DropColumn(
                name: "ResolvedBy",
                table: "Comments");

            migrationBuilder.DropColumn(
                name: "Suggestion",
                table: "Comments");

            migrationBuilder.DropColumn(
                name: "TakenOverIn",
                table: "Comments");
        }
    }
}
