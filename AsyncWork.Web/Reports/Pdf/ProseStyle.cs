namespace AsyncWork.Web.Reports.Pdf;

/// <summary>The look of texts that are read, not looked up: larger letters, lines that the eye finds again.</summary>
static class ProseStyle
{
    public static readonly TextStyle Body = new(10.5f, PdfStyle.Ink);
    public static readonly TextStyle Cell = new(9, PdfStyle.Ink);
    public static readonly TextStyle SmallCell = new(7.5f, PdfStyle.Ink);
    public static readonly TextStyle Code = new(8.8f, PdfStyle.Ink, FontWeight.Mono);
    public static readonly TextStyle Title = new(22, PdfStyle.Ink, FontWeight.SemiBold);
    public static readonly TextStyle Facts = new(9, PdfStyle.Quiet);

    /// <summary>Between two paragraphs.</summary>
    public const float Gap = 7;

    /// <summary>Where texts begin: farther in than tables of figures, for shorter lines.</summary>
    public const float Left = 68;
    public const float Width = PageBuilder.Width - 2 * Left;

    /// <summary>How far lists and quotations stand in.</summary>
    public const float Indent = 18;

    /// <param name="level">From 1, the title's own.</param>
    public static TextStyle Heading(int level) =>
        new(
            level switch
            {
                1 => 19,
                2 => 15,
                3 => 12.5f,
                4 => 11,
                _ => 10.5f,
            },
            PdfStyle.Ink,
            FontWeight.SemiBold
        );
}
