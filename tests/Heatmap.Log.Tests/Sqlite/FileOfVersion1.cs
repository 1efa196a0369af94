using System.IO.Compression;

namespace Heatmap.Log.Tests;

/// <summary>
/// A log that the program wrote when its tables were of version 1: three events "a" and two "c" in visitor-shop-1, twenty "b" in
/// visitor-shop-2 between them.
/// </summary>
internal static class FileOfVersion1
{
    // Brotli, base64.
    private const string Packed =
        "G/+fIOYIL5vNHoAifae2cw9KP382HQ5hQLOhXcdFYdT9qEUTTuiiGcaY0BfMIIW5EWXHCz1dJMSVgJC3P1hxABIIAnxJEgDwbMEEgxOgMzi3y0"
        + "S8D62KLKEwXcdgXYCEAIBNUsFUZXKkQp8VAP1uOWarrbSI1jtYXxRkv8/Jb8tx7OY36Uy4+vm/2JhDtho8uiBjojf75CClWYZbM3O8H+xTsQRL"
        + "bWGB0nw3XNcVLdHM8WkAGZ1xVw4La2i/OghNT2bDO4ouQWy1VosGU5flH4FfmOOLiA8X8kjPdMIXYRABVk8jgtIgQqd30WdzH2GYOYF/GxaR6z"
        + "Q6JhF2dYZDb1eT/mEhZwIHcY77vEdN8W5iywGHPRt0WOtN2lKnprV5bd6MJv/IGP9ztigEADBHrhcAIx88H4tPaJPTS6i/AoAdt2A2UAjRkbnm"
        + "Ua3iyK+t7DCx+VGuE1FXPtgGoHcV/eav7kfatE8/PPE8i2eesvMuI1GpirVFTIx3a0YkVFdE/N2doCGH5VXaXrvxUEXsLUg/X/bi3tn0KFOHI3"
        + "M759jJ/sZyfm+698uSw7PW9NvtXWxKOxBsoDjIEHxz214hDr8yBLWOA7E7ov9l2uC7V9/UPtpMGzbdWtW+eyVNzdBpZhgMNJ0lmNKz4fa15ldv"
        + "HYLF4pgPvaf7C2IDLq71N/lEHtu+TlXj+nhhYS3180XLz7quBUvmJsclh5QFy4ddu9Hjmvrs9f+9997tzN24MGRIUps+5c1Zj3TtlLiZU9LSpi"
        + "TZ8Q7/Xmh0WX5b/lj+Wv5Z/lvuM2H0AHEXem4qnY7bYeJ49Lhx0XocAh+ec/YL2eJm9LNywYJFITvvMg4oIoWCSN+DBw5Ys4hVmfXLlkcfpR/V"
        + "Vto+u3FxmsP+x18WT8traH7f8bNwPlGVHXU6PPDMn8MLZNyv254bDm04uNDJetAgK5YQAJDpF5ii0QsAteEhrEUJGjzgAQA2PQKmb+e/twsA05"
        + "vA7ikYFEIxCNhYvp2Ek9gTMnGDG9UA";

    public static void WriteTo(string path)
    {
        using var unpacking = new BrotliStream(new MemoryStream(Convert.FromBase64String(Packed)), CompressionMode.Decompress);
        using var file = File.Create(path);
        unpacking.CopyTo(file);
    }
}
