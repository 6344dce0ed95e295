using SkiaSharp;

namespace AsyncWork.Web.Reports.Pdf;

/// <summary>A picture within a document, no larger than print needs.</summary>
sealed class PdfPicture : IDisposable
{
    /// <summary>Twice what a page's width shows on a screen.</summary>
    const int MostPixels = 1_400;

    /// <summary>More is not even opened: a small file can claim to be as large as a house.</summary>
    const long MostToOpen = 40_000_000;
    const int Quality = 82;
    const int LargestAsSent = 400_000;

    PdfPicture(SKImage image, int width, int height) => (Image, Width, Height) = (image, width, height);

    public SKImage Image { get; }

    /// <summary>Of the picture as it was sent, in pixels.</summary>
    public int Width { get; }
    public int Height { get; }

    /// <summary>Null for a picture that cannot be read or is too large.</summary>
    public static PdfPicture? Read(Stream content)
    {
        using var data = SKData.Create(content);
        using var codec = data is null ? null : SKCodec.Create(data);
        if (codec is null || (long)codec.Info.Width * codec.Info.Height is 0 or > MostToOpen)
            return null;
        var (width, height) = (codec.Info.Width, codec.Info.Height);
        var isTurned = codec.EncodedOrigin >= SKEncodedOrigin.LeftTop;
        // A photograph goes into the document as it is, without being unpacked.
        if (
            codec.EncodedFormat == SKEncodedImageFormat.Jpeg
            && codec.EncodedOrigin == SKEncodedOrigin.TopLeft
            && Math.Max(width, height) <= MostPixels
            && data!.Size <= LargestAsSent
        )
            return new(SKImage.FromEncodedData(data), width, height);
        using var whole = SKBitmap.Decode(
            codec,
            new SKImageInfo(
                width,
                height,
                SKColorType.Rgba8888,
                codec.Info.AlphaType == SKAlphaType.Opaque ? SKAlphaType.Opaque : SKAlphaType.Premul
            )
        );
        if (whole is null)
            return null;
        using var upright = Upright(whole, codec.EncodedOrigin);
        if (isTurned)
            (width, height) = (height, width);
        var share = Math.Min(1f, (float)MostPixels / Math.Max(width, height));
        using var small =
            share < 1
                ? upright.Resize(
                    new SKSizeI(Math.Max(1, (int)(width * share)), Math.Max(1, (int)(height * share))),
                    new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear)
                )
                : upright.Copy();
        if (small is null)
            return null;
        // Photographs stay photographs; drawings keep their sharp edges.
        if (codec.EncodedFormat != SKEncodedImageFormat.Jpeg)
            return new(SKImage.FromBitmap(small), width, height);
        using var packed = small.Encode(SKEncodedImageFormat.Jpeg, Quality);
        return new(SKImage.FromEncodedData(packed), width, height);
    }

    /// <summary>As the camera was held.</summary>
    static SKBitmap Upright(SKBitmap picture, SKEncodedOrigin origin)
    {
        var (w, h) = (picture.Width, picture.Height);
        var turn = origin switch
        {
            SKEncodedOrigin.BottomRight => SKMatrix.CreateRotationDegrees(180, w / 2f, h / 2f),
            SKEncodedOrigin.RightTop => SKMatrix.CreateRotationDegrees(90).PostConcat(SKMatrix.CreateTranslation(h, 0)),
            SKEncodedOrigin.LeftBottom => SKMatrix.CreateRotationDegrees(-90).PostConcat(SKMatrix.CreateTranslation(0, w)),
            _ => SKMatrix.Identity,
        };
        if (turn.IsIdentity)
            return picture.Copy();
        var upright = origin is SKEncodedOrigin.BottomRight ? new SKBitmap(w, h) : new SKBitmap(h, w);
        using var canvas = new SKCanvas(upright);
        canvas.SetMatrix(turn);
        canvas.DrawBitmap(picture, 0, 0);
        return upright;
    }

    public void Dispose() => Image.Dispose();
}
