using System.Globalization;

namespace Heatmap.Server;

/// <summary>Sizes as people read them.</summary>
internal static class Sizes
{
    private static readonly string[] Units = ["bytes", "kB", "MB", "GB", "TB"];

    public static string InWords(double bytes)
    {
        var unit = 0;
        for (; bytes >= 1000 && unit < Units.Length - 1; unit++) bytes /= 1000;
        return string.Create(CultureInfo.InvariantCulture, $"{(unit == 0 ? bytes.ToString("0", CultureInfo.InvariantCulture) : bytes.ToString("0.0", CultureInfo.InvariantCulture))} {Units[unit]}");
    }
}
