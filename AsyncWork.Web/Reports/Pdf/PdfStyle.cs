using SkiaSharp;

namespace AsyncWork.Web.Reports.Pdf;

/// <summary>How a piece of text looks. Sizes are points.</summary>
readonly record struct TextStyle(float Size, SKColor Color, FontWeight Weight = FontWeight.Regular, bool Slanted = false)
{
    public float LineHeight => Size * 1.38f;
}

enum Align
{
    Left,
    Right,
    Center,
}

/// <summary>The look of the report in one place: the light colours of the app, and few sizes.</summary>
static class PdfStyle
{
    public static readonly SKColor Ink = SKColor.Parse("#1e1c19");
    public static readonly SKColor Quiet = SKColor.Parse("#5d584f");
    public static readonly SKColor Line = SKColor.Parse("#e5e1d8");
    public static readonly SKColor LineStrong = SKColor.Parse("#8f897d");
    public static readonly SKColor Sunken = SKColor.Parse("#f5f3ee");
    public static readonly SKColor Action = SKColor.Parse("#0d6b5f");
    public static readonly SKColor ActionPale = SKColor.Parse("#4a9589");
    public static readonly SKColor Good = SKColor.Parse("#2b7038");
    public static readonly SKColor Attention = SKColor.Parse("#8a5208");

    public static readonly TextStyle Title = new(25, Ink, FontWeight.SemiBold);
    public static readonly TextStyle Heading = new(12.5f, Ink, FontWeight.SemiBold);
    public static readonly TextStyle Body = new(9, Ink);
    public static readonly TextStyle Strong = new(9, Ink, FontWeight.SemiBold);
    public static readonly TextStyle Small = new(8, Quiet);
    public static readonly TextStyle SmallStrong = new(8, Ink, FontWeight.SemiBold);
    public static readonly TextStyle Big = new(20, Ink, FontWeight.SemiBold);
    public static readonly TextStyle Cell = new(8.5f, Ink);
    public static readonly TextStyle ColumnHead = new(8, Quiet, FontWeight.SemiBold);

    /// <summary>One hue in eleven steps, as the page has it in <c>charts.css</c>.</summary>
    public static SKColor Heat(int step) => Mix(Sunken, Action, step / 10f);

    static SKColor Mix(SKColor from, SKColor to, float share)
    {
        return new(Part(from.Red, to.Red), Part(from.Green, to.Green), Part(from.Blue, to.Blue));

        byte Part(byte a, byte b) => (byte)MathF.Round(a + (b - a) * share);
    }
}
