using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AsyncWork.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class TextsThatFit : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // Reactions are stored by their code point from here on.
            migrationBuilder.Sql("UPDATE CommentReactions SET Sign = 'U+' || printf('%X', unicode(Sign)) WHERE Sign NOT LIKE 'U+%'");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {

        }
    }
}
